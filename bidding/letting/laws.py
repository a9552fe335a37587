"""The laws of letting from their files: strictly read, the national one beneath each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from bidding.letting.law_shapes import LettingLaw
from bidding.revenue.chart import chart_of
from credit.rulebook.errors import RulebookError
from credit.rulebook.law_files import cited, instrument_findings, laid_over, most_special
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.shapes import Basis
from credit.rulebook.trees import Finding, Node, plain, select
from credit.rulebook.validating import shape_findings

__all__ = ["FOLDER", "cite", "law_for", "laws", "read_law"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""`national.yaml` is whole; every other file says only what is different there, key by key."""
_NATIONAL: Final = "national.yaml"
_MERGED: Final = frozenset({"instruments", "kinds"})
_SEE: Final = "See docs/letting.md for what may stand here."


def read_law(data: bytes, file: str, beneath: Mapping[str, Any] | None = None) -> LettingLaw:
    """Return the law of a file, over the one beneath it. Raises RulebookError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    content = laid_over(beneath or {}, plain(tree), _MERGED) if isinstance(tree, dict) else plain(tree)
    problems += [located(tree, finding, file) for finding in _findings(content)]
    if problems:
        raise RulebookError(problems)
    return LettingLaw.model_validate(content)


def _findings(content: Node) -> Iterator[Finding]:
    yield from shape_findings(LettingLaw, content, _SEE)
    yield from instrument_findings(content)
    accounts = [name for name, one in chart_of("common").accounts.items() if one.kind == "income"]
    for loc, account in select(content, "kinds", "*", "account"):
        if account not in accounts:
            yield Finding(loc, f"there is no account of income {account!r}", f"Take one of {', '.join(accounts)}.")


@cache
def laws() -> tuple[LettingLaw, ...]:
    """Return the laws of all jurisdictions that are held, the national one first, then by id."""
    data = (FOLDER / _NATIONAL).read_bytes()
    national, beneath = read_law(data, _NATIONAL), plain(read_yaml(data, _NATIONAL)[0])
    others = sorted(path for path in FOLDER.glob("*.yaml") if path.name != _NATIONAL)
    return national, *(read_law(path.read_bytes(), path.name, beneath) for path in others)


def law_for(jurisdiction: str) -> LettingLaw:
    """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
    return most_special(laws(), jurisdiction)


def cite(law: LettingLaw, basis: Basis, language: str = "en") -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(law.instruments, basis, language)
