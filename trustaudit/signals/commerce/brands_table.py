"""Payment brands by family: one row a brand.

`id | names | names that are ordinary words too`, with "; " between names. A name of the third column speaks of payment
only beside other words of payment.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Family (see `brands.Family`) to rows.
TABLE: Mapping[str, str] = {
    "card": """
        visa | visa electron; verified by visa; visa secure; visa debit; visa card; فيزا كارد; ویزا کارت; visaelectron | visa; فيزا; ویزا
        mastercard | mastercard; master card; ماستركارد; ماستر كارد; مستر کارت; مسترکارت; マスターカード | master; mc
        maestro | maestro card; maestrocard; maestro uk | maestro
        amex | american express; amex; americanexpress; امريكان اكسبريس; أمريكان إكسبريس |
        discover | discover card; discover network; discovercard | discover
        diners | diners club; dinersclub; diners club international | diners
        jcb | jcb card | jcb
        unionpay | unionpay; union pay; china unionpay; cup unionpay; 银联 | cup
        mada | مدى; mada pay | mada
        troy | troy kart; troy card | troy
        mir | карта мир; мир карта; карты мир | mir; мир
        rupay | rupay |
        elo | cartão elo; elo card | elo
        hipercard | hipercard |
        cabal | tarjeta cabal | cabal
        naranja | tarjeta naranja; naranja x |
        carte-bleue | carte bleue; e-carte bleue; cartes bancaires cb; groupement cb |
        dankort | dankort |
        bancontact | bancontact; mister cash; bancontact/mistercash; bancontact mister cash; payconiq by bancontact |
        interac | interac; interac e-transfer; interac online |
        v-pay | v pay; vpay; v-pay |
        eftpos | eftpos |
        meeza | meeza; ميزة |
        girocard | girocard; ec-karte; ec karte; ec-cash |
        postfinance-card | postfinance card; postfinance |
        postepay | postepay |
        knet | knet; k-net; كي نت; كي-نت |
        benefit | benefit pay; benefitpay; بنفت | benefit
        shetab | کارت‌های عضو شتاب; کارت های شتاب; کارت عضو شتاب; کارت شتاب; عضو شبکه شتاب; شبکه شتاب | شتاب
        bonus-card | bonus kart; maximum kart; axess kart; world card; paraf kart; cardfinans; bonus card | axess; maximum; paraf
    """,
    "wallet": """
        paypal | paypal; pay pal; باي بال; بايبال; پی پال; پی‌پال; ペイパル; paypal express; paypal express checkout |
        apple-pay | apple pay; applepay; apple-pay; آبل باي; ابل باي; أبل باي; اپل پی |
        google-pay | google pay; googlepay; g pay; gpay; google-pay; android pay; جوجل باي; گوگل پی |
        samsung-pay | samsung pay; samsungpay; سامسونج باي |
        shop-pay | shop pay; shoppay; shopify pay |
        amazon-pay | amazon pay; amazonpay; amazon payments; pay with amazon |
        venmo | venmo |
        cash-app | cash app; cash app pay; cashapp |
        skrill | skrill; moneybookers |
        neteller | neteller |
        alipay | alipay; ali pay; 支付宝; 支付寶 |
        wechat-pay | wechat pay; wechatpay; weixin pay; 微信支付 |
        line-pay | line pay; linepay |
        jkopay | 街口支付; jkopay |
        paypay | paypay |
        rakuten-pay | rakuten pay; 楽天ペイ |
        kakaopay | kakaopay; kakao pay; 카카오페이 |
        naver-pay | naver pay; naverpay; 네이버페이 |
        toss | tosspay; toss pay; 토스페이; 토스머니; 토스 결제 | toss; 토스
        chai | 차이 결제; 차이머니 |
        payco | payco; 페이코 |
        paytm | paytm |
        phonepe | phonepe; phone pe |
        mobikwik | mobikwik |
        gcash | gcash |
        grabpay | grabpay; grab pay |
        momo | momo wallet; ví momo; vi momo | momo
        zalopay | zalopay |
        shopeepay | shopeepay |
        gopay | gopay |
        ovo | ovo wallet | ovo
        dana | dana wallet | dana
        touch-n-go | touch n go; touch 'n go |
        truemoney | truemoney |
        promptpay | promptpay |
        bizum | bizum |
        mb-way | mb way; mbway; mb-way |
        satispay | satispay |
        lydia | | lydia
        paylib | paylib |
        swish | swish betalning; betala med swish | swish
        vipps | vipps |
        mobilepay | mobilepay; mobile pay |
        twint | twint |
        wero | wero wallet | wero
        blik | płatność blik; blik płatności | blik
        payconiq | payconiq |
        bancomat-pay | bancomat pay; bancomatpay |
        mercado-pago | mercado pago; mercadopago |
        picpay | picpay |
        pix | pagamento via pix; pague com pix; pix no checkout | pix
        modo | | modo
        yape | yape |
        plin | | plin
        nequi | nequi |
        daviplata | daviplata |
        codi | | codi
        stc-pay | stc pay; stcpay; stc-pay; اس تي سي باي |
        urpay | urpay; ur pay |
        vodafone-cash | vodafone cash; فودافون كاش |
        orange-cash | orange cash; اورنج كاش |
        etisalat-cash | etisalat cash; اتصالات كاش |
        zain-cash | zain cash; zaincash; زين كاش |
        instapay | instapay; انستا باي; إنستا باي |
        careem-pay | careem pay |
        m-pesa | m-pesa; mpesa; ام بيسا |
        papara | papara |
        bkm-express | bkm express; bkmexpress |
        masterpass | masterpass |
        hepsipay | hepsipay |
        click-to-pay | click to pay |
        paysera | paysera |
        revolut-pay | revolut pay | revolut
        qiwi | qiwi; киви кошелек |
        yoomoney | yoomoney; юmoney; юмани; яндекс деньги; яндекс.деньги; yandex money; yandex.money |
        webmoney | webmoney |
        sbp | система быстрых платежей; по сбп; через сбп; сбп |
        sberpay | sberpay; sber pay; сберпэй |
        kaspi | kaspi; kaspi pay; kaspi.kz; каспи |
        halyk | homebank; halyk bank |
        privat24 | privat24; приват24 |
        digipay | دیجی‌پی; دیجی پی; دیجیپی; digipay; mydigipay |
        asan-pardakht | آپ آسان پرداخت; آسان پرداخت; asanpardakht; asan pardakht | آپ
        hafhashtad | هف‌هشتاد; هف هشتاد |
        jiring | جیرینگ |
        top | اپلیکیشن تاپ |
        ewano | اوانو |
    """,
    "gateway": """
        stripe | stripe payments; stripe checkout; powered by stripe; stripe secure | stripe
        adyen | adyen |
        braintree | braintree |
        square | squareup; square payments | square
        checkout-com | checkout.com |
        worldpay | worldpay |
        sagepay | sagepay; sage pay; opayo |
        authorize-net | authorize.net; authorizenet; authorize net |
        2checkout | 2checkout; 2co |
        mollie | mollie payments; pay via mollie | mollie
        buckaroo | | buckaroo
        multisafepay | multisafepay |
        ideal | ideal payment; ideal betaling; betaal met ideal; ideal wero | ideal
        sofort | sofortüberweisung; sofort-überweisung; sofort überweisung; sofort banking; klarna sofort; sofortueberweisung | sofort
        giropay | giropay |
        eps | eps-überweisung; eps überweisung | eps
        przelewy24 | przelewy24; przelewy 24; p24 |
        dotpay | dotpay |
        tpay | tpay |
        payu | payu; pay u |
        paynow | paynow |
        trustly | trustly |
        multibanco | multibanco |
        redsys | redsys; servired |
        nexi | nexi; xpay |
        sumup | sumup |
        payone | payone |
        wirecard | wirecard |
        datatrans | datatrans |
        saferpay | saferpay |
        ogone | ogone; ingenico |
        computop | computop |
        unzer | unzer; heidelpay |
        paydirekt | paydirekt |
        payplug | payplug |
        paybox | paybox; paybox.money |
        systempay | systempay; payzen |
        lyra | | lyra
        monetico | monetico |
        hipay | hipay |
        comgate | comgate |
        gopay-cz | gopay.cz |
        barion | barion |
        simplepay | simplepay |
        otp-bank | | otp
        netopia | netopia; mobilpay |
        euplatesc | euplatesc |
        epay-bg | epay.bg |
        nets | nets easy; netaxept; dibs | nets
        quickpay | quickpay |
        bambora | bambora |
        paytrail | paytrail |
        swedbank-pay | swedbank pay; payex |
        epay | e-pay | epay
        razorpay | razorpay |
        ccavenue | ccavenue |
        billdesk | billdesk |
        instamojo | instamojo |
        upi | upi payment; bhim upi; bhim | upi
        netbanking | net banking; netbanking |
        paystack | paystack |
        flutterwave | flutterwave |
        payfast | payfast |
        ozow | ozow |
        pesapal | pesapal |
        dpo | dpo pay |
        pagseguro | pagseguro; pagbank |
        cielo | | cielo
        boleto | boleto bancário; boleto bancario; pagamento via boleto | boleto
        webpay | webpay; webpay plus; transbank |
        khipu | khipu |
        payu-latam | payu latam |
        epayco | epayco |
        wompi | wompi |
        culqi | culqi |
        niubiz | niubiz |
        openpay | openpay |
        conekta | conekta |
        oxxo | oxxo |
        pagofacil | pago fácil; pago facil; rapipago |
        paytr | paytr |
        iyzico | iyzico; iyzipay; iyzico ile öde |
        param-pos | | param
        shopier | shopier |
        moyasar | moyasar; ميسر |
        hyperpay | hyperpay; hyper pay |
        paytabs | paytabs |
        myfatoorah | myfatoorah; ماي فاتورة |
        tap-payments | tap payments; goSell |
        telr | telr |
        paymob | paymob |
        fawry | fawry; فوري pay; فوري للمدفوعات | فوري
        sadad-sa | نظام سداد; خدمة سداد | سداد
        qpay | qpay |
        liqpay | liqpay |
        portmone | portmone |
        wayforpay | wayforpay; way for pay |
        robokassa | robokassa; робокасса |
        yookassa | yookassa; юkassa; юкасса; яндекс.касса; яндекс касса |
        cloudpayments | cloudpayments |
        tinkoff | tinkoff; тинькофф; т-банк |
        sberbank | сбербанк; sberbank; сбербанк онлайн |
        ecpay | ecpay; 綠界 |
        newebpay | newebpay; 藍新 |
        inicis | inicis; 이니시스; kg이니시스 |
        zarinpal | زرین پال; زرین‌پال; zarinpal; zarin pal |
        zibal | زیبال; zibal |
        nextpay | نکست پی; نکست‌پی; nextpay |
        idpay | آیدی پی; آی دی پی; idpay |
        payir | pay.ir; پی دات آی آر |
        payping | پی پینگ; پی‌پینگ; payping |
        vandar | وندار; vandar |
        paystar | پی استار; پی‌استار; paystar |
        jibit | جیبیت; jibit |
        aqayepardakht | آقای پرداخت; aqayepardakht |
        bitpay-ir | بیت پی; bitpay.ir |
        sepordeh | سپرده پرداخت; sepordeh | سپرده
        shepa | شپا; shepa |
        sizpay | سیزپی; sizpay |
        yekpay | یک پی; yekpay |
        parspal | پارس پال; parspal |
        mellat | به پرداخت ملت; به‌پرداخت ملت; بانک ملت; درگاه ملت; behpardakht; bankmellat | ملت; mellat
        saman | سامان کیش; پرداخت الکترونیک سامان; بانک سامان; درگاه سامان; samankish; sep gateway; samanbank | سامان; saman
        parsian | تجارت الکترونیک پارسیان; بانک پارسیان; درگاه پارسیان; parsianbank; bankparsian | پارسیان; parsian
        melli | سداد ملی; بانک ملی; درگاه سداد; درگاه ملی; sadadmelli; bankmelli | sadad
        pasargad | پرداخت الکترونیک پاسارگاد; بانک پاسارگاد; درگاه پاسارگاد; bankpasargad; pasargadbank | پاسارگاد; pasargad; pep
        irankish | ایران کیش; ایران‌کیش; irankish |
        sepehr | پرداخت الکترونیک سپهر; سپهر صادرات; درگاه سپهر; بانک صادرات | sepehr
        novin | پرداخت نوین; پرداخت نوین آرین; pardakht novin; pardakhtnovin |
        fanava | فن آوا کارت; فن‌آوا کارت |
        sayan | سایان کارت; امید پی |
        shaparak | شاپرک; shaparak |
    """,
    "instalment": """
        klarna | klarna; كلارنا; clarna |
        afterpay | afterpay; after pay; riverty |
        clearpay | clearpay |
        affirm | pay with affirm; affirm financing | affirm
        sezzle | sezzle |
        zip | zip pay; zippay; zip money; quadpay | zip
        laybuy | laybuy |
        humm | | humm
        latitude-pay | latitudepay; latitude pay |
        paypal-credit | paypal credit; paypal pay later; paypal pay in 3; paypal pay in 4; pay in 3 with paypal; pay in 4 with paypal |
        paypal-ratenzahlung | paypal ratenzahlung |
        ratepay | ratepay |
        billpay | billpay |
        easycredit | easycredit; ratenkauf by easycredit |
        consors | consors finanz |
        billie | | billie
        alma | paiement alma; payer avec alma; avec alma | alma
        oney | oney; 3x 4x oney |
        cofidis | cofidis |
        cetelem | cetelem |
        floa | floa; floa pay; floa bank |
        sofinco | sofinco |
        younited | younited pay; younited |
        scalapay | scalapay |
        soisy | soisy |
        pagantis | pagantis |
        sequra | sequra |
        aplazame | aplazame |
        pepper | peppermoney |
        addi | | addi
        kueski | kueski; kueski pay |
        sistecredito | sistecredito; sistecrédito |
        in3 | | in3
        walley | walley |
        svea | svea bank; svea ekonomi | svea
        resurs | resurs bank |
        anyday | | anyday
        viabill | viabill |
        twisto | twisto |
        skip-pay | skip pay; skippay; mallpay |
        paypo | paypo |
        tbi-bank | tbi bank |
        tabby | تابي | tabby
        tamara | تمارا | tamara
        postpay | postpay |
        spotii | spotii |
        valu | ڤاليو; فاليو | valu
        simpl | | simpl
        lazypay | lazypay |
        bajaj-finserv | bajaj finserv; bajaj finance |
        atome | | atome
        akulaku | akulaku |
        kredivo | kredivo |
        dolyame | долями; dolyame |
        podeli | подели; podeli |
        split | яндекс сплит; yandex split |
        snapppay | اسنپ‌پی; اسنپ پی; اسنپ‌ پی; snapppay; snapp pay |
        torobpay | ترب‌پی; ترب پی; torobpay |
        azkivam | ازکی‌وام; ازکی وام; azkivam |
        lendo | | لندو; lendo
        tara | کیف پول تارا; اعتبار تارا | تارا
        etebarino | اعتبارینو; etebarino |
        bajet | | باجت
        zoodpay | zoodpay; زودباي |
    """,
    "crypto": """
        bitcoin | bitcoin pay; pay with bitcoin; بیت کوین; بیت‌کوین | bitcoin; btc; بيتكوين
        ethereum | | ethereum; eth
        tether | | usdt; tether; تتر
        bitpay | bitpay |
        coinbase-commerce | coinbase commerce |
        nowpayments | nowpayments |
        cryptomus | cryptomus |
    """,
    "transfer": """
        western-union | western union |
        moneygram | moneygram |
        wise | transferwise | wise
    """,
    "gift-card": """
        paysafecard | paysafecard; paysafe card |
        edenred | | edenred
    """,
}  # fmt: skip
