"""The plans of renovation from their files: strictly read, each over that of the place around it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from credit.renovation.law_shapes import RenovationLaw
from credit.rulebook.law_files import cited
from credit.rulebook.place_laws import LawFolder
from credit.rulebook.shapes import Basis

__all__ = ["FOLDER", "LAWS", "cite", "law_for", "law_named", "laws"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there, key by key."""

LAWS: Final = LawFolder(
    FOLDER, RenovationLaw, "plan of renovation", see="See docs/renovation.md for what may stand here.",
    merged=frozenset({"instruments", "needs"}),
)  # fmt: skip


def laws() -> tuple[RenovationLaw, ...]:
    """Return the plans of all jurisdictions that are held, the national one first."""
    return LAWS.laws


def law_for(jurisdiction: str) -> RenovationLaw:
    """Return the plan of a GB/T 2260 code, the most special one; the national file fits everywhere."""
    return LAWS.at(jurisdiction)


def law_named(name: str) -> RenovationLaw:
    """Return the plan of an id. Raises InputError for an unknown one."""
    return LAWS.named(name)


def cite(law: RenovationLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
