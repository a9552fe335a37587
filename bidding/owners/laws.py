"""The laws of owners' decisions from their files: strictly read, the national one beneath each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from bidding.owners.law_shapes import OwnersLaw
from credit.rulebook.errors import RulebookError
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding, Node, plain, select
from credit.rulebook.validating import shape_findings
from models.errors import InputError, Problem

__all__ = ["FOLDER", "cite", "law_for", "law_named", "laws", "read_law"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there, key by key."""
_NATIONAL: Final = "national.yaml"
_MERGED: Final = frozenset({"instruments", "majorities", "matters", "needs", "needs_basis"})
_SEE: Final = "See docs/owners.md for what may stand here."


def read_law(data: bytes, file: str, beneath: Mapping[str, Any] | None = None) -> OwnersLaw:
    """Return the law of a file, over the one beneath it. Raises RulebookError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    content = _over(beneath or {}, plain(tree)) if isinstance(tree, dict) else plain(tree)
    problems += [located(tree, finding, file) for finding in _findings(content)]
    if problems:
        raise RulebookError(problems)
    return OwnersLaw.model_validate(content)


def _over(beneath: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = {key: {**beneath[key], **own[key]} for key in _MERGED & beneath.keys() & own.keys()}
    return {**beneath, **own, **merged}


def _findings(content: Node) -> Iterator[Finding]:
    yield from shape_findings(OwnersLaw, content, _SEE)
    if not isinstance(content, dict):
        return
    known, matters = content.get("instruments", {}), content.get("matters", {})
    for loc, name in _cited(content):
        if name not in known:
            yield Finding(loc, f"there is no instrument {name!r}", f"Known here: {', '.join(known)}.")
    for kind, matter in content.get("needs", {}).items():
        if matter not in matters:
            yield Finding(("needs", kind), f"there is no matter {matter!r}", f"Known here: {', '.join(matters)}.")


def _cited(tree: Node) -> Iterator[tuple[Any, str]]:
    for depth in range(6):
        for loc, value in select(tree, *["*"] * depth):
            if loc and isinstance(value, str) and loc[-1] == "instrument":
                yield loc, value


@cache
def laws() -> tuple[OwnersLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then by id."""
    data = (FOLDER / _NATIONAL).read_bytes()
    national, beneath = read_law(data, _NATIONAL), plain(read_yaml(data, _NATIONAL)[0])
    others = sorted(path for path in FOLDER.glob("*.yaml") if path.name != _NATIONAL)
    return national, *(read_law(path.read_bytes(), path.name, beneath) for path in others)


def law_for(jurisdiction: str) -> OwnersLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    fitting = [(len(code), law) for law in laws() for code in law.codes if jurisdiction.startswith(code)]
    return max(fitting, key=lambda found: found[0])[1]


def law_named(name: str) -> OwnersLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    for law in laws():
        if law.id == name:
            return law
    remedy = f"Name one of {', '.join(law.id for law in laws())}."
    raise InputError(Problem("law", f"there is no law of owners' decisions {name!r}", remedy))


def cite(law: OwnersLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    if basis.choice is not None:
        own = {"zh": "本系统自定：", "en": "our own choice: "}[language]
        return f"{own}{getattr(basis.choice, language)}"
    title = getattr(law.instruments[str(basis.instrument)].title, language)
    return f"{title} {'第' + str(basis.article) + '条' if language == 'zh' else 'art. ' + str(basis.article)}"
