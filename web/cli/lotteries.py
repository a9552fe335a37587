"""The options that name the lottery of a draw, which every room that draws has in common."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem
from web.cli.options import day

if TYPE_CHECKING:
    from models.values.draw import Source

__all__ = ["SourceDay", "SourceName", "lottery_on"]

SourceName = Annotated[str, typer.Option("--source", metavar="NAME", help="The lottery that decides.")]
SourceDay = Annotated[date, typer.Option("--source-day", metavar="DATE", parser=day, help="The day of its result.")]


def lottery_on(name: str, on: date) -> Source:
    """Return a lottery of a day. Raises InputError for one that Wuxin does not know."""
    from models.values.draw import LOTTERIES, source_of

    if name not in LOTTERIES:
        raise InputError(Problem("--source", f"{name!r} is no lottery", f"Known: {', '.join(LOTTERIES)}."))
    return source_of(LOTTERIES[name], on)
