"""The outward shape of a page: what forms, prices, numbers and markup say about its kind, without reading its words."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from trustaudit.model import Region
from trustaudit.page.data import nodes, types
from trustaudit.page.model import BlockKind, Field, Form, Page
from trustaudit.text import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# The patterns that run over whole texts begin with a plain character class: re skips to such a start at memory speed,
# and tries every alternative at every character otherwise (measured: 2 ms a page against 0.1).
_SIGN_FIRST = re.compile(r"[$€£¥₺₹₽₴₩₪₫]\s?\d")
_NUMBER_FIRST = re.compile(
    r"\d[\d.,' ]*\s?(?:[$€£¥₺₹₽₴₩₪₫]|تومان|تومن|هزار تومان|ریال|درهم|دینار|جنیه|لیره|ر\.?\s?س|د\.?\s?ا|"
    r"(?:toman|rial|usd|eur|euros?|gbp|kr|chf|sar|aed|tl|try|zl|kc|ft|lei|leva|lv|грн|руб|р\.|лв|円|元|тг|₸|kn|ks)(?![a-z])"
    + f"|{fold('원')})"
)
_WORD_FIRST = re.compile(r"\b(?:usd|eur|gbp|rs\.?|inr|kr\.?|chf|aud|cad|sar|aed|tl|zl|r\$)\s?\d")


def has_money(folded: str) -> bool:
    """Whether a folded text holds an amount of money: a number beside a currency sign or word."""
    return any(p.search(folded) for p in (_SIGN_FIRST, _NUMBER_FIRST, _WORD_FIRST))


_NUMBER = re.compile(r"\d[\d\s().\-/]{5,20}\d")
_MAIL = re.compile(r"@[\w-]+\.[a-z]{2,}")
_MAPS = (
    "google.com/maps", "/maps/", "maps.google", "openstreetmap.org", "neshan.org", "balad.ir", "map.ir/", "waze.com",
    "maps.apple", "cedarmaps", "bing.com/maps", "mapquest.com", "yandex.com/map", "yandex.ru/map",
)  # fmt: skip

# A form's purpose by the names, labels and placeholders of its fields, in the languages shops use.
_MESSAGE = re.compile(
    r"message|comment|inquiry|enquir|question|body|feedback|nachricht|anfrage|mensaje|consulta|mesaj|contact|your-?text|"
    r"details|request|پیام|متن|توضیح|رسال"
)
_REVIEW = re.compile(
    r"review|rating|rezension|bewertung|resena|opinion|\bavis\b|yorum|commentform|comment-form|comment_post|نظر|دیدگاه|"
    r"تقییم"
)
_MAIL_FIELD = re.compile(r"e-?mail|correo|courriel|e-?posta|ایمیل|پست الکترونی|برید")
_NAME_FIELD = re.compile(r"name|nombre|\bnom\b|\bisim\b|\bad\b|soyad|نام|اسم")
_STREET_FIELD = re.compile(
    r"(?<!mail)(?<!mail[ _-])address|street|direccion|calle|adresse|strasse|\brue\b|adres\b|postcode|postal|\bzip|plz|"
    r"codigo_?postal|نشانی|ادرس|عنوان|کد ?پستی"
)
_PHONE_FIELD = re.compile(r"phone|mobile|\btel|telefon|movil|handy|تلفن|موبایل|همراه|هاتف|جوال")
_PAY_FIELD = re.compile(r"payment|paymethod|pay_method|card_?number|cardnumber|cc-?number|gateway|پرداخت")
# Words of add-to-cart buttons, in their texts and in class names, ids and actions: folded, without spaces and hyphens.
_BUY = tuple(
    fold(word)
    for word in (
        "addtocart additemtocart addtobag addtobasket addtotrolley addtomycart addtoorder cartadd cart/add basketadd "
        "basket/add buynow buyitnow buybutton buybox btnbuy productform formproduct productaddtocart addcart "
        "cartbutton buttoncart indenwarenkorb indeneinkaufskorb indenkorb zumwarenkorb anadiralcarrito "
        "anadiralacesta anadiralabolsa anadiracesta agregaralcarr comprarahora ajouteraupanier ajoutaupanier "
        "sepeteekle hemenal satinal سبدخریداضافه افزودنبهسبد اضافهبهسبد اضافهکردنبهسبد خریداینمحصول اضفالیالسله "
        "اضفالیعربه اضافهالیالسله اضفللسله اضافهللسله اشترالان aggiungialcarrello adicionaraocarrinho "
        "adicionarasacola adicionaracesta comprar dodajdokoszyka dokosiku vlozitdo inwinkelwagen inwinkelmand ikurv "
        "ivarukorg lagtilihandle leggihandle lisaaostoskoriin vkorzinu вкорзину купить купити вкошик adaugaincos "
        "pievienotgrozam pirkt kosarba "
        "カートに入れる カゴに入れる 장바구니 구매하기 바로구매 주문하기 "
        "加入购物车 加入購物車 立即購買 立即购买 今すぐ購入 購入する добавивкошница добави"
    ).split()
)


@lru_cache(maxsize=1)
def _buy_words() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(_BUY)


def selling_lines(folded: list[str]) -> list[int]:
    """Numbers of the lines among short folded texts that are what a button says that puts goods into the cart."""
    everything = "\n".join(folded)
    for gap in (" ", "-", "_", "."):
        everything = everything.replace(gap, "")
    found = _buy_words().find_matches_as_indexes(everything)
    return sorted({everything.count("\n", 0, start) for _, start, _ in found})


def _spoken(field: Field) -> str:
    return fold(f"{field.name} {field.id} {field.label} {field.placeholder} {field.autocomplete}")


class Shape:
    """What is seen of a page; each property is computed when first asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def main(self) -> str:
        """The folded text of main and aside, one line a block, choices of selects left out."""
        return "\n".join(
            b.folded
            for b in self.page.blocks
            if b.region in (Region.MAIN, Region.ASIDE, Region.HEADER) and b.kind is not BlockKind.OPTION
        )[:100_000]

    @cached_property
    def body_classes(self) -> tuple[str, ...]:
        """Class names and id of the body element, in lower case."""
        body = next((e.attrs for e in self.page.elements if e.tag == "body"), {})
        return tuple(f"{body.get('class', '')} {body.get('id', '')}".lower().split())

    @cached_property
    def data_types(self) -> frozenset[str]:
        """Types of all nodes at the top of the structured data, and of what a page declares as its subject."""
        found = [t for n in self.page.data for t in types(n)]
        for node in self.page.data:
            entity = node.get("mainEntity")
            found.extend(types(entity) if isinstance(entity, dict) else ())
        return frozenset(found)

    @cached_property
    def phones(self) -> int:
        """Telephone numbers in main, at a glance: not validated, enough to tell a contact page."""
        links = sum(1 for link in self.page.links if link.region is Region.MAIN and link.url.startswith("tel:"))
        return links or sum(1 for m in _NUMBER.finditer(self.main) if 8 <= sum(map(str.isdigit, m.group())) <= 14)

    @cached_property
    def mails(self) -> int:
        links = sum(1 for link in self.page.links if link.region is Region.MAIN and link.url.startswith("mailto:"))
        return links or len(_MAIL.findall(self.main)) + self.main.count("[at]")

    @cached_property
    def has_map(self) -> bool:
        places = [e.attrs.get("src") or e.attrs.get("data-src", "") for e in self.page.elements if e.tag == "iframe"]
        places += [link.url for link in self.page.links if link.region is Region.MAIN]
        joined = "\n".join(places)
        return any(host in joined for host in _MAPS)

    @cached_property
    def prices(self) -> int:
        """Amounts of money in main."""
        return sum(len(p.findall(self.main)) for p in (_SIGN_FIRST, _NUMBER_FIRST)) or len(
            _WORD_FIRST.findall(self.main)
        )

    @cached_property
    def priced_heading(self) -> str:
        """The text of a level-1 heading with an amount of money soon after it and no heading of the same weight
        between: on product pages the name of the product. '' if there is none."""
        blocks = self.page.blocks
        for index, block in enumerate(blocks):
            if block.kind is not BlockKind.HEADING or block.level != 1 or block.region is not Region.MAIN:
                continue
            after = []
            for follower in blocks[index + 1 : index + 60]:
                if follower.kind is BlockKind.HEADING and follower.level <= 2:
                    break
                after.append(follower.folded)
            text = "\n".join(after)
            if _SIGN_FIRST.search(text) or _NUMBER_FIRST.search(text):
                return block.text
        return ""

    @cached_property
    def message_form(self) -> bool:
        """Whether there is a form to write to the shop with (not a review, comment, newsletter or sign-up)."""
        return any(map(_is_message_form, self.page.forms))

    @cached_property
    def buy_forms(self) -> int:
        """Buttons, forms and links that put something into a cart."""
        lines = [" ".join((f.action, f.id, f.classes, *map(_button_words, f.fields))) for f in self.page.forms]
        lines += [_button_words(f) for f in self.page.controls]
        lines += [f"{k.folded} {k.attrs.get('class', '')}" for k in self.page.links if len(k.folded) < 60]
        everything = "\n".join(lines).lower()
        for gap in (" ", "-", "_", "."):
            everything = everything.replace(gap, "")
        found = _buy_words().find_matches_as_indexes(everything)
        return len({everything.count("\n", 0, start) for _, start, _ in found})

    @cached_property
    def personal_form(self) -> bool:
        """Whether a form asks who the shopper is and where the parcel goes, or how it is paid."""
        return any(_is_personal_form(f.fields) for f in self.page.forms) or _is_personal_form(self.page.controls)

    @cached_property
    def password_form(self) -> bool:
        return any(f.type == "password" and not f.hidden for form in self.page.forms for f in form.fields) or any(
            f.type == "password" and not f.hidden for f in self.page.controls
        )

    @cached_property
    def products(self) -> int:
        """Products in the structured data."""
        return sum(1 for _ in nodes(self.page.data, "Product", "ProductGroup"))


def _button_words(field: Field) -> str:
    if field.type not in ("submit", "button", "image"):
        return ""
    return f"{fold(field.value + field.label)} {field.name} {field.id} {field.attrs.get('class', '')}"


def _is_message_form(form: Form) -> bool:
    texts = [f for f in form.fields if f.type == "textarea"]
    if not texts:
        return False
    names = fold(f"{form.id} {form.classes} {form.action}")
    spoken = " ".join(_spoken(f) for f in form.fields if f.type not in ("hidden", "submit", "button"))
    if _REVIEW.search(names) or _REVIEW.search(" ".join(map(_spoken, texts))):
        return False
    if any(f.name in ("comment_post_ID", "comment_parent", "rating") for f in form.fields):
        return False
    return bool(_MAIL_FIELD.search(spoken) or _PHONE_FIELD.search(spoken) or _NAME_FIELD.search(spoken)) and bool(
        _MESSAGE.search(" ".join(map(_spoken, texts))) or _MESSAGE.search(names) or len(texts) == 1
    )


def _is_personal_form(fields: tuple[Field, ...]) -> bool:
    asked = [_spoken(f) for f in fields if f.type not in ("hidden", "submit", "button") and not f.hidden]
    street = any(map(_STREET_FIELD.search, asked))
    name = any(map(_NAME_FIELD.search, asked))
    reach = any(map(_MAIL_FIELD.search, asked)) or any(map(_PHONE_FIELD.search, asked))
    pay = any(_PAY_FIELD.search(_spoken(f)) for f in fields if f.type in ("radio", "text", "tel"))
    return (street and name and reach) or (pay and (street or reach))
