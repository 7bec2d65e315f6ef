"""No figure may fall. Needs the labelled pages, which stand outside the project."""

from __future__ import annotations

import pytest

from tests.accuracy.corpus import DEFAULT
from tests.accuracy.measure import fallen, figures, measure, read_floors


@pytest.mark.skipif(not DEFAULT.is_dir(), reason="the labelled pages (../shared/corpus) are not here")
def test_no_figure_falls() -> None:
    assert fallen(figures(measure(DEFAULT)), read_floors()) == []
