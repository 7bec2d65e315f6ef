"""trustaudit: audits what makes a shopper trust an online shop.

The library offers two functions, `audit` and `replay`; everything else is a stage behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trustaudit.audit import audit, replay

__version__ = "0.1.0"
__all__ = ["__version__", "audit", "replay"]


def __getattr__(name: str) -> Any:
    # Loaded on first use: `trustaudit --version` must not pay for the parsers (PEP 562).
    if name in ("audit", "replay"):
        import importlib

        return getattr(importlib.import_module("trustaudit.audit"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
