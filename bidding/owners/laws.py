"""The laws of owners' decisions from their files: strictly read, each over that of the place around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bidding.owners.law_shapes import OwnersLaw
from bidding.procedures.laws import votes_of
from credit.rulebook.law_files import cited
from credit.rulebook.place_laws import LawFolder
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding

__all__ = ["FOLDER", "LAWS", "cite", "law_for", "law_named", "laws"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there from the place around it, key by key."""


def _with_votes(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the content with quorum and majorities of its place, and the instrument in which they stand."""
    codes = content.get("codes")
    votes, law = votes_of(str(codes[0]) if isinstance(codes, list) and codes else "")
    named = str(votes.basis.instrument)
    held = {named: law.instruments[named].model_dump(mode="json", exclude_none=True)}
    instruments = content.get("instruments")
    known = instruments if isinstance(instruments, dict) else {}
    return {**content, "votes": votes.model_dump(mode="json", exclude_none=True), "instruments": {**held, **known}}


def _matters_are_known(content: Mapping[str, Any]) -> Iterator[Finding]:
    matters = content.get("matters", {})
    for kind, matter in content.get("needs", {}).items():
        if matter not in matters:
            yield Finding(("needs", kind), f"there is no matter {matter!r}", f"Known here: {', '.join(matters)}.")


LAWS: Final = LawFolder(
    FOLDER, OwnersLaw, "law of owners' decisions", see="See docs/owners.md for what may stand here.",
    merged=frozenset({"instruments", "matters", "needs", "needs_basis", "election", "secrecy"}),
    completed=_with_votes, findings=_matters_are_known,
)  # fmt: skip


def laws() -> tuple[OwnersLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then the wider places."""
    return LAWS.laws


def law_for(jurisdiction: str) -> OwnersLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    return LAWS.at(jurisdiction)


def law_named(name: str) -> OwnersLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    return LAWS.named(name)


def cite(law: OwnersLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
