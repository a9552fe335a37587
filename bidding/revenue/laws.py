"""The laws of an estate's money from their files: strictly read, each over that of the place around it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bidding.revenue.law_shapes import RevenueLaw
from credit.rulebook.law_files import cited
from credit.rulebook.place_laws import LawFolder
from credit.rulebook.shapes import Basis

__all__ = ["FOLDER", "LAWS", "cite", "law_for", "law_named", "laws"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there from the place around it, key by key."""

LAWS: Final = LawFolder(
    FOLDER, RevenueLaw, "law of an estate's money", see="See docs/money.md for what may stand here.",
    merged=frozenset({"instruments", "allocation", "heads", "fund", "audit_findings"}),
)  # fmt: skip


def laws() -> tuple[RevenueLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then the wider places."""
    return LAWS.laws


def law_for(jurisdiction: str) -> RevenueLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    return LAWS.at(jurisdiction)


def law_named(name: str) -> RevenueLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    return LAWS.named(name)


def cite(law: RevenueLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
