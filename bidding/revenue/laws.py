"""The laws of an estate's money from their files: strictly read, each over the one it names, else the nation's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from bidding.revenue.law_shapes import RevenueLaw
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
_NATIONAL: Final = "national"
_MERGED: Final = frozenset({"instruments", "allocation", "heads", "fund", "audit_findings"})
_SEE: Final = "See docs/money.md for what may stand here."
_DEPTH: Final = 8


def read_law(data: bytes, file: str, beneath: Mapping[str, Any] | None = None) -> RevenueLaw:
    """Return the law of a file, over the one beneath it. Raises RulebookError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    own = plain(tree)
    content = _over(beneath or {}, own) if isinstance(own, dict) else own
    problems += [located(tree, finding, file) for finding in _findings(content)]
    if problems:
        raise RulebookError(problems)
    return RevenueLaw.model_validate(content)


def _over(beneath: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = {key: {**beneath[key], **own[key]} for key in _MERGED & beneath.keys() & own.keys()}
    return {**beneath, **own, **merged}


def _findings(content: Node) -> Iterator[Finding]:
    yield from shape_findings(RevenueLaw, content, _SEE)
    known = content.get("instruments", {}) if isinstance(content, dict) else {}
    for depth in range(_DEPTH):
        for loc, value in select(content, *["*"] * depth):
            if loc and loc[-1] == "instrument" and isinstance(value, str) and value not in known:
                yield Finding(loc, f"there is no instrument {value!r}", f"Known here: {', '.join(known)}.")


@cache
def laws() -> tuple[RevenueLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then by id."""
    names = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != _NATIONAL)
    return tuple(_read(name)[0] for name in (_NATIONAL, *names))


@cache
def _read(name: str) -> tuple[RevenueLaw, Mapping[str, Any]]:
    data = (FOLDER / f"{name}.yaml").read_bytes()
    own: Any = plain(read_yaml(data, f"{name}.yaml")[0])
    beneath = {} if name == _NATIONAL else _read(own.get("beneath", _NATIONAL))[1]
    return read_law(data, f"{name}.yaml", beneath), _over(beneath, own)


def law_for(jurisdiction: str) -> RevenueLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    fitting = [(len(code), law) for law in laws() for code in law.codes if jurisdiction.startswith(code)]
    return max(fitting, key=lambda found: found[0])[1]


def law_named(name: str) -> RevenueLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    for law in laws():
        if law.id == name:
            return law
    remedy = f"Name one of {', '.join(law.id for law in laws())}."
    raise InputError(Problem("law", f"there is no law of an estate's money {name!r}", remedy))


def cite(law: RevenueLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    if basis.choice is not None:
        own = {"zh": "本系统自定：", "en": "our own choice: "}[language]
        return f"{own}{getattr(basis.choice, language)}"
    title = getattr(law.instruments[str(basis.instrument)].title, language)
    return f"{title} {'第' + str(basis.article) + '条' if language == 'zh' else 'art. ' + str(basis.article)}"
