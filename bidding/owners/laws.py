"""The laws of owners' decisions from their files: strictly read, each over that of the place around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from bidding.owners.law_shapes import OwnersLaw
from bidding.procedures.laws import votes_of
from credit.rulebook.errors import RulebookError
from credit.rulebook.law_files import cited, instrument_findings, laid_over, law_of_id, most_special
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding, Node, plain
from credit.rulebook.validating import shape_findings

__all__ = ["FOLDER", "cite", "law_for", "law_named", "laws", "read_law"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there from the place around it, key by key."""
_MERGED: Final = frozenset({"instruments", "matters", "needs", "needs_basis", "election", "secrecy"})
_SEE: Final = "See docs/owners.md for what may stand here."


def read_law(data: bytes, file: str, beneath: Mapping[str, Any] | None = None) -> OwnersLaw:
    """Return the law of a file, over the one beneath it. Raises RulebookError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    content = _with_votes(laid_over(beneath or {}, plain(tree), _MERGED)) if isinstance(tree, dict) else plain(tree)
    problems += [located(tree, finding, file) for finding in _findings(content)]
    if problems:
        raise RulebookError(problems)
    return OwnersLaw.model_validate(content)


def _with_votes(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content with quorum and majorities of its place, and the instrument in which they stand."""
    codes = content.get("codes")
    votes, law = votes_of(str(codes[0]) if isinstance(codes, list) and codes else "")
    named = str(votes.basis.instrument)
    held = {named: law.instruments[named].model_dump(mode="json", exclude_none=True)}
    instruments = content.get("instruments")
    known = instruments if isinstance(instruments, dict) else {}
    return {**content, "votes": votes.model_dump(mode="json", exclude_none=True), "instruments": {**held, **known}}


def _findings(content: Node) -> Iterator[Finding]:
    yield from shape_findings(OwnersLaw, content, _SEE)
    yield from instrument_findings(content)
    if not isinstance(content, dict):
        return
    matters = content.get("matters", {})
    for kind, matter in content.get("needs", {}).items():
        if matter not in matters:
            yield Finding(("needs", kind), f"there is no matter {matter!r}", f"Known here: {', '.join(matters)}.")


@cache
def laws() -> tuple[OwnersLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then the wider places."""
    found: list[tuple[OwnersLaw, Mapping[str, Any]]] = []
    for path in sorted(FOLDER.glob("*.yaml"), key=_width):
        data = path.read_bytes()
        own = plain(read_yaml(data, path.name)[0])
        beneath = _around(found, own["codes"][0])
        found.append((read_law(data, path.name, beneath), laid_over(beneath, own, _MERGED)))
    return tuple(law for law, _ in found)


def _width(path: Path) -> tuple[int, str]:
    """Order files so that a place comes after all that lie around it: by the length of its code."""
    return len(plain(read_yaml(path.read_bytes(), path.name)[0])["codes"][0]), path.name


def _around(found: list[tuple[OwnersLaw, Mapping[str, Any]]], code: str) -> Mapping[str, Any]:
    """Return the content of the smallest place around a code; nothing for the whole country."""
    around = [(len(law.codes[0]), content) for law, content in found if code.startswith(law.codes[0])]
    return max(around, key=lambda one: one[0])[1] if around else {}


def law_for(jurisdiction: str) -> OwnersLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    return most_special(laws(), jurisdiction)


def law_named(name: str) -> OwnersLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    return law_of_id(laws(), name, "law of owners' decisions")


def cite(law: OwnersLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
