"""Builds the bookshop's database and index, then serves it: prints its port on a line once it listens."""

import io
import os
import sys
import threading
import warnings
from decimal import Decimal

warnings.simplefilter("ignore")  # Oscar's and whoosh's own, which are not ours to mend
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.flatpages.models import FlatPage  # noqa: E402
from django.contrib.sites.models import Site  # noqa: E402
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import transaction  # noqa: E402
from oscar.apps.catalogue.categories import create_from_breadcrumbs  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402
from PIL import Image  # noqa: E402


def cover(number: int) -> ContentFile:
    buffer = io.BytesIO()
    Image.new("RGB", (210, 300), ((number * 37) % 255, 120, (number * 91) % 255)).save(buffer, "PNG")
    return ContentFile(buffer.getvalue())


@transaction.atomic
def seed() -> None:
    content = settings.CONTENT
    Site.objects.update_or_create(pk=1, defaults={"domain": "127.0.0.1", "name": content["name"]})
    for code, name in (("GB", "United Kingdom"), ("IR", "ایران")):
        get_model("address", "Country").objects.create(
            iso_3166_1_a2=code,
            iso_3166_1_a3=code,
            iso_3166_1_numeric="",
            printable_name=name,
            name=name,
            is_shipping_country=True,
        )
    kind = get_model("catalogue", "ProductClass").objects.create(name="Book", requires_shipping=True, track_stock=True)
    partner = get_model("partner", "Partner").objects.create(name="Shelf")
    genres = [create_from_breadcrumbs(path) for path in content["genres"]]
    for number, (title, price) in enumerate(zip(content["books"], content["prices"], strict=True)):
        book = get_model("catalogue", "Product").objects.create(
            product_class=kind,
            title=title,
            upc=f"BOOK{number}",
            description=content["blurb"].format(pages=120 + 31 * number),
        )
        book.categories.add(genres[number % len(genres)])
        get_model("partner", "StockRecord").objects.create(
            product=book,
            partner=partner,
            partner_sku=f"B{number}",
            price_currency=content["currency"],
            price=Decimal(price),
            num_in_stock=3,
        )
        picture = get_model("catalogue", "ProductImage")(product=book, display_order=0)
        picture.original.save(f"book{number}.png", cover(number))
    for name, page in content["pages"].items():
        entry = FlatPage.objects.create(url=f"/{name}/", title=page["title"], content=page["html"])
        entry.sites.set([1])


def leave_with_the_parent() -> None:
    """Ends this process when whoever started it has gone and its end of our standard input is closed."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    threading.Thread(target=leave_with_the_parent, daemon=True).start()
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    seed()
    call_command("update_index", verbosity=0)
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    print(server.server_port, flush=True)
    server.serve_forever()


main()
