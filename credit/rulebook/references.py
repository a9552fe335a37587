"""Every name a rulebook uses must be one that it defines: instruments, components, grades, ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credit.rulebook.shapes import Basis, Eligible, GradeRow, RankList, Veto
from credit.rulebook.trees import Finding, Loc, Tree, select
from credit.rulebook.validating import each

__all__ = ["BASES", "reference_findings"]

BASES: Final = (
    ("indicators", "*", "rules", "*", "basis"),
    ("indicators", "*", "measures", "*", "basis"),
    ("vetoes", "*", "basis"),
    ("lists", "red", "basis"),
    ("lists", "grey", "basis"),
    ("lists", "black", "*", "basis"),
    ("publication", "basis"),
)
"""Where a basis may stand."""


def reference_findings(tree: Tree) -> Iterator[Finding]:
    """Yield every name that the rulebook uses and does not define, and every indicator defined twice."""
    yield from _instruments(tree)
    yield from _components(tree)
    yield from _grades(tree)
    yield from _same_indicator(tree)


def _unknown(loc: Loc, kind: str, name: str, known: list[str]) -> Finding:
    listed = ", ".join(known) or "none"
    return Finding(loc, f"the {kind} {name} is unknown", f"Known here: {listed}.")


def _names(tree: Tree, section: str) -> list[str]:
    return [str(loc[-1]) for loc, _ in select(tree, section, "*")]


def _instruments(tree: Tree) -> Iterator[Finding]:
    known = _names(tree, "instruments")
    for pattern in BASES:
        for loc, basis in each(Basis, tree, *pattern):
            if basis.instrument is not None and basis.instrument not in known:
                remedy = f"Add it to instruments.yaml, or cite one of: {', '.join(known) or 'none yet'}."
                yield Finding((*loc, "instrument"), f"the instrument {basis.instrument} is not cited", remedy)


def _components(tree: Tree) -> Iterator[Finding]:
    known = _names(tree, "components")
    for loc, name in select(tree, "indicators", "*", "component"):
        if isinstance(name, str) and name not in known:
            yield _unknown(loc, "component", name, known)
    for loc, row in each(GradeRow, tree, "grades", "*"):
        for key, names in (("with", row.with_), ("without", row.without)):
            yield from (_unknown((*loc, key), "component", name, known) for name in names if name not in known)


def _grades(tree: Tree) -> Iterator[Finding]:
    known = list(dict.fromkeys(g for _, g in select(tree, "grades", "*", "grade") if isinstance(g, str)))
    statuses = [grade for _, grade in select(tree, "status_grades", "*") if isinstance(grade, str)]
    for loc, veto in each(Veto, tree, "vetoes", "*"):
        if veto.at_best not in known:
            yield _unknown((*loc, "at_best"), "grade", veto.at_best, known)
    for loc, eligible in each(Eligible, tree, "eligible"):
        wrong = [grade for grade in eligible.grades if grade not in [*known, *statuses]]
        yield from (_unknown((*loc, "grades"), "grade", grade, [*known, *statuses]) for grade in wrong)
    for name in ("red", "grey"):
        for loc, ranked in each(RankList, tree, "lists", name):
            wrong = [grade for grade in ranked.grades or () if grade not in known]
            yield from (_unknown((*loc, "grades"), "grade", grade, known) for grade in wrong)


def _same_indicator(tree: Tree) -> Iterator[Finding]:
    seen: set[str] = set()
    for loc, name in select(tree, "indicators", "*", "indicator"):
        if isinstance(name, str) and name in seen:
            yield Finding(loc, f"the indicator {name} stands twice", "Give each indicator one file and one name.")
        seen.add(str(name))
