"""What a form is for, in the ways shops write them."""

from __future__ import annotations

import pytest

from trustaudit.page import parse_html
from trustaudit.signals.forms import purpose_of

EXAMPLES = [
    ("<form action=/search><input name=q placeholder='جستجو در محصولات'></form>", "search"),
    ("<form><input type=search name=term><button>🔍</button></form>", "search"),
    ("<form action=/suche><input name=text><input type=submit value=Suchen></form>", "search"),
    ("<form><input name=log><input type=password name=pwd><button>Log in</button></form>", "login"),
    ("<form><input name=mobile><input type=password name=p><button>ورود</button></form>", "login"),
    ("<form><input name=email><input type=password><input type=password><button>Continue</button></form>", "registration"),
    ("<form id=register><input name=name><input name=email><input type=password><button>ثبت نام</button></form>", "registration"),
    ("<form action=/lost-password><input name=user_login><button>Reset password</button></form>", "password"),
    ("<form class=newsletter><input type=email name=email><button>عضویت در خبرنامه</button></form>", "newsletter"),
    ("<form action='https://x.list-manage.com/subscribe'><input name=EMAIL><button>Go</button></form>", "newsletter"),
    ("<form method=post action=/contact><input type=email name=email><button>Subscribe</button></form>", "newsletter"),
    ("<form><input name=name><input name=email><textarea name=message></textarea><button>Send</button></form>", "contact"),
    ("<form><input name=name><input name=phone><textarea name=body></textarea><button>ارسال پیام</button></form>", "contact"),
    ("<form><select name=rating><option>5</select><textarea name=c></textarea><button>Submit review</button></form>", "review"),
    ("<form><textarea name=comment></textarea><input name=email><button>ثبت دیدگاه</button></form>", "review"),
    ("<form method=post action=/cart/add><input type=hidden name=id value=1><button>Add to cart</button></form>", "add-to-cart"),
    ("<form class=cart><input name=quantity value=1><button name=add-to-cart value=7>افزودن به سبد خرید</button></form>", "add-to-cart"),
    ("<form><input type=hidden name=action value=add_product><input name=qty><button>Kaufen</button></form>", "add-to-cart"),
    ("<form><input name=coupon_code><button>Apply</button></form>", "coupon"),
    ("<form action=/track><input name=order_number placeholder='شماره سفارش'><button>پیگیری</button></form>", "order-tracking"),
    ("<form id=checkout><input name=first_name><input name=address><input name=city><input name=postcode></form>", "checkout"),
    ("<form><input type=checkbox name=a></form>", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "purpose"), EXAMPLES)
def test_purposes(html: str, purpose: str) -> None:
    (form,) = parse_html(html).forms
    assert purpose_of(form) == purpose


def test_a_trap_for_robots_does_not_change_what_a_form_is() -> None:
    trap = "<div style='display:none'><input name=website></div>"
    (form,) = parse_html(f"<form><input type=email name=e>{trap}<button>Subscribe</button></form>").forms
    assert purpose_of(form) == "newsletter"


def test_a_form_in_a_closed_dialog_is_still_read() -> None:
    (form,) = parse_html(
        "<div hidden><form><input name=u><input type=password><button>Login</button></form></div>"
    ).forms
    assert purpose_of(form) == "login"


def test_an_address_to_answer_to_makes_no_reply() -> None:
    (form,) = parse_html("<form><input name=name><input name=reply_to><textarea name=message></textarea></form>").forms
    assert purpose_of(form) == "contact"
