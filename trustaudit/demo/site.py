"""What the sample shop answers: a call and a visitor in, an answer out. Knows no sockets and no clock."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from trustaudit.demo import structured
from trustaudit.demo.store import LANGS, Lang, Product, Store, digits, load, toman

_HERE = Path(__file__).parent
_STATIC = _HERE / "static"
_TYPES = {".svg": "image/svg+xml", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_HTML = "text/html; charset=utf-8"
#: Pages that are not for search engines, and not in the sitemap either.
_PRIVATE = ("cart", "checkout", "account/login", "account/recover", "track")


@dataclass(frozen=True, slots=True)
class Call:
    """One request: `path` without its query, `query` and `form` with the last value of each name, `base` as scheme://host."""

    method: str
    path: str
    base: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Visit:
    """One visitor's session: the cart maps product slugs to quantities."""

    id: str
    cart: dict[str, int] = field(default_factory=dict)

    @property
    def csrf(self) -> str:
        # The key need not be secret: the shop is a sample on loopback, and its output has to be the same on every run.
        return hmac.digest(b"trustaudit sample shop", self.id.encode(), "sha256").hex()[:32]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes = b""
    type: str = _HTML
    location: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the cart, amounts in Toman."""

    product: Product
    quantity: int

    @property
    def total(self) -> int:
        return self.product.price * self.quantity


class Site:
    """One version of the shop. `orders` grows by one mapping (form fields and lines) for each order placed."""

    def __init__(self, good: bool = True) -> None:
        self.store: Store = load(good)
        self.orders: list[dict[str, Any]] = []
        folders = [_HERE / "pages" / ("good" if good else "bad"), _HERE / "pages" / "common"]
        self._folders = folders
        self._env = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def prose(self, lang: Lang) -> tuple[str, ...]:
        """Names of the pages that are nothing but text: about, contact, returns and so on."""
        found = {file.stem for folder in self._folders for file in (folder / lang).glob("*.html")}
        return tuple(sorted(found))

    def answer(self, call: Call, visit: Visit) -> Answer:
        lang: Lang = "en" if call.path == "/en" or call.path.startswith("/en/") else "fa"
        name = call.path.removeprefix("/en" if lang == "en" else "").strip("/")
        if call.method == "POST":
            return self._post(name, call, visit, lang)
        if lang == "fa" and (special := self._file(name, call)):
            return special
        return self._page(name, call, visit, lang)

    def _file(self, name: str, call: Call) -> Answer | None:
        if name == "robots.txt":
            return Answer(
                200, f"User-agent: *\nDisallow: /order/\nSitemap: {call.base}/sitemap.xml\n".encode(), "text/plain"
            )
        if name == "sitemap.xml":
            return Answer(200, self._sitemap(call.base).encode(), "application/xml")
        folder, _, file = name.partition("/")
        path = _STATIC / file
        if folder == "static" and path.parent == _STATIC and path.suffix in _TYPES and path.is_file():
            return Answer(200, path.read_bytes(), _TYPES[path.suffix])
        return None

    def _sitemap(self, base: str) -> str:
        paths = ["", "products", *(p.path[1:] for p in self.store.products)]
        rows = []
        for lang in LANGS:
            prefix = base + ("/en/" if lang == "en" else "/")
            rows += [prefix + path for path in (*paths, *(p for p in self.prose(lang) if p not in _PRIVATE))]
        urls = "".join(f"<url><loc>{escape(row)}</loc></url>\n" for row in rows)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
        )

    def _page(self, name: str, call: Call, visit: Visit, lang: Lang) -> Answer:
        kind, _, rest = name.partition("/")
        match kind, rest:
            case "", "":
                return self._render("home.html", name, call, visit, lang, node=self._organization(call, lang))
            case "products", "":
                wanted = call.query.get("q", "").strip()
                found = [p for p in self.store.products if wanted in p.words[lang]["title"]]
                return self._render("products.html", name, call, visit, lang, found=found, wanted=wanted)
            case "product", slug if slug in self.store.by_slug:
                item = self.store.by_slug[slug]
                node = structured.product(self.store, item, lang, call.base) if self.store.good else None
                return self._render("product.html", name, call, visit, lang, item=item, node=node)
            case "cart", "":
                return self._render("cart.html", name, call, visit, lang)
            case "checkout", "":
                if not visit.cart:
                    return self._to("cart", lang)
                if not self.store.good:
                    return self._to("account/login", lang)
                return self._render("checkout.html", name, call, visit, lang)
            case "order", number if number.isdecimal() and 1 <= int(number) <= len(self.orders):
                return self._render(
                    "order.html", name, call, visit, lang, order=self.orders[int(number) - 1], number=number
                )
            case "account", "login" | "recover":
                return self._render(f"{rest}.html", name, call, visit, lang, unknown="unknown" in call.query)
        if name in self.prose(lang):
            node = self._organization(call, lang) if name == "contact" else None
            return self._render(f"{lang}/{name}.html", name, call, visit, lang, node=node, query=call.query)
        return self._render("404.html", name, call, visit, lang, status=404)

    def _post(self, name: str, call: Call, visit: Visit, lang: Lang) -> Answer:
        known = ("cart/add", "cart/update", "cart/remove", "checkout", "contact", "account/login", "account/recover")
        if name not in known:
            return Answer(405 if name in self.prose(lang) or not name else 404, b"", "text/plain")
        if not hmac.compare_digest(call.form.get("csrf", "").encode(), visit.csrf.encode()):
            return self._render("403.html", name, call, visit, lang, status=403)
        if name.startswith("cart/"):
            self._change(name.removeprefix("cart/"), call.form, visit)
            return self._to("cart", lang)
        if name == "checkout":
            return self._order(call.form, visit, lang)
        if name == "contact":
            return self._to("contact?sent=1", lang)
        return self._to(f"{name}?unknown=1", lang)

    def _change(self, action: str, form: Mapping[str, str], visit: Visit) -> None:
        item = self.store.by_slug.get(form.get("product", ""))
        if item is None:
            return
        wanted = form.get("quantity", "1")
        quantity = int(wanted) if wanted.isdecimal() else 1
        if action == "add":
            quantity += visit.cart.get(item.slug, 0)
        quantity = min(quantity, item.stock) if action != "remove" and item.price else 0
        if quantity > 0:
            visit.cart[item.slug] = quantity
        else:
            visit.cart.pop(item.slug, None)

    def _order(self, form: Mapping[str, str], visit: Visit, lang: Lang) -> Answer:
        if not self.store.good or not visit.cart:
            return self._to("checkout", lang)
        if not all(form.get(key, "").strip() for key in ("name", "phone", "city", "address", "terms")):
            return self._to("checkout", lang)
        fields = {key: value for key, value in form.items() if key != "csrf"}
        self.orders.append({**fields, "lines": dict(visit.cart)})
        visit.cart.clear()
        return self._to(f"order/{len(self.orders)}", lang)

    def _to(self, name: str, lang: Lang) -> Answer:
        return Answer(303, location=f"{'/en' if lang == 'en' else ''}/{name}")

    def _organization(self, call: Call, lang: Lang) -> dict[str, Any] | None:
        return structured.organization(self.store, lang, call.base) if self.store.good else None

    def _render(
        self,
        template: str,
        name: str,
        call: Call,
        visit: Visit,
        lang: Lang,
        *,
        status: int = 200,
        node: dict[str, Any] | None = None,
        **values: object,
    ) -> Answer:
        store = self.store
        lines = [Line(store.by_slug[slug], quantity) for slug, quantity in visit.cart.items()]
        goods = sum(line.total for line in lines)
        text = self._env.get_template(template).render(
            lang=lang,
            dir="rtl" if lang == "fa" else "ltr",
            root="/en" if lang == "en" else "",
            name=name,
            base=call.base,
            store=store,
            shop={**store.facts, **store.about[lang]},
            say=lambda fa, en: fa if lang == "fa" else en,
            num=lambda value: digits(value, lang),
            toman=lambda amount: toman(amount, lang),
            csrf=visit.csrf,
            lines=lines,
            goods=goods,
            shipping=store.shipping(goods, store.methods[0]) if store.methods else 0,
            ld=structured.script(node) if node else "",
            **values,
        )
        return Answer(status, text.encode())


def visit_id(number: int) -> str:
    """The id of the visitor who came as number so and so since the start: the same on every run."""
    return hashlib.blake2s(f"visitor {number}".encode(), digest_size=12).hexdigest()
