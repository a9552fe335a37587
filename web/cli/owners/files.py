"""Files that the commands of owners read: a roll of units as CSV, an agenda as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from models.errors import InputError, Problem
from web.cli.private_files import read_text

if TYPE_CHECKING:
    from bidding.owners import Item, Roll

__all__ = ["read_agenda", "read_choices", "read_roll"]

_SEE: Final = "docs/owners.md tells what it holds."


def read_roll(path: Path) -> Roll:
    """Return the roll of a CSV file: unit, area_m2, owner, holding, area_source. Raises InputError with every fault."""
    from bidding.owners.roll_files import parse_roll

    return parse_roll(read_text(path), str(path))


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
