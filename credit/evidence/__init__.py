"""Evidence in: packages and mappings; every row accepted, or rejected with a reason; attribution to companies."""

from __future__ import annotations

from credit.evidence.errors import PackageError
from credit.evidence.facts import FACTS, Facts
from credit.evidence.mapping import built_in_mappings
from credit.evidence.package import Package, Progress, TableCount, read_package

__all__ = [
    "FACTS", "Facts", "Package", "PackageError", "Progress", "TableCount", "built_in_mappings", "read_package",
]  # fmt: skip
