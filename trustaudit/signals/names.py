"""Telling the name of a person from other words, in Latin and Persian or Arabic writing.

A name is never told by its look alone: callers ask only about a passage that stands beside a role.
"""

from __future__ import annotations

import re

from trustaudit.text import fold

_TITLES = (
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Ing|Mag|Dipl\.-(?:Ing|Kfm|Phys)|Herrn?|Frau|Sra?|Srta|Don|Doña|Dña|D|M|Mme|Mlle|Bay|Bayan|Sayın)"
    r"\.? )"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĞİŞÇÖÜ]"
_SMALL = r"[a-zà-öø-ÿğışçöü]"
_WORD = rf"(?:{_CAPITAL}(?:{_SMALL}|['’-])+(?:{_CAPITAL}{_SMALL}+)?(?:-{_CAPITAL}{_SMALL}+)?|O['’]{_CAPITAL}\w+)"
_LINK = r"(?:de|del|de la|la|van|van der|van den|von|von der|zu|der|den|bin|ibn|al|el|da|dos|di|du|le|ter|y)"
LATIN = re.compile(
    rf"{_TITLES}*{_WORD}(?: (?:{_CAPITAL}\.|[\"“(]{_WORD}[\"”)])){{0,2}}(?: {_LINK}){{0,2}} {_WORD}"
    rf"(?:(?: {_LINK}){{0,2}} {_WORD})?(?:,? (?:Jr|Sr|MBA|PhD|MD|LLM)\.?)?"
)
_LATIN_SHOUTED = re.compile(rf"{_TITLES}*{_CAPITAL}{{2,}}(?: {_CAPITAL}\.)?(?: {_CAPITAL}{{2,}}){{1,2}}")

# Words that begin with a capital in headings and company names, and never stand in a person's name.
_NOT_A_NAME = frozenset(
    """
    about accessories account accounts receivable payable application reseller testimonials address all also
    and an any are art bank best blog box brand brands building business buy by call care careers cart case
    centre center chief city click co code collection college come commerce company contact corp corporate
    country county customer customers data day delivery department design development digital direct
    director email engineering enterprises equipment event events executive express fax finance financial
    find follow for food foundation founder free from gallery general get gift global gmbh group guide happy
    head help high home hotel hours house how human inc industries information institute international
    internet is join kitchen kontakt learn legal life limited link list llc login london ltd mail main
    management manager managing market marketing media meet member members mobile more my national new news
    no north not office officer on one online only open operations or order our owner page park partner
    partners phone plan please policy post power president press price privacy pro product products
    programme project quality questions question read real research resources return returns road room sales
    school search security see senior service services ship shipping shop site social solution solutions
    south south special square staff start state store story street studio studios subscribe super supply
    support system systems team tech technical technology tel telephone terms that the this to top town
    trade training travel trust university us vice view web website welcome west what who with work world
    york you your impressum geschäftsführer geschäftsführung inhaber vertreten registergericht amtsgericht
    umsatzsteuer telefon straße strasse die der das und für von unser wir firma verlag versand calle avenida
    titular empresa tienda datos los las una para con nuestro nuestra aviso rue société sarl siège le la les
    un une des notre nos votre şirket mağaza genel müdür kurucu hakkımızda iletişim january february march
    april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday america american england english german germany france french spain spanish europe
    european canada australia india china
    """.split()
)

_PERSIAN_TITLES = (
    r"(?:(?:جناب|سرکار) )?(?:آقای|آقا|خانم|دکتر|مهندس|استاد|حاج|سید|سیده|السید|السیدة|الأستاذ|الدكتور|المهندس)"
)
_PERSIAN_WORD = r"[آأإئءا-یيكىۀةﻻ\u200c]{2,14}"
_PERSIAN_NAME = re.compile(rf"(?:{_PERSIAN_TITLES} )*{_PERSIAN_WORD}(?: {_PERSIAN_WORD}){{1,3}}")
_TITLED = re.compile(rf"{_PERSIAN_TITLES} ")

# Given names by which a Persian or Arabic name is told when no title and no colon announces it.
_GIVEN = frozenset(
    map(
        fold,
        """
    علی محمد حسین حسن رضا مهدی امیر احمد محمود مصطفی مرتضی مجتبی سعید حمید مجید وحید فرید نوید امید سجاد
    میلاد بهنام بهرام بهزاد بهروز فرهاد فرشاد فرزاد فریبرز کامران کاوه کیان کیوان کوروش داریوش آرش آرمان
    آرمین آرین آریا سیاوش سینا سهراب رستم بابک پدرام پرویز پویا پیمان پژمان شاهین شهاب شهرام شایان رامین
    رضوان روزبه یاسر یاشار یوسف یعقوب ابراهیم اسماعیل ابوالفضل عباس عبدالله عرفان عماد علیرضا محمدرضا
    محمدعلی محمدحسین محمدمهدی امیرحسین امیرعلی امیررضا حمیدرضا غلامرضا جواد جعفر کاظم کریم کمال قاسم هادی
    هاشم هومن نادر ناصر نیما منصور مسعود میثم مازیار ماهان طاها صادق صابر پارسا سامان ساسان فاطمه زهرا مریم
    زینب معصومه سمیه لیلا نرگس نسرین نسترن نازنین نگار نگین نیلوفر ندا نوشین شیوا شیدا شیرین شهره شبنم شقایق
    سارا ساناز سحر سمیرا سمانه سپیده سوسن ستاره ریحانه رویا رعنا راضیه پریسا پریا پگاه پروین الهام الهه
    الناز آزاده آناهیتا آیدا آیناز بهاره بیتا تینا ترانه حدیث حمیده خدیجه دنیا زیبا ژاله غزل غزاله فرزانه
    فرشته فریبا فریده کیمیا گلناز مهسا مهناز مهشید مهتاب مهرناز مینا مژگان مرضیه منیژه محبوبه هانیه هدیه
    هستی هما یاسمن یگانه طاهره عاطفه عسل عمر خالد عبدالرحمن عبدالعزیز فهد سعود ترکی فیصل سلمان سلطان یزید
    طارق هشام ایمن کریم مروان زیاد نوره ساره هند منی
    """.split(),
    )
)
_PERSIAN_STOP = frozenset(
    map(
        fold,
        """
    از به با در بر برای که را و یا این آن هر همه ما شما آنها من او است هست بود شد شده می نمی خواهد باید شرکت
    فروشگاه سایت وب‌سایت مدیر مدیرعامل عامل تیم گروه محصول محصولات خرید فروش خدمات مشتری مشتریان تماس شماره
    تلفن آدرس ایمیل ساعت روز سال ماه تهران اصفهان ایران کارشناس پشتیبانی بخش واحد دفتر کارخانه تولید فنی
    بازاریابی مالی هیئت مدیره گفت کرد کرده داد سلام پیام سخن درباره ارتباط کلیک اینجا همکاری رزومه استخدام
    فرصت تخصص مقام رئیس مسئول سرپرست عضو قائم نایب في من إلى شركة متجر مدير المدير خدمة العملاء فريق
    """.split(),
    )
)


def latin_name(text: str) -> str:
    """The person's name that a Latin text consists of, '' if it is something else."""
    text = text.strip(" .,:;–—-|•·")
    match = LATIN.fullmatch(text) or _LATIN_SHOUTED.fullmatch(text)
    return text if match and _is_personal(text) else ""


def latin_name_at(text: str, position: int) -> str:
    """The person's name that begins at a position of a Latin text, '' if none does."""
    match = LATIN.match(text, position) or _LATIN_SHOUTED.match(text, position)
    return match.group() if match and _is_personal(match.group()) else ""


def _is_personal(name: str) -> bool:
    words = (word for word in re.split(r"[ .,]+", name) if not word.islower())
    return not any(word.lower() in _NOT_A_NAME for word in words)


def persian_name(text: str, *, announced: bool) -> str:
    """The person's name that a Persian or Arabic text consists of, '' if it is something else.

    `announced` says that a colon after a role, or the like, promises a name; otherwise a title or a known given name
    must vouch for it.
    """
    text = text.strip(" .,:;،؛–—-|•·")
    if not _PERSIAN_NAME.fullmatch(text):
        return ""
    words = fold(_TITLED.sub("", text + " ").strip()).split(" ")
    if not words or any(word in _PERSIAN_STOP for word in words):
        return ""
    if announced or _TITLED.match(text) or words[0] in _GIVEN:
        return text
    return ""
