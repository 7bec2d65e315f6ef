"""Whose number or address a passage gives: the shop's, or another party's (buyer, carrier, web designer, authority).

Other parties are told by the words at the passage or in the short lines above it, which name them.
"""

from __future__ import annotations

import re

from trustaudit.model import PageKind, Region
from trustaudit.signals.base import Sheet

_BUYER = re.compile(
    r"گیرنده|خریدار محترم|ادرس تحویل|انتخاب ادرس|ادرس شما|ادرس ارسال|المستلم|عنوان الشحن|عنوان التوصیل|"
    r"\b(?:ship(?:ping)? (?:to|address)|deliver(?:y|ed)? (?:to|address)|bill(?:ing)? (?:to|address)|recipient|"
    r"your address|"
    r"lieferadresse|rechnungsadresse|empfanger|direccion de (?:envio|entrega|facturacion)|destinatario|"
    r"adresse de (?:livraison|facturation)|destinataire|teslimat adresi|fatura adresi|alici)\b"
)
_MAKER = re.compile(
    r"طراحی (?:سایت|وب|شده|و توسعه|و اجرا|توسط)|طراح(?:ان)? سایت|میزبانی|هاستینگ|توسعه یافته توسط|تصمیم و برمجه|"
    r"\b(?:(?:web ?)?(?:site )?(?:designed|developed|created|built|made|hosted|powered) (?:and \w+ )?by|"
    r"web ?(?:site )?design(?:er)?\b|"
    r"webdesign|hosting (?:provider|by)|diseno web|desarrollado por|realisation du site|site realise par|hebergeur|"
    r"hebergement|umsetzung|web tasarim|tasarim ve yazilim)"
)
_CARRIER = re.compile(
    r"تیپاکس|چاپار|ماهکس|شرکت پست|پست پیشتاز|اداره پست|باربری|الوپیک|سمسا|ارامکس|"
    r"\b(?:dhl|ups|fedex|usps|royal mail|gls|dpd|hermes|evri|correos|seur|mrw|colissimo|chronopost|mondial relay|"
    r"aramex|"
    r"smsa|yurtici kargo|aras kargo|mng kargo|ptt kargo|surat kargo)\b"
)
_AUTHORITY = re.compile(
    r"پلیس فتا|تعزیرات|سازمان حمایت|حمایت از مصرف|مرکز توسعه تجارت الکترونیک|وزاره التجاره|حمایه المستهلک|"
    r"\b(?:ombudsm[ae]n|arbitration|schlichtungsstelle|verbraucherschlichtung|aufsichtsbehorde|datenschutzbehorde|"
    r"landesbeauftragte|supervisory authority|data protection authority|information commissioner|trading standards|"
    r"citizens advice|agencia espanola de proteccion|cnil|mediateur|mediation de la consommation|junta arbitral|"
    r"tuketici hakem|consumer (?:protection|affairs|council)|poison control)\b"
)
# On these pages "shipping address" is where the shop wants its parcels.
_ABOUT_SHOP = frozenset((PageKind.CONTACT, PageKind.ABOUT, PageKind.LEGAL, PageKind.HOME))


def is_other_party(sheet: Sheet, index: int, offset: int = 0, *, reach: int = 3) -> bool:
    """Whether the passage at `offset` of block `index` belongs to somebody who is not the shop.

    A buyer's data stand under a line that says so (up to `reach` short lines above, never in a footer); a maker or
    carrier is named in the same line before the passage, or in the short line directly above it.
    """
    blocks = sheet.page.blocks
    block = blocks[index]
    before = block.folded[max(0, offset - 90) : offset]
    above = [
        b.folded for b in blocks[max(0, index - reach) : index] if len(b.folded) <= 60 and b.region is block.region
    ]
    of_shop = block.region in (Region.FOOTER, Region.HEADER) or not _ABOUT_SHOP.isdisjoint(sheet.page.kinds)
    if not of_shop and any(_BUYER.search(t) for t in (before, *above)):
        return True
    # In a footer, the line under "Website by Sample Studio" is the studio's; elsewhere it need not be.
    nearest = (before, *above[-1:]) if block.region is Region.FOOTER else (before,)
    return any(pattern.search(text) for pattern in (_MAKER, _CARRIER, _AUTHORITY) for text in nearest)
