"""The bookshop in both languages, started once; and its audit, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from trustaudit import audit
from trustaudit.config import Limits, Settings
from trustaudit.report.model import Report

from .oscar import HOW, LANGUAGES, MISSING, LiveShop, running


@pytest.fixture(scope="session", params=LANGUAGES)
def bookshop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveShop]:
    if MISSING:
        pytest.skip(HOW)
    with running(request.param, tmp_path_factory.mktemp(f"bookshop-{request.param}")) as shop:
        yield shop


@pytest.fixture(scope="session")
def report(bookshop: LiveShop) -> Report:
    """The audit of the running shop, without the pause between requests that others' shops are given."""
    return audit.audit(bookshop.url, Settings(limits=Limits(delay=0.0)), started="2026-11-22T00:00:00Z")
