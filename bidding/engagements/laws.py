"""The laws of coming and leaving from their files: strictly read, each over the one it names, else the nation's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from bidding.engagements.law_shapes import EngagementLaw
from credit.rulebook.errors import RulebookError
from credit.rulebook.law_files import cited, instrument_findings, laid_over, law_of_id, most_special
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding, Node, plain
from credit.rulebook.validating import shape_findings

__all__ = ["FOLDER", "cite", "law_for", "law_named", "laws", "read_law"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there, key by key."""
_NATIONAL: Final = "national"
_MERGED: Final = frozenset({"instruments", "notice", "handed_over"})
_SEE: Final = "See docs/engagements.md for what may stand here."


def read_law(data: bytes, file: str, beneath: Mapping[str, Any] | None = None) -> EngagementLaw:
    """Return the law of a file, over the one beneath it. Raises RulebookError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    own = plain(tree)
    content = laid_over(beneath or {}, own, _MERGED) if isinstance(own, dict) else own
    problems += [located(tree, finding, file) for finding in _findings(content)]
    if problems:
        raise RulebookError(problems)
    return EngagementLaw.model_validate(content)


def _findings(content: Node) -> Iterator[Finding]:
    yield from shape_findings(EngagementLaw, content, _SEE)
    yield from instrument_findings(content)


@cache
def laws() -> tuple[EngagementLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then by id."""
    names = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != _NATIONAL)
    return tuple(_read(name)[0] for name in (_NATIONAL, *names))


@cache
def _read(name: str) -> tuple[EngagementLaw, Mapping[str, Any]]:
    data = (FOLDER / f"{name}.yaml").read_bytes()
    own: Any = plain(read_yaml(data, f"{name}.yaml")[0])
    beneath = {} if name == _NATIONAL else _read(own.get("beneath", _NATIONAL))[1]
    return read_law(data, f"{name}.yaml", beneath), laid_over(beneath, own, _MERGED)


def law_for(jurisdiction: str) -> EngagementLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    return most_special(laws(), jurisdiction)


def law_named(name: str) -> EngagementLaw:
    """Return the law of an id. Raises InputError for an unknown one."""
    return law_of_id(laws(), name, "law of engagements")


def cite(law: EngagementLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
