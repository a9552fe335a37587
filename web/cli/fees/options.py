"""What the commands on service levels and fees share: the city's table, named or set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem

if TYPE_CHECKING:
    from bidding.fees import FeeTable

__all__ = ["Table", "named_table", "needed_table"]

Table = Annotated[
    Path | None, typer.Option("--table", metavar="FILE", help="The city's fee table; else the one of WUXIN_FEE_TABLE.")
]


def named_table(file: Path | None) -> FeeTable | None:
    """Return the table that was named, else the one of the settings, else none. Raises InputError with its faults."""
    from bidding.fees import load_fee_table
    from web.settings import settings_from_environment

    chosen = settings_from_environment().fee_table if file is None else str(file)
    return load_fee_table(chosen) if chosen else None


def needed_table(file: Path | None) -> FeeTable:
    """Return the table. Raises InputError where none was named or set."""
    found = named_table(file)
    if found is None:
        remedy = "Name the city's with --table or WUXIN_FEE_TABLE; docs/fees.md says what it holds."
        raise InputError(Problem("fee table", "no guided fees come with Wuxin, and no table was named", remedy))
    return found
