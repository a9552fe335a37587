"""The laws of service fees from their files: strictly read, each over that of the place around it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bidding.fees.law_shapes import FeeLaw
from credit.rulebook.law_files import cited
from credit.rulebook.place_laws import LawFolder
from credit.rulebook.shapes import Basis

__all__ = ["FOLDER", "LAWS", "cite", "law_for", "laws"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there from the place around it, key by key."""

LAWS: Final = LawFolder(
    FOLDER, FeeLaw, "law of service fees", see="See docs/fees.md for what may stand here.",
    merged=frozenset({"instruments"}),
)  # fmt: skip


def laws() -> tuple[FeeLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then the wider places."""
    return LAWS.laws


def law_for(jurisdiction: str) -> FeeLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    return LAWS.at(jurisdiction)


def cite(law: FeeLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
