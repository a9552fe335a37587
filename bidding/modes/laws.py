"""The tables from what an estate is to how it is served, from their files: strictly read, one for a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bidding.modes.law_shapes import ModeLaw
from credit.rulebook.law_files import cited
from credit.rulebook.place_laws import LawFolder
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding, select

__all__ = ["FOLDER", "LAWS", "cite", "law_for", "laws"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there from the place around it, key by key."""


def _traits_are_known(content: Mapping[str, Any]) -> Iterator[Finding]:
    traits = content.get("traits", {})
    for loc, values in select(content, "rules", "*", "where", "*"):
        values_known = traits.get(loc[-1], {}).get("values")
        if values_known is None:
            yield Finding(loc, f"there is no trait {loc[-1]!r}", f"Known here: {', '.join(traits)}.")
        for value in values if values_known else ():
            if value not in values_known:
                yield Finding(loc, f"{value!r} is no value of the trait", f"Values: {', '.join(values_known)}.")


LAWS: Final = LawFolder(
    FOLDER, ModeLaw, "table of modes of service", see="See docs/modes.md for what may stand here.",
    merged=frozenset({"instruments", "traits"}), findings=_traits_are_known,
)  # fmt: skip


def laws() -> tuple[ModeLaw, ...]:
    """Return the tables of all jurisdictions that are held, the national one first, then the wider places."""
    return LAWS.laws


def law_for(jurisdiction: str) -> ModeLaw:
    """Return the table of a GB/T 2260 code, the most special one; the national one fits everywhere."""
    return LAWS.at(jurisdiction)


def cite(law: ModeLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
