"""Files that the commands of owners read: a roll of units as CSV, an agenda as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from models.errors import InputError, Problem
from web.cli.private_files import read_text

if TYPE_CHECKING:
    from bidding.owners import Item, Roll, Unit

__all__ = ["read_agenda", "read_choices", "read_roll"]

_COLUMNS: Final = ("unit", "area_m2", "owner", "holding", "area_source")
_SEE: Final = "docs/owners.md tells what it holds."


def read_roll(path: Path) -> Roll:
    """Return the roll of a CSV file: unit, area_m2, owner, holding, area_source. Raises InputError with every fault."""
    from bidding.owners import Roll

    reader = csv.DictReader(io.StringIO(read_text(path)))
    if missing := [column for column in _COLUMNS[:3] if column not in (reader.fieldnames or ())]:
        raise InputError(Problem(str(path), f"the column {', '.join(missing)} is missing", _SEE))
    units: list[Unit] = []
    problems: list[Problem] = []
    for line, row in enumerate(reader, start=2):
        try:
            units.append(_unit(row))
        except (ValueError, InvalidOperation) as error:
            problems.append(Problem(f"{path}, line {line}", f"it cannot be read: {error}", _SEE))
    if problems:
        raise InputError(problems)
    return Roll(tuple(units))


def read_agenda(path: Path) -> tuple[Item, ...]:
    """Return the items of a JSON file: a list of {id, matter, title, subject, limits}. Raises InputError."""
    from bidding.owners.votes import item_of

    try:
        plain = json.loads(read_text(path))
        return tuple(item_of(one) for one in plain)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(Problem(str(path), f"it is no agenda: {error}", _SEE)) from None


def read_choices(told: list[str]) -> dict[str, Any]:
    """Return item -> choice of texts like `company=for`. Raises InputError with every wrong one."""
    from bidding.owners import Choice

    problems = list(_wrong(told, {str(choice) for choice in Choice}))
    if problems:
        raise InputError(problems)
    return {item: Choice(choice) for item, _, choice in (one.partition("=") for one in told)}


def _wrong(told: list[str], known: set[str]) -> Iterator[Problem]:
    for one in told:
        item, _, choice = one.partition("=")
        if not item or choice not in known:
            yield Problem(f"--choice {one}", "this is no choice", f"Write ITEM=CHOICE with {', '.join(sorted(known))}.")


def _unit(row: dict[str, str]) -> Unit:
    from bidding.owners import Holding, Unit
    from bidding.owners.roll import AreaSource

    area = Decimal(row["area_m2"] or "0") * 100
    if not area.is_finite() or area != int(area):
        message = f"an area of {row['area_m2']} m2 has more than two decimals"
        raise ValueError(message)
    holding, source = row.get("holding") or "owned", row.get("area_source") or "registered"
    return Unit(row["unit"], int(area), row["owner"] or "", Holding(holding), AreaSource(source))
