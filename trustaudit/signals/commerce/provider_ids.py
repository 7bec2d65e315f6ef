"""What providers are known by to machines: the hosts of their scripts, and the ids of their plug-ins in shop software."""

from __future__ import annotations

from collections.abc import Mapping

from trustaudit.signals.commerce.brands import Family

#: Hosts of payment scripts and frames (registrable domain or host) to brand id.
SCRIPT_HOSTS: Mapping[str, str] = {
    "js.stripe.com": "stripe", "checkout.stripe.com": "stripe", "paypal.com": "paypal", "paypalobjects.com": "paypal",
    "adyen.com": "adyen", "klarnaservices.com": "klarna", "klarnacdn.net": "klarna", "js.klarna.com": "klarna", "klarna.com": "klarna",
    "braintreegateway.com": "braintree", "squareup.com": "square", "squarecdn.com": "square", "checkout.com": "checkout-com",
    "js.mollie.com": "mollie", "checkout.razorpay.com": "razorpay", "sdk.mercadopago.com": "mercado-pago",
    "sis.redsys.es": "redsys", "paytr.com": "paytr", "iyzipay.com": "iyzico", "iyzico.com": "iyzico",
    "payments.tap.company": "tap-payments", "payments-amazon.com": "amazon-pay", "affirm.com": "affirm", "affirm.ca": "affirm",
    "afterpay.com": "afterpay", "clearpay.co.uk": "clearpay", "sezzle.com": "sezzle", "sequracdn.com": "sequra",
    "aplazame.com": "aplazame", "scalapay.com": "scalapay", "tabby.ai": "tabby", "tamara.co": "tamara",
    "applepay.cdn-apple.com": "apple-pay", "pay.google.com": "google-pay", "mpay.samsung.com": "samsung-pay",
    "zarinpal.com": "zarinpal", "zibal.ir": "zibal", "nextpay.org": "nextpay", "vandar.io": "vandar", "payping.ir": "payping",
    "paystar.ir": "paystar", "jibit.ir": "jibit", "aqayepardakht.ir": "aqayepardakht", "bitpay.ir": "bitpay-ir",
    "sepordeh.com": "sepordeh", "shepa.com": "shepa", "sizpay.ir": "sizpay", "yekpay.com": "yekpay", "parspal.com": "parspal",
    "idpay.ir": "idpay", "pay.ir": "payir", "snapppay.ir": "snapppay", "torobpay.com": "torobpay", "azkivam.com": "azkivam",
    "mydigipay.com": "digipay", "etebarino.com": "etebarino", "bpm.shaparak.ir": "mellat", "sep.shaparak.ir": "saman",
    "pec.shaparak.ir": "parsian", "sadad.shaparak.ir": "melli", "pep.shaparak.ir": "pasargad", "ikc.shaparak.ir": "irankish",
    "asan.shaparak.ir": "asan-pardakht", "fcp.shaparak.ir": "fanava", "pna.shaparak.ir": "novin", "say.shaparak.ir": "sayan",
    "sepehr.shaparak.ir": "sepehr", "shaparak.ir": "shaparak", "payplug.com": "payplug", "getalma.eu": "alma",
    "almapay.com": "alma", "oney.io": "oney", "trustly.com": "trustly", "paytabs.com": "paytabs", "moyasar.com": "moyasar",
    "myfatoorah.com": "myfatoorah", "paystack.co": "paystack", "flutterwave.com": "flutterwave", "wompi.co": "wompi",
    "culqi.com": "culqi", "conekta.io": "conekta", "openpay.mx": "openpay", "yookassa.ru": "yookassa",
    "cloudpayments.ru": "cloudpayments", "przelewy24.pl": "przelewy24", "payu.com": "payu", "barion.com": "barion",
    "zip.co": "zip", "laybuy.com": "laybuy", "viabill.com": "viabill", "paypo.pl": "paypo",
}  # fmt: skip

#: `payment_method` values of shop software to (family, brand); a value not listed is read by its words.
METHOD_IDS: Mapping[str, tuple[Family, str]] = {
    "cod": ("cod", ""), "cashondelivery": ("cod", ""), "ps_cashondelivery": ("cod", ""), "phoenix_cashondelivery": ("cod", ""),
    "msp_cashondelivery": ("cod", ""), "bacs": ("transfer", ""), "banktransfer": ("transfer", ""),
    "bank_transfer": ("transfer", ""), "bankpayment": ("transfer", ""), "ps_wirepayment": ("transfer", ""),
    "bankwire": ("transfer", ""), "cheque": ("other", "cheque"), "checkmo": ("other", "cheque"),
    "ps_checkpayment": ("other", "cheque"), "purchaseorder": ("invoice", ""), "invoice": ("invoice", ""),
    "free_checkout": ("other", "free"), "wc_zpal": ("gateway", "zarinpal"), "wc_zibal": ("gateway", "zibal"),
    "bankmellat": ("gateway", "mellat"), "behpardakht": ("gateway", "mellat"), "wc_mellat": ("gateway", "mellat"),
    "samankish": ("gateway", "saman"), "wc_sep": ("gateway", "saman"), "sep": ("gateway", "saman"),
    "wc_sadad": ("gateway", "melli"), "sadad": ("gateway", "melli"), "melli": ("gateway", "melli"),
    "wc_parsian": ("gateway", "parsian"), "pec": ("gateway", "parsian"), "wc_pasargad": ("gateway", "pasargad"),
    "wc_irankish": ("gateway", "irankish"), "wc_idpay": ("gateway", "idpay"), "wc_payir": ("gateway", "payir"),
    "wc_payping": ("gateway", "payping"), "wc_nextpay": ("gateway", "nextpay"), "wc_vandar": ("gateway", "vandar"),
    "wc_gateway_snapppay": ("instalment", "snapppay"), "wc_gateway_torobpay": ("instalment", "torobpay"),
    "wc_gateway_digipay": ("wallet", "digipay"), "cardtocard": ("card-to-card", ""), "card_to_card": ("card-to-card", ""),
    "wallet": ("wallet", ""), "ppcp-gateway": ("wallet", "paypal"), "paypal": ("wallet", "paypal"),
    "ppec_paypal": ("wallet", "paypal"), "stripe": ("gateway", "stripe"), "stripe_cc": ("card", ""),
    "woocommerce_payments": ("card", ""), "redsys": ("gateway", "redsys"), "bizumredsys": ("wallet", "bizum"),
    "mollie_wc_gateway_ideal": ("gateway", "ideal"), "mollie_wc_gateway_creditcard": ("card", ""),
    "mollie_wc_gateway_bancontact": ("card", "bancontact"), "klarna_payments": ("instalment", "klarna"),
    "kco": ("instalment", "klarna"), "paytr": ("gateway", "paytr"), "iyzico": ("gateway", "iyzico"),
    "credit_card": ("card", ""), "creditcard": ("card", ""), "cc": ("card", ""), "card": ("card", ""),
}  # fmt: skip
