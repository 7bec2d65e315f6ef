"""Settings of a small django-oscar shop: guest checkout, two priced shipping methods, data in BOOKSHOP_DATA.

BOOKSHOP_LANG (en or fa) chooses the language of the engine and of the content.
"""

import os
import tomllib
from pathlib import Path

from oscar.defaults import *  # noqa: F403 - Oscar's documented way to take its defaults

HERE = Path(__file__).parent
DATA = Path(os.environ["BOOKSHOP_DATA"])
LANGUAGE_CODE = os.environ["BOOKSHOP_LANG"]
CONTENT = tomllib.loads((HERE / "content" / f"{LANGUAGE_CODE}.toml").read_text(encoding="utf-8"))

DEBUG = False
SECRET_KEY = "a shop on loopback keeps no secrets"
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
USE_TZ = True
LANGUAGES = [("en", "English"), ("fa", "Persian")]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "shop.sqlite3",
        "ATOMIC_REQUESTS": True,
        # Two visitors at once: without it the second writer of a transaction that began with a read is refused.
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
}
# Named by class: Oscar's app modules import one another's configurations, so Django cannot tell which is meant.
_OSCAR = {
    **{
        name: f"{name.title()}Config"
        for name in (
            "analytics checkout address catalogue communication partner basket payment offer order customer search "
            "voucher wishlists dashboard"
        ).split()
    },
    "catalogue.reviews": "CatalogueReviewsConfig",
    **{
        f"dashboard.{name}": f"{name.title()}DashboardConfig"
        for name in (
            "reports users orders catalogue offers partners pages ranges reviews vouchers communications shipping"
        ).split()
    },
}
INSTALLED_APPS = [
    *(f"django.contrib.{app}" for app in "auth contenttypes sessions messages staticfiles sites flatpages".split()),
    "oscar.config.Shop",
    *(f"oscar.apps.{app}.apps.{config}" for app, config in _OSCAR.items()),
    "shipping_fork.apps.ShippingConfig",
    "widget_tweaks",
    "haystack",
    "treebeard",
    "sorl.thumbnail",
    "django_tables2",
]
# Tables are made straight from the models: running Oscar's history of migrations would take most of a minute.
MIGRATION_MODULES = dict.fromkeys(
    (
        *(app.rpartition(".")[2] for app in _OSCAR if not app.startswith("dashboard")),
        *"auth contenttypes sessions sites flatpages shipping thumbnail".split(),
    )
)
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.static",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.core.context_processors.metadata",
            ]
        },
    }
]
AUTHENTICATION_BACKENDS = ["oscar.apps.customer.auth_backends.EmailBackend"]
ROOT_URLCONF = "urls"
STATIC_URL, MEDIA_URL = "/static/", "/media/"
MEDIA_ROOT = DATA / "media"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The catalogue page asks haystack; its "simple" engine finds nothing without a query, whoosh does.
HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": str(DATA / "index")}
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}

OSCAR_SHOP_NAME = CONTENT["name"]
OSCAR_SHOP_TAGLINE = CONTENT["tagline"]
OSCAR_DEFAULT_CURRENCY = CONTENT["currency"]
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_SLUG_ALLOW_UNICODE = True
OSCAR_INITIAL_ORDER_STATUS = OSCAR_INITIAL_LINE_STATUS = "Pending"
