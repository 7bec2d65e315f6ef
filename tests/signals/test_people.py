"""People by name and role; every name is made up."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

ROWS = [
    ("about", "<p>مدیرعامل: علی گلچین</p>", [("علی گلچین", "مدیرعامل")]),
    ("about", "<p>لیلا رنگرز، بنیان\u200cگذار نیلپود</p>", [("لیلا رنگرز", "بنیان\u200cگذار")]),
    ("about", "<p>مدیر فروش: خانم مهتاب ن. پارچه\u200cباف</p>", []),
    ("about", "<p>مدیر فروش: خانم مهتاب پارچه\u200cباف</p>", [("خانم مهتاب پارچه\u200cباف", "مدیر فروش")]),
    ("about", "<h2>اعضای تیم ما</h2><div><h4>مهندس رضا آبی</h4><p>طراح سفال</p></div>", [("مهندس رضا آبی", "طراح سفال")]),
    ("about", "<p>مدیریت فروشگاه از شما سپاسگزار است</p><p>مدیر فروش</p><p>تماس با ما</p>", []),
    ("about", "<p>Jane Roe, founder</p>", [("Jane Roe", "founder")]),
    ("about", "<p>Nilpud is run by its founder Jane Roe and twelve weavers.</p>", [("Jane Roe", "founder")]),
    ("about", "<h3>John Q. Public</h3><p>Head of Customer Care</p>", [("John Q. Public", "Head of Customer Care")]),
    ("about", "<li>Louise Nobody, Workshop Director</li>", [("Louise Nobody", "Director")]),
    ("about", "<h2>Meet the team</h2><h3>Max Nobody</h3><p>Lamps and repairs</p>", [("Max Nobody", "Lamps and repairs")]),
    ("legal", "<p>Vertreten durch: Erika Musterfrau und Max Mustermann</p>", [("Erika Musterfrau", "Vertreten durch"), ("Max Mustermann", "Vertreten durch")]),
    ("legal", "<p>Geschäftsführer:<br>Max Mustermann</p>", [("Max Mustermann", "Geschäftsführer")]),
    ("legal", "<p>Titular: Ana Nadie de la Nada, NIF 12345678Z</p>", [("Ana Nadie de la Nada", "Titular")]),
    ("legal", "<p>Directrice de la publication : Marie Personne</p>", [("Marie Personne", "Directrice de la publication")]),
    ("contact", "<p>Genel Müdür: Ayşe Hiçkimse</p>", [("Ayşe Hiçkimse", "Genel Müdür")]),
    ("about", "<p>المدير التنفيذي: خالد المجهول</p>", [("خالد المجهول", "المدير التنفيذي")]),
    ("about", '<script type="application/ld+json">{"@type":"Organization","name":"N","founder":{"@type":"Person","name":"Jane Roe"}}</script>', [("Jane Roe", "founder")]),
    ("about", '<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"Jane Roe"}}</script>', []),
    ("about", "<p>Loop Books was founded in 2009 by Jane Roe and John Nobody.</p>", [("Jane Roe", "founder"), ("John Nobody", "founder")]),
    ("about", "<p>نیلپود توسط لیلا رنگرز تأسیس شد.</p>", [("لیلا رنگرز", "founder")]),
    ("about", "<p>Founded in 2009 by the sea.</p>", []),
    ("about", "<p>Jane Roe and John Nobody founded the shop in 2014.</p>", [("Jane Roe", "founder"), ("John Nobody", "founder")]),
    ("about", "<h3>سارا نیک‌بین</h3><p>مسئول پشتیبانی. وقتی زنگ می‌زنید، صدایی که می‌شنوید صدای اوست.</p>", [("سارا نیک‌بین", "مسئول پشتیبانی")]),
    ("about", "<h3>Sara Nobody</h3><p>Customer care. When you call, the voice you hear is hers.</p>", [("Sara Nobody", "Customer care")]),
    ("about", "<li>Brass Castors</li><li>Chair Glides</li>", []),
    ("about", "<h3>Our Lamps</h3><p>Designer lamps are what we sell, and we sell many.</p>", []),
    # not the shop's people
    ("home", "<h2>What our customers say</h2><p>“The lamp came in two days and it is lovely.”</p><p>Jane Roe, CEO</p>", []),
    ("product", "<p>Jane Roe, founder of Other Lamps, likes it.</p>", []),
    ("other", "<p>Jane Roe, CEO of Some Bank, said on Monday that rates would stay.</p>", []),
    ("about", "<h2>Our Company</h2><p>Managing Director</p><h2>Customer Service</h2>", []),
    ("about", "<p>We are looking for a sales manager. Contact Our Office.</p>", []),
    ("about", "<p>Jane Roe</p>", []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "html", "found"), ROWS, ids=lambda v: str(v)[:60])
def test_people(kind: str, html: str, found: list[tuple[str, str]]) -> None:
    assert [(p.name, p.role) for p in read("people", {kind: html})] == found


PROFILES = [
    ("about", '<a href="https://www.linkedin.com/in/jane-roe-example/">Jane</a>', [("linkedin", "jane-roe-example")]),
    ("about", '<a href="https://www.linkedin.com/company/nilpud">Nilpud</a>', []),
    ("about", '<main><div><h3>Jane Roe</h3><p>Founder</p><a href="https://instagram.com/jane.roe.example">Instagram</a></div></main>', [("instagram", "jane.roe.example")]),
    ("about", '<footer><a href="https://instagram.com/nilpud">Instagram</a></footer>', []),
    ("about", '<a href="https://twitter.com/share?url=x">Share</a>', []),
    ("other", '<a href="https://www.linkedin.com/in/jane-roe-example/">the author</a>', []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "html", "found"), PROFILES, ids=lambda v: str(v)[:60])
def test_personal_profiles(kind: str, html: str, found: list[tuple[str, str]]) -> None:
    profiles = read("people", {kind: html}, signal="personal_profiles")
    assert [(p.network, p.handle) for p in profiles] == found


def test_a_person_named_twice_is_told_once() -> None:
    assert len(read("people", {"about": "<p>Founder: Jane Roe</p><p>Jane Roe, founder</p>"})) == 1
