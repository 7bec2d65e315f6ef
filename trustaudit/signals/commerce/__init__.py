"""What a shop says about paying, shipping, returning, warranty and prices."""

from __future__ import annotations

from trustaudit.model import PageKind
from trustaudit.signals.base import Spec
from trustaudit.signals.commerce import delivery, payment, price, return_terms, returns, shipping, warranty
from trustaudit.signals.commerce.payment_names import CONCEPTS

SIGNALS: tuple[Spec, ...] = (
    Spec(
        "payment_methods",
        payment.PaymentMethod,
        (PageKind.HOME, PageKind.PAYMENT, PageKind.CHECKOUT),
        read=payment.read,
        vocabulary=tuple(CONCEPTS),
    ),
    Spec(
        "shipping_costs",
        shipping.ShippingCost,
        (PageKind.SHIPPING, PageKind.PRODUCT, PageKind.CART, PageKind.FAQ),
        read=shipping.read,
        vocabulary=("shipping-fee", "shipping-free", "shipping-deferred", "freight-collect"),
    ),
    *delivery.SIGNALS,
    Spec(
        "return_windows",
        returns.ReturnWindow,
        (PageKind.RETURNS, PageKind.TERMS, PageKind.FAQ),
        read=returns.read,
        vocabulary=("goods-return",),
    ),
    Spec(
        "return_terms",
        return_terms.ReturnTerm,
        (PageKind.RETURNS, PageKind.TERMS, PageKind.FAQ),
        read=return_terms.read,
        vocabulary=(
            "return-refusal", "return-condition", "return-exclusion", "return-how", "return-postage", "refund-original",
        ),
    ),
    *warranty.SIGNALS,
    *price.SIGNALS,
)  # fmt: skip
