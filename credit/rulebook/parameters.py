"""Numbers of a rulebook that somebody may want to try otherwise: each with its place, and the rulebook with it changed.

A changed rulebook is held to the same checks as one from files; it has a digest of its own, and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from credit.rulebook.content import content, from_content
from credit.rulebook.grading import grading_findings
from credit.rulebook.shapes import Rulebook
from credit.rulebook.trees import Finding, Tree
from credit.rulebook.validating import shape_findings
from models.errors import InputError, Problem

__all__ = ["Parameter", "parameters", "with_parameter"]

_KEYS: Final = ("base", "points", "at_least", "floor", "ceiling", "when_zero", "share")
_NAMES: Final = ("indicator", "id", "grade")
_PARTS: Final = frozenset({"base", "components", "score", "grades", "indicators", "lists"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number: `place` in the content (`indicators.3.rules.0.points`), of what it is, which key, and its text."""

    place: str
    part: str
    key: str
    value: str


def parameters(book: Rulebook) -> list[Parameter]:
    """Return the numbers of a rulebook in the order of its content: points, thresholds, floors, ceilings, shares."""
    found = content(book)
    return [one for name in found if name in _PARTS for one in _within(found[name], name, name)]


def with_parameter(book: Rulebook, place: str, value: str) -> Rulebook:
    """Return the rulebook with one number changed. Raises InputError with everything that does not hold then."""
    if place not in {one.place for one in parameters(book)}:
        raise InputError(Problem(place, "this rulebook has no such number", "Choose one of its own."))
    changed = deepcopy({name: part for name, part in content(book).items() if name != "order_of_components"})
    changed["components"] = {name: changed["components"][name] for name in book.components}
    *steps, last = place.split(".")
    node: Any = changed
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    node[last] = _typed(value)
    problems = [_problem(one) for one in _findings(changed)]
    if problems:
        raise InputError(problems)
    return from_content(changed)


def _within(node: Any, place: str, part: str) -> Iterator[Parameter]:  # noqa: ANN401 - any plain value
    if isinstance(node, dict):
        part = next((str(node[name]) for name in _NAMES if node.get(name)), part)
        for key, value in node.items():
            if key in _KEYS and value is not None:
                yield Parameter(f"{place}.{key}", part, key, str(value))
            elif key not in ("where", "basis", "title"):
                yield from _within(
                    value, f"{place}.{key}", part if isinstance(node.get("id"), str) else _named(part, key)
                )
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _within(value, f"{place}.{number}", part)
    elif place in _KEYS and node is not None:
        yield Parameter(place, place, place, str(node))


def _named(part: str, key: str) -> str:
    return f"{part} {key}" if part in ("components", "lists") else part


def _typed(value: str) -> str | int:
    return int(value) if value.lstrip("-").isdecimal() else value


def _findings(changed: Mapping[str, Any]) -> Iterator[Finding]:
    wrong = list(shape_findings(Rulebook, changed))
    yield from wrong
    if not wrong:
        yield from grading_findings(Tree(dict(changed)))


def _problem(found: Finding) -> Problem:
    return Problem(".".join(map(str, found.loc)), found.what, found.remedy)
