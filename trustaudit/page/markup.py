"""What the markup of a page says about its kind: body classes, structured data, forms, prices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trustaudit.model import PageKind
from trustaudit.page.data import text_of, types
from trustaudit.page.shapes import Shape

# What engines and themes write on the body element, by kind.
_BODY: dict[PageKind, str] = {
    PageKind.HOME: "home page-home homepage template-index page-index cms-home cms-index-index common-home index",
    PageKind.PRODUCT: (
        "single-product product-template-default page-product template-product catalog-product-view "
        "product-product product-page pg-product productpage"
    ),
    PageKind.LISTING: (
        "tax-product_cat post-type-archive-product woocommerce-shop page-category template-collection "
        "catalog-category-view product-category category page-search template-search search-results "
        "catalogsearch-result-index"
    ),
    PageKind.CART: "woocommerce-cart page-cart template-cart checkout-cart checkout-cart-index cart cart-page",
    PageKind.CHECKOUT: (
        "woocommerce-checkout page-order checkout-index-index checkout-onepage-index checkout-checkout "
        "checkout template-checkout"
    ),
    PageKind.CONTACT: (
        "page-contact contact-index-index contacts-index-index information-contact template-page-contact "
        "contact contactpage page-template-contact page-contact-us contact-us"
    ),
    PageKind.ABOUT: "page-about page-about-us about about-us template-page-about",
    PageKind.FAQ: "page-faq template-page-faq faq",
}
_KIND_OF_CLASS = {name: kind for kind, names in _BODY.items() for name in names.split()}
_NUMBERED = re.compile(r"-\d+$")  # OpenCart's "product-product-40"
_DATA = {
    "ContactPage": (PageKind.CONTACT, 0.6),
    "AboutPage": (PageKind.ABOUT, 0.55),
    "FAQPage": (PageKind.FAQ, 0.6),
    "CheckoutPage": (PageKind.CHECKOUT, 0.6),
    "CollectionPage": (PageKind.LISTING, 0.5),
    "SearchResultsPage": (PageKind.LISTING, 0.6),
    "ItemList": (PageKind.LISTING, 0.2),
    "ItemPage": (PageKind.PRODUCT, 0.3),
}


_FAX = ("fax", "فکس", "نمابر", "فاکس", "faks", "telecopie")
_PRODUCT_TYPES = frozenset(("Product", "ProductGroup", "IndividualProduct", "ProductModel", "Vehicle", "Book"))


def signs(shape: Shape) -> Iterator[tuple[PageKind, float, str]]:
    """(kind, weight, reason) for everything the markup says about a page's kind."""
    page = shape.page
    said = set()
    for name in shape.body_classes:
        kind = _KIND_OF_CLASS.get(_NUMBERED.sub("", name))
        if kind is not None and kind not in said:
            said.add(kind)
            yield kind, 0.65 if "-" in name else 0.4, f"body class '{name}'"
    for name, (kind, weight) in _DATA.items():
        if name in shape.data_types:
            yield kind, weight, f"structured data {name}"
    yield from _product(shape)
    yield from _contact(shape)
    if shape.personal_form:
        yield PageKind.CHECKOUT, 0.3, "a form for the shopper's name and address"
    for form in page.forms:
        names = f"{form.classes} {form.id} {form.action}".lower()
        if "woocommerce-cart-form" in names or re.search(
            r"\bcart\b.*update|update.*\bcart\b|form-?cart|cart-?form", names
        ):
            yield PageKind.CART, 0.4, "a form of cart lines"
            break
        if "woocommerce-checkout" in names or "checkout-form" in names or "checkoutform" in names:
            yield PageKind.CHECKOUT, 0.4, "a checkout form"
            break


def _contact(shape: Shape) -> Iterator[tuple[PageKind, float, str]]:
    page = shape.page
    if shape.message_form:
        yield PageKind.CONTACT, 0.35, "a form with a message field"
    if shape.has_map:
        yield PageKind.CONTACT, 0.25, "a map"
    # A phone number in a long text is an example or a footer; on a short page it is what the page is for.
    if page.words < 800:
        if shape.phones:
            yield PageKind.CONTACT, 0.2, "a phone number in the text"
        if shape.mails:
            yield PageKind.CONTACT, 0.2, "an e-mail address in the text"
        if any(word in shape.main for word in _FAX):
            yield PageKind.CONTACT, 0.15, "a fax number in the text"


def _product(shape: Shape) -> Iterator[tuple[PageKind, float, str]]:
    page = shape.page
    top = [n for n in page.data if not _PRODUCT_TYPES.isdisjoint(types(n))]
    if 1 <= len(top) <= 2 and shape.products <= 30:
        priced = any(n.get("offers") or n.get("hasVariant") for n in top)
        yield PageKind.PRODUCT, 0.6 if priced else 0.4, f"structured data Product '{text_of(top[0], 'name')[:60]}'"
    elif len(top) > 2:
        yield PageKind.LISTING, 0.4, f"{len(top)} products in structured data"
    if page.meta.get("og:type", "").lower() in ("product", "og:product", "product.item"):
        yield PageKind.PRODUCT, 0.6, "og:type product"
    if "product:price:amount" in page.meta or "og:price:amount" in page.meta:
        yield PageKind.PRODUCT, 0.4, "a price in the metadata"
    if shape.buy_forms and shape.prices:
        if shape.priced_heading:
            yield PageKind.PRODUCT, 0.45, f"a price under the heading '{shape.priced_heading[:60]}'"
        elif shape.buy_forms <= 3:
            yield PageKind.PRODUCT, 0.35, "a price and an add-to-cart form"
    if shape.buy_forms > 3 and shape.prices > 3 and not shape.priced_heading:
        yield PageKind.LISTING, 0.3, f"{shape.buy_forms} add-to-cart buttons"
