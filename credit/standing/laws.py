"""The laws of lists from their files: strictly read, every article's instrument known, and found by jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from credit.rulebook.errors import RulebookError
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding, Node, plain, select
from credit.rulebook.validating import shape_findings
from credit.standing.law_shapes import ListLaw
from models.errors import InputError, Problem
from models.values.canonical import digest

__all__ = ["FOLDER", "cite", "law_for", "law_named", "laws", "read_law"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""One file for each jurisdiction, and `elsewhere.yaml` for all others."""


def read_law(data: bytes, file: str) -> ListLaw:
    """Return the law of one file. Raises RulebookError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    problems += [located(tree, finding, file) for finding in _findings(tree)]
    if problems:
        raise RulebookError(problems)
    law = ListLaw.model_validate(plain(tree))
    content = law.model_dump(mode="json", by_alias=True, exclude={"digest"})
    return law.model_copy(update={"digest": digest(content)})


def _findings(tree: Node) -> Iterator[Finding]:
    yield from shape_findings(ListLaw, plain(tree))
    known = tree.get("instruments", {}) if isinstance(tree, dict) else {}
    for loc, name in _cited(tree):
        if name not in known:
            yield Finding(loc, f"there is no instrument {name!r}", f"Known here: {', '.join(known)}.")


def _cited(tree: Node) -> Iterator[tuple[Any, str]]:
    """Yield where an instrument is cited, at whatever depth a basis stands."""
    for depth in range(6):
        for loc, value in select(tree, *["*"] * depth):
            if loc and isinstance(value, str) and loc[-1] == "instrument":
                yield loc, value


@cache
def laws() -> tuple[ListLaw, ...]:
    """Return the laws of all jurisdictions that are held, by id."""
    return tuple(read_law(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.yaml")))


def law_for(jurisdiction: str) -> ListLaw:
    """Return the law of a GB/T 2260 code (or another country's), the most special one; `elsewhere` fits all."""
    fitting = [(len(code), law) for law in laws() for code in law.codes if jurisdiction.startswith(code)]
    return max(fitting, key=lambda found: found[0])[1]


def law_named(name: str) -> ListLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    for law in laws():
        if law.id == name:
            return law
    remedy = f"Name one of {', '.join(law.id for law in laws())}."
    raise InputError(Problem("law", f"there is no law of lists {name!r}", remedy))


def cite(law: ListLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    if basis.choice is not None:
        own = {"zh": "本系统自定：", "en": "our own choice: "}[language]
        return f"{own}{getattr(basis.choice, language)}"
    title = getattr(law.instruments[str(basis.instrument)].title, language)
    return f"{title} {'第' + str(basis.article) + '条' if language == 'zh' else 'art. ' + str(basis.article)}"
