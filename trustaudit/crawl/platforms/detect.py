"""Which software a shop runs, with the evidence: a table of signs in headers, cookies, metadata, assets and markup.

Weights: 3 a sign nothing else leaves (a generator, a vendor's own header), 2 one that is copied now and then, 1 a hint.
Signs were read on running stores where one could be run here, else taken from vendors' documentation and public
fingerprint lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from trustaudit.page.model import Page

Where = Literal["generator", "meta", "header", "cookie", "asset", "script", "link", "body"]


@dataclass(frozen=True, slots=True)
class Platform:
    """A shop's software ('' unknown) and why we think so, each sign a short fact such as "cookie OCSESSID"."""

    name: str = ""
    version: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """`pattern` is searched, without case, in what `where` names: "name: value" for headers and metas, the name of a
    cookie, the address of an asset or link, the text of a script, the attributes of body."""

    platform: str
    where: Where
    pattern: str
    weight: int = 3


_TABLE = """
woocommerce  generator  ^woocommerce ([\\d.]+)                          3
woocommerce  asset      /plugins/woocommerce/                           3
woocommerce  cookie     ^(?:woocommerce_|wp_woocommerce_session)        3
woocommerce  body       \\bwoocommerce(?:-page|-cart|-checkout)?\\b      2
woocommerce  script     \\bwc_add_to_cart_params\\b|\\bwcSettings\\b       2
shopify      header     ^(?:x-shopid|x-shopify-stage|x-sorting-hat-shopid|powered-by: shopify)  3
shopify      cookie     ^_shopify_(?:y|s|essential)$|^_tracking_consent$  2
shopify      asset      cdn\\.shopify\\.com|/cdn/shop/                    3
shopify      meta       ^shopify-(?:digital-wallet|checkout-api-token)  3
shopify      script     \\bShopify\\.(?:shop|theme)\\b                     2
opencart     cookie     ^OCSESSID$                                      3
opencart     link       index\\.php\\?route=(?:common|product|checkout|information)/  2
opencart     asset      catalog/view/(?:theme|javascript|stylesheet)/   2
prestashop   generator  ^prestashop                                     3
prestashop   header     ^powered-by: prestashop                         3
prestashop   cookie     ^prestashop-[0-9a-f]{8,}                        3
prestashop   script     \\bvar prestashop\\s*=                            3
prestashop   asset      /modules/ps_\\w+/|/themes/classic/assets/        2
prestashop   meta       ^designer: ipresta                              2
magento      script     text/x-magento-init|\\bmage/cookies\\b|Magento_  3
magento      cookie     ^mage-(?:cache|messages|translation)            3
magento      asset      /static/(?:version\\d+/)?frontend/               3
magento      header     ^x-magento-                                     3
magento1     cookie     ^om_frontend$                                   3
magento1     asset      /skin/frontend/                                 3
magento1     script     \\bMage\\.Cookies\\b|\\bVarienForm\\b               3
magento1     cookie     ^frontend(?:_cid)?$                             1
bigcommerce  meta       ^platform: bigcommerce                          3
bigcommerce  asset      cdn\\d*\\.bigcommerce\\.com|\\.mybigcommerce\\.com   3
bigcommerce  cookie     ^(?:shop_session_token|fornax_anonymousid)$     2
squarespace  header     ^server: squarespace                            3
squarespace  script     Static\\.SQUARESPACE_CONTEXT                     3
squarespace  asset      static1?\\.squarespace\\.com|sqs-cdn|squarespace-cdn\\.com  3
squarespace  cookie     ^crumb$                                         1
wix          generator  ^wix\\.com                                       3
wix          header     ^x-wix-request-id                               3
wix          asset      static\\.(?:wixstatic|parastorage)\\.com          3
zencart      generator  zen[ -]?cart                                    3
zencart      cookie     ^zenid$                                         3
zencart      link       index\\.php\\?main_page=                          2
abantecart   generator  ^abantecart                                     3
abantecart   cookie     ^AC_SF_                                         3
abantecart   link       index\\.php\\?rt=(?:product|checkout|content)/   2
oscar        cookie     ^oscar_(?:open_basket|history|recently)         3
oscar        asset      /static/oscar/                                  3
oscar        script     \\boscar\\.(?:init|responsive|recentlyViewed)\\b   2
bagisto      asset      /themes/shop/default/build/|/bagisto            3
bagisto      cookie     ^bagisto_session$                               3
salla        header     ^x-powered-by: salla                            3
salla        asset      (?:assets|cdn)\\.salla\\.(?:network|sa)           3
salla        script     \\bsalla\\.(?:event|config|form)\\b                2
zid          cookie     ^zid_catalog_session$                           3
zid          asset      (?:media|assets)\\.zid\\.store                    3
zid          script     \\bzid\\.store\\b                                 2
sazito       generator  ^sazito                                         3
sazito       script     __PRELOADED_STATE__\\s*=\\s*JSON\\.parse           1
sazito       asset      \\bsazito\\.(?:com|ir)\\b                         2
mixin        meta       ^mixin_hash_id                                  3
mixin        asset      \\bmixin\\.ir\\b                                  2
shopfa       header     ^x-powered-by: shopfa|^server: shopfa           3
shopfa       generator  ^shopfa                                         3
shopfa       script     \\bshopfa\\b                                      2
portal       generator  ^portal site builder                            3
portal       asset      \\bportal\\.ir/                                   2
kamva        generator  ^[ck]amva                                       3
kamva        asset      cdn\\.mykamva\\.ir                                3
highstore    generator  ^highstore                                      3
highstore    asset      \\bhighstore\\.ir\\b                              2
webzi        generator  ^webzi\\.ir                                      3
webzi        script     \\bWebziCart\\b                                   3
bdok         meta       ^bdok:                                          3
bdok         asset      cdn\\.ibdok\\.ir                                  3
ipresta      meta       ^designer: ipresta                              3
nopcommerce  generator  ^nopcommerce                                    3
nopcommerce  cookie     ^\\.nop\\.                                        3
sylius       asset      /build/shop/|/bundles/syliusshop/               2
sylius       link       /_partial/cart/|sylius                          1
spree        cookie     ^_(?:spree|solidus)_session$                    2
spree        script     \\bSpree(?:API|\\.routes|Paths)?\\b\\s*[=.]         2
"""


def _read(table: str) -> tuple[Sign, ...]:
    signs = []
    for line in table.strip().splitlines():
        platform, where, rest = line.split(None, 2)
        pattern, weight = rest.rsplit(None, 1)
        signs.append(Sign(platform, where, pattern, int(weight)))  # type: ignore[arg-type]  # checked by a test
    return tuple(signs)


SIGNS = _read(_TABLE)
_PATTERNS = tuple((sign, re.compile(sign.pattern, re.I)) for sign in SIGNS)
ENOUGH = 2  # one copied sign is enough, one hint is not


def detect(pages: Page | Iterable[Page], cookies: Iterable[str] = ()) -> Platform:
    """The software of a shop by any number of its pages and the names of the cookies it set."""
    pages = (pages,) if isinstance(pages, Page) else tuple(pages)
    names = tuple(cookies)
    points: dict[str, int] = {}
    evidence: dict[str, dict[str, None]] = {}
    versions: dict[str, str] = {}
    for sign, pattern in _PATTERNS:
        hit = next((h for text in _texts(sign.where, pages, names) if (h := pattern.search(text))), None)
        if hit is None:
            continue
        points[sign.platform] = points.get(sign.platform, 0) + sign.weight
        shown = hit.group() if sign.where != "cookie" else hit.string
        evidence.setdefault(sign.platform, {})[f"{sign.where} {shown[:60]}"] = None
        if sign.where == "generator":
            number = re.search(r"\d+(?:\.\d+)+", hit.string)
            versions[sign.platform] = number.group() if number else ""
    if not points:
        return Platform()
    name = max(points, key=lambda p: points[p])
    if points[name] < ENOUGH:
        return Platform()
    return Platform(name, versions.get(name, ""), tuple(evidence[name]))


def _texts(where: str, pages: tuple[Page, ...], cookies: tuple[str, ...]) -> Iterator[str]:
    if where == "cookie":
        yield from cookies
        return
    for page in pages:
        if where == "generator":
            yield page.meta.get("generator", "")
        elif where == "meta":
            yield from (f"{name}: {content}" for name, content in page.meta.items())
        elif where == "header":
            yield from (f"{name}: {value}".lower() for name, value in page.headers)
        elif where == "script":
            yield from (f"{script.type} {script.text}" for script in page.scripts)
        elif where == "link":
            yield from (link.url for link in page.links)
            yield from (form.action for form in page.forms)
        elif where == "body":
            yield from (e.attrs.get("class", "") for e in page.elements if e.tag == "body")
        elif where == "asset":
            yield from (script.src for script in page.scripts if script.src)
            yield from (e.attrs.get("href", "") for e in page.elements if e.tag == "link")
            yield from (url for image in page.images for url in image.urls)
