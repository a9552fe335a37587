"""The built-in plans of targets, read strictly: a file for each city in `cities/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from credit.rulebook.law_files import instrument_findings
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.trees import Finding, Node, plain
from credit.rulebook.validating import shape_findings
from credit.targets.shapes import Plan
from models.errors import InputError, Problem

__all__ = ["plan", "plan_ids", "read_plan"]

_HERE: Final = Path(__file__).parent / "cities"


def plan_ids() -> tuple[str, ...]:
    """Return the ids of the built-in plans."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.yaml")))


@cache
def plan(name: str) -> Plan:
    """Return a built-in plan. Raises InputError for an unknown id, or with everything wrong in its file."""
    if name not in plan_ids():
        raise InputError(
            Problem("city", f"no targets of {name!r} are built in", f"Take one of {', '.join(plan_ids())}.")
        )
    path = _HERE / f"{name}.yaml"
    return read_plan(path.read_bytes(), path.name)


def read_plan(data: bytes, file: str) -> Plan:
    """Return the plan of a file. Raises InputError with every problem, by line and key."""
    tree, problems = read_yaml(data, file)
    problems += [located(tree, finding, file) for finding in _findings(plain(tree))]
    if problems:
        raise InputError(dict.fromkeys(problems))
    return Plan.model_validate(plain(tree))


def _findings(content: Node) -> Iterator[Finding]:
    yield from shape_findings(Plan, content)
    yield from instrument_findings(content)
