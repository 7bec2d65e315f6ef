"""The withdrawal function and the harmonised guarantee notice: what is one, and what only speaks of them."""

from __future__ import annotations

import pytest

from tests.signals.reading import read

EXAMPLES = [
    ('<footer><a href="/withdraw">Withdraw from contract here</a></footer>', ["withdrawal-function"]),
    ('<footer><a href="/widerruf">Vertrag widerrufen</a></footer>', ["withdrawal-function"]),
    ('<a href="/desistir">Desistir del contrato aquí</a>', ["withdrawal-function"]),
    ('<a href="/retract">Se rétracter du contrat ici</a>', ["withdrawal-function"]),
    ("<form><button>Vertrag hier widerrufen</button></form>", ["withdrawal-function"]),
    ('<a href="/widerruf">Widerrufsbelehrung</a>', []),
    ('<a href="/returns">Right of withdrawal</a>', []),
    ('<a href="#">Withdraw from contract here</a>', []),
    ("<p>You may withdraw from contract here or in writing.</p>", []),
    ('<a href="https://europa.eu/youreurope/citizens/consumers/shopping/guarantees/">EU guarantee</a>', ["guarantee-notice"]),
    ('<a href="https://europa.eu/youreurope/citizens/consumers/">Your rights</a>', []),
    ('<a href="https://europa.eu.evil.example/youreurope/guarantees">x</a>', []),
    ('<img src="/img/harmonised-notice-en.svg" alt="">', ["guarantee-notice"]),
    ('<img src="/img/n1.png" alt="Aviso armonizado de la garantía legal">', ["guarantee-notice"]),
    ("<h2>Harmonised notice</h2>", ["guarantee-notice"]),
    ("<p>Two years' guarantee</p>", []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "kinds"), EXAMPLES)
def test_what_is_a_notice(html: str, kinds: list[str]) -> None:
    assert [item.kind for item in read("legal_notices", html)] == kinds
