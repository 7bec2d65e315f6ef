"""The trustworthy shop's structured data (schema.org as JSON-LD): the same facts as its pages, for machines."""

from __future__ import annotations

import json
from typing import Any

from trustaudit.demo.store import Lang, Product, Store

_DAYS = ("Saturday", "Sunday", "Monday", "Tuesday", "Wednesday")


def rial(toman: int) -> str:
    """Structured data wants an ISO 4217 unit; Toman has none, so the price is given in Rial (IRR)."""
    return str(toman * 10)


def organization(store: Store, lang: Lang, base: str) -> dict[str, Any]:
    facts, words = store.facts, store.about[lang]
    return {
        "@context": "https://schema.org",
        "@type": "OnlineStore",
        "@id": f"https://{facts['domain']}/#shop",
        "name": words["name"],
        "legalName": words["legal_name"],
        "url": f"https://{facts['domain']}/",
        "logo": f"{base}/static/logo.svg",
        "email": facts["email"],
        "telephone": facts["landline_intl"],
        "foundingDate": str(facts["founded"]),
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "IR",
            "addressLocality": words["city"],
            "streetAddress": words["street"],
            "postalCode": facts["postcode"],
        },
        "openingHoursSpecification": [
            {"@type": "OpeningHoursSpecification", "dayOfWeek": _DAYS, "opens": "09:00", "closes": "17:00"},
            {"@type": "OpeningHoursSpecification", "dayOfWeek": "Thursday", "opens": "09:00", "closes": "13:00"},
        ],
        "sameAs": [address for _, address in facts["social"]],
    }


def product(store: Store, item: Product, lang: Lang, base: str) -> dict[str, Any]:
    words, prefix = item.words[lang], "" if lang == "fa" else "/en"
    method = store.methods[0]
    days = {"@type": "QuantitativeValue", "minValue": method.days[0], "maxValue": method.days[1], "unitCode": "DAY"}
    shipping = {"@type": "MonetaryAmount", "value": rial(store.shipping(item.price, method)), "currency": "IRR"}
    offer = {
        "@type": "Offer",
        "url": f"{base}{prefix}{item.path}",
        "price": rial(item.price),
        "priceCurrency": "IRR",
        "availability": f"https://schema.org/{'InStock' if item.stock else 'OutOfStock'}",
        "itemCondition": "https://schema.org/NewCondition",
        "seller": {"@id": f"https://{store.facts['domain']}/#shop"},
        "shippingDetails": {
            "@type": "OfferShippingDetails",
            "shippingRate": shipping,
            "shippingDestination": {"@type": "DefinedRegion", "addressCountry": "IR"},
            "deliveryTime": {"@type": "ShippingDeliveryTime", "transitTime": days},
        },
        "hasMerchantReturnPolicy": {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": "IR",
            "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": store.facts["return_days"],
            "returnMethod": "https://schema.org/ReturnByMail",
            "returnFees": "https://schema.org/ReturnFeesCustomerResponsibility",
        },
    }
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": words["title"],
        "description": words["summary"],
        "sku": item.slug,
        "image": [f"{base}/static/{item.picture}.svg", f"{base}/static/{item.picture}-detail.svg"],
        "brand": {"@type": "Brand", "name": words["maker"]},
        "offers": offer,
    }
    if item.reviews:
        node["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": f"{item.stars:.1f}",
            "reviewCount": len(item.reviews),
        }
        node["review"] = [
            {
                "@type": "Review",
                "author": {"@type": "Person", "name": r.words[lang][0]},
                "datePublished": r.date,
                "reviewBody": r.words[lang][2],
                "reviewRating": {"@type": "Rating", "ratingValue": r.stars, "bestRating": 5},
            }
            for r in item.reviews
        ]
    return node


def script(node: dict[str, Any]) -> str:
    """The node as text of a script element; "<" is escaped so that no value can end the element."""
    return json.dumps(node, ensure_ascii=False, indent=1).replace("<", "\\u003c")
