"""Cardinal numbers as words, by language: the values that deadlines are written with.

A language's numbers count only before a unit of the same language, so English "on" is never Turkish ten.
"""

from __future__ import annotations

from collections.abc import Mapping

from trustaudit.text import fold


def _row(words: str, start: int = 1) -> dict[str, int]:
    """Words in counting order, separated by spaces; "_" joins the parts of one number, "/" its variants."""
    return {
        variant.replace("_", " "): value
        for value, variants in enumerate(words.split(), start)
        for variant in variants.split("/")
    }


def _tens(words: str) -> dict[str, int]:
    """The words for 20, 30, 40, 45, 50, 60, 90, 100 in this order; "-" where none is needed."""
    values = (20, 30, 40, 45, 50, 60, 90, 100)
    return {
        variant.replace("_", " "): value
        for value, variants in zip(values, words.split(), strict=True)
        if variants != "-"
        for variant in variants.split("/")
    }


_WRITTEN: Mapping[str, Mapping[str, int]] = {
    "fa": {
        **_row("یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده/هیجده نوزده"),
        **_tens("بیست سی چهل چهل_و_پنج پنجاه شصت نود صد"),
        "بیست و چهار": 24, "هفتاد و دو": 72, "چهل و هشت": 48,
    },
    "en": {
        **_row(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
            " eighteen nineteen"
        ),
        **_tens("twenty thirty forty forty-five/forty_five fifty sixty ninety hundred/one_hundred/a_hundred"),
        "twenty-one": 21, "twenty-eight": 28, "twenty-four": 24, "forty-eight": 48,
    },
    "es": {
        **_row(
            "un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
            " diecisiete dieciocho diecinueve"
        ),
        **_tens("veinte treinta cuarenta cuarenta_y_cinco cincuenta sesenta noventa cien"),
        "veintiún": 21, "veintiuno": 21, "veintiocho": 28, "veinticuatro": 24,
    },
    "de": {
        **_row(
            "ein/eine/einem/einen/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
            " fünfzehn sechzehn siebzehn achtzehn neunzehn"
        ),
        **_tens("zwanzig dreißig vierzig fünfundvierzig fünfzig sechzig neunzig hundert/einhundert"),
        "einundzwanzig": 21, "achtundzwanzig": 28, "vierundzwanzig": 24,
    },
    "fr": {
        **_row(
            "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
            " dix-huit dix-neuf"
        ),
        **_tens("vingt trente quarante quarante-cinq cinquante soixante quatre-vingt-dix cent"),
        "vingt et un": 21, "vingt-huit": 28, "vingt-quatre": 24,
    },
    "tr": {
        **_row(
            "bir iki üç dört beş altı yedi sekiz dokuz on on_bir/onbir on_iki/oniki on_üç/onüç on_dört/ondört on_beş/onbeş"
        ),
        **_tens("yirmi otuz kırk kırk_beş elli altmış doksan yüz"),
        "yirmi bir": 21, "yirmi sekiz": 28, "yirmi dört": 24,
    },
    "ar": {
        **_row(
            "يوم_واحد ثنين/يومان ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر"
            " أحد_عشر اثني_عشر/اثنا_عشر ثلاثة_عشر أربعة_عشر/أربع_عشرة خمسة_عشر/خمس_عشرة"
        ),
        **_tens("عشرين/عشرون ثلاثين/ثلاثون أربعين/أربعون خمسة_وأربعين خمسين/خمسون ستين/ستون تسعين/تسعون مائة/مئة"),
        "واحد وعشرين": 21,
    },
    "it": {
        **_row(
            "un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici"
        ),
        **_tens("venti trenta quaranta quarantacinque cinquanta sessanta novanta cento"),
    },
    "pt": {
        **_row("um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze"),
        **_tens("vinte trinta quarenta quarenta_e_cinco cinquenta sessenta noventa cem"),
    },
    "nl": {
        **_row("een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"),
        **_tens("twintig dertig veertig vijfenveertig vijftig zestig negentig honderd"),
    },
    "pl": {
        **_row(
            "jeden/jednego dwa/dwóch trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu"
            " dziewięć/dziewięciu dziesięć/dziesięciu jedenastu dwunastu trzynastu czternaście/czternastu piętnastu"
        ),
        **_tens("dwudziestu trzydzieści/trzydziestu czterdziestu - pięćdziesięciu sześćdziesięciu dziewięćdziesięciu stu"),
    },
    "ru": {
        **_row(
            "один/одного два/две/двух три/трех/трёх четыре/четырех пять/пяти шесть/шести семь/семи восемь/восьми"
            " девять/девяти десять/десяти одиннадцати двенадцати тринадцати четырнадцать/четырнадцати пятнадцати"
        ),
        **_tens("двадцати тридцать/тридцати сорока - пятидесяти шестидесяти девяноста ста/сто"),
    },
    "zh": _row("一 二/两/兩 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五"),
    "ja": _row("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五"),
}  # fmt: skip

#: Language to folded word to value.
NUMBER_WORDS: Mapping[str, Mapping[str, int]] = {
    lang: {fold(word): value for word, value in words.items()} for lang, words in _WRITTEN.items()
}
