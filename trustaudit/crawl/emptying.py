"""How a cart is emptied again: the link or the form by which the shop itself offers to take the item out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from trustaudit.crawl.addresses import is_same_site
from trustaudit.crawl.cart import takes_out
from trustaudit.crawl.filling import SUBMITS, fill
from trustaudit.crawl.names import TAKING, is_quantity, takes_away, words
from trustaudit.crawl.plan import Context, get, post
from trustaudit.crawl.pressing import press_score
from trustaudit.crawl.spelling import join_url, split_url
from trustaudit.model import Region, Request
from trustaudit.page.model import Field, Form, Page
from trustaudit.text import fold

_OUTSIDE = frozenset((Region.HEADER, Region.NAV, Region.FOOTER))
_UPDATING = frozenset("update updatecart edit refresh recalculate save".split())
_NEVER = re.compile(
    r"coupon|voucher|promo|gift|checkout|order|wish|estimate|continue|login|save[-_]?for[-_]?later", re.I
)


def removals(page: Page, context: Context) -> Iterator[Request]:
    """Requests that may take every line out of the cart shown on `page`, plainest first."""
    for link in page.links:
        outside = not link.url or link.region in _OUTSIDE or not is_same_site(link.url, page.url)
        if not outside and takes_out(link, context) and takes_away(link.url):
            yield get(link.url, page.url)
    for form in page.forms:
        if form.region not in _OUTSIDE and is_same_site(form.action, page.url):
            yield from _form_removals(form, page, context)


def _form_removals(form: Form, page: Page, context: Context) -> Iterator[Request]:
    buttons = [f for f in form.fields if f.type in SUBMITS and not f.disabled]
    if any(press_score(b, context) >= 4 for b in buttons):
        return
    for button in buttons:
        if _takes_out(button, context):
            yield _sent(form, page, button, context)
    counted = any(is_quantity(f.name) and f.type != "hidden" for f in form.fields)
    boxes = any(f.type == "checkbox" and _ticks_out(f) for f in form.fields)
    if counted or boxes:
        update = [b for b in buttons if set(words(f"{b.name} {b.value} {b.id}")) & _UPDATING]
        others = [b for b in buttons if not _NEVER.search(f"{b.name} {b.label} {b.value} {b.id}")]
        yield _sent(form, page, next(iter(update or others), None), context)


def _takes_out(button: Field, context: Context) -> bool:
    action = re.sub(r"checkout\W+cart", "cart", button.attrs.get("formaction", ""))
    named = f"{button.name} {button.id} {button.value} {button.attrs.get('class', '')} {action}"
    if _NEVER.search(named):
        return False
    said = context.lexicon.link_concepts(fold(button.label or button.value))
    return bool(set(words(named)) & TAKING) or bool(said & {"remove-item", "clear-cart"})


def _ticks_out(box: Field) -> bool:
    """Whether a box, once ticked, takes a line out when the cart is updated."""
    return bool(set(words(box.name)) & TAKING) or box.name.lower().startswith(("removefrom", "deletefrom"))


def _sent(form: Form, page: Page, button: Field | None, context: Context) -> Request:
    """The form with all quantities at nought and every box that takes a line out ticked."""
    fields = [
        replace(f, checked=True, required=True) if f.type == "checkbox" and _ticks_out(f) else f for f in form.fields
    ]
    pairs = fill(fields, context.lexicon, button) or []
    sent = [(name, "0" if is_quantity(name) else value) for name, value in pairs]
    action = (button.attrs.get("formaction") if button else "") or form.action
    target = join_url(page.base or page.url, action)
    if form.method == "POST":
        return post(target, sent, page.url)
    return get(split_url(target)._replace(query=urlencode(sent), fragment="").geturl(), page.url)
