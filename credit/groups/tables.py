"""The built-in tables of leading groups, read strictly: a file for each city in `cities/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from credit.groups.shapes import GroupTable
from credit.rulebook.cited_files import read_cited
from models.errors import InputError, Problem

__all__ = ["group_cities", "group_table", "read_table"]

_HERE: Final = Path(__file__).parent / "cities"


def group_cities() -> tuple[str, ...]:
    """Return the cities whose tables are built in."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.yaml")))


@cache
def group_table(city: str) -> GroupTable:
    """Return the table of a city. Raises InputError for one that has none, or with everything wrong in its file."""
    if city not in group_cities():
        remedy = f"Take one of {', '.join(group_cities())}."
        raise InputError(Problem("city", f"no leading groups of {city!r} are built in", remedy))
    path = _HERE / f"{city}.yaml"
    return read_table(path.read_bytes(), path.name)


def read_table(data: bytes, file: str) -> GroupTable:
    """Return the table of a file. Raises InputError with every problem, by line and key."""
    return read_cited(GroupTable, data, file)
