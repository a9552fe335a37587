"""The laws of letting from their files: strictly read, each over that of the place around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bidding.letting.law_shapes import LettingLaw
from bidding.revenue.chart import chart_of
from credit.rulebook.law_files import cited
from credit.rulebook.place_laws import LawFolder
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding, select

__all__ = ["FOLDER", "LAWS", "cite", "law_for", "laws"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there from the place around it, key by key."""


def _accounts_are_of_income(content: Mapping[str, Any]) -> Iterator[Finding]:
    accounts = [name for name, one in chart_of("common").accounts.items() if one.kind == "income"]
    for loc, account in select(content, "kinds", "*", "account"):
        if account not in accounts:
            yield Finding(loc, f"there is no account of income {account!r}", f"Take one of {', '.join(accounts)}.")


LAWS: Final = LawFolder(
    FOLDER, LettingLaw, "law of letting", see="See docs/letting.md for what may stand here.",
    merged=frozenset({"instruments", "kinds"}), findings=_accounts_are_of_income,
)  # fmt: skip


def laws() -> tuple[LettingLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then the wider places."""
    return LAWS.laws


def law_for(jurisdiction: str) -> LettingLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    return LAWS.at(jurisdiction)


def cite(law: LettingLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
