"""Who speaks: a shop says "we" and "you"; a customer's review or question says "I" and "my"; an article speaks of others."""

from __future__ import annotations

import re

from trustaudit.model import PageKind, Region
from trustaudit.page.model import Block, Image, Page

# Verbs stand with the English "i" and French "je" because both letters are words of other languages too.
_FIRST_PERSON = re.compile(
    r"\b(?:i'm|i've|i'd|i'll|i (?:am|was|have|had|bought|received|recieved|ordered|would|will|love|loved|got|did|didn't|don't|can|can't"
    r"|could|couldn't|think|just|really|like|liked|use|used|tried|need|wanted|returned|asked|paid|purchased|told|wish|thought|found"
    r"|recommend|highly|only|also|never|still|returned|sent|wore|wear|hope|do|may|agree|accept))\b"
    r"|\bmy (?:husband|wife|son|daughter|kids|dog|cat|friend|friends|mom|mum|dad|boyfriend|girlfriend|old|first|new|money|size"
    r"|order|phone|house|car|room|account|skin|hair|feet)\b"
    r"|\b(?:ich|mir|mich|meinem|meinen)\b|\bj'(?:ai|adore|en|aime)\b|\bje (?:suis|l'ai|n'ai|recommande|ne|trouve|l'|peux|dois|souhaite)\b"
    r"|\b(?:mi pedido|he comprado|lo compre|me llego|me ha llegado|estoy (?:muy )?content[oa])\b|\b(?:aldim|benim|siparisim)\b"
    r"|\b(?:я|мне|купил\w*|заказал\w*)\b"
    r"|(?<![^\W_])(?:خریدم|گرفتم|سفارش دادم|راضی هستم|راضی بودم|راضیم|به دستم|بدستم|دستم رسید|برام|واسم|خرید کردم|مال من"
    r"|اشتریت|طلبت منهم|وصلنی|استلمته|جربته)(?![^\W_])"
)
# Words that shops put in the customer's mouth: menu items and questions of their own ("My account", "How do I return?").
_SHOP_SAYS = re.compile(
    r"\b(?:my (?:account|order|orders|basket|bag|cart|wishlist|item|purchase|parcel|package|refund|money|return|details|store)"
    r"|(?:how|when|where|what|why|which)(?: \w+){0,3} i \w+|(?:can|do|if|may|should|will|did|must|could) i \w+|i (?:agree|have read|accept)"
    r"|ich (?:habe|bin|stimme|akzeptiere) (?:die|der|den|mit)|kann ich|wie kann ich|mein konto|je (?:peux|souhaite|dois|m'inscris)"
    r"|puis-je|comment puis-je|mon compte|mon panier|mes commandes)\b"
)


# A shop's answer to one review speaks of that one case: "Reply from Sample Shop: we paid the postage both ways."
_REPLY = re.compile(
    r"(?:reply|response|answer) (?:from|by|of) |(?:پاسخ|جواب) [^:\n]{2,30}:|respuesta de |antwort von |reponse de "
)


def is_customer(folded: str) -> bool:
    """Whether a folded block is in a customer's words, or answers one customer."""
    if _REPLY.match(folded):
        return True
    if not _FIRST_PERSON.search(folded):
        return False
    return _FIRST_PERSON.search(_SHOP_SAYS.sub(" ", folded)) is not None


def is_article(page: Page, block: Block | Image) -> bool:
    """Whether a block or picture stands in the body of a page that was found to be none that a shop has: what it says of paying or
    sending may be news or advice. Header and footer are the publisher's own, also there."""
    return page.kinds == (PageKind.OTHER,) and block.region not in (Region.HEADER, Region.FOOTER)
