"""The built-in plans of targets, read strictly: a file for each city in `cities/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from credit.rulebook.cited_files import read_cited
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
    return read_cited(Plan, data, file)
