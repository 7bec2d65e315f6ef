"""What a view may be told besides the report itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trustaudit.report.brand import Brand
from trustaudit.report.gate import Reason


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is shown. Equal reports with equal options give equal bytes.

    `reasons` are what shuts the gate of a pipeline. `source` is the repository's own settings file and `files` maps a
    rule id or page kind to a file of the repository: there annotations and alerts point.
    """

    lang: str = "en"
    verbose: bool = False
    brand: Brand = field(default_factory=Brand)
    reasons: tuple[Reason, ...] = ()
    source: str = "trustaudit.yaml"
    files: Mapping[str, str] = field(default_factory=dict, hash=False)
    browser_path: str = ""  # the Chromium that prints, '' = the one that is installed
