"""Shares, weights and budgets as the commands on an estate's money take them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from models.errors import InputError, Problem
from web.cli.money.options import pairs_of

__all__ = ["planned", "share_of", "weights_of"]

_PART: Final = re.compile(r"(\d{1,4})/([1-9]\d{0,3})", re.ASCII)


def weights_of(words: list[str] | None) -> dict[str, int]:
    """Return head -> weight. Raises InputError for a weight that is no whole number above 0."""
    found = {}
    for name, text in pairs_of(words, "--rest"):
        if not text.isascii() or not text.isdecimal() or int(text) == 0:
            raise InputError(Problem(f"--rest {name}", f"{text!r} is no weight", "Write a whole number above 0."))
        found[name] = int(text)
    return found


def share_of(text: str | None, vote: str | None) -> tuple[Fraction, str] | None:
    """Return a share that owners decided on, with their vote. Raises InputError for one without the other."""
    if text is None and vote is None:
        return None
    match = _PART.fullmatch(text or "")
    if match is None or vote is None or int(match[1]) > int(match[2]):
        what = f"{text!r} is no share of a whole" if match is None or vote is not None else "no vote is named"
        raise InputError(Problem("--share", what, "Write it like 3/5, with the vote that decided it."))
    return Fraction(int(match[1]), int(match[2])), vote


def planned(words: list[str]) -> dict[str, int]:
    """Return account -> fen of a budget. Raises InputError for accounts that the common revenue has none of."""
    from bidding.revenue.amounts import fen_of
    from bidding.revenue.chart import chart_of

    chart = chart_of("common")
    found = {name: fen_of(text, f"--head {name}") for name, text in pairs_of(words, "--head")}
    unknown = [name for name in found if chart.find(name) is None]
    if unknown:
        remedy = f"Take one of {', '.join(chart.accounts)}."
        raise InputError(Problem(f"--head {name}", "there is no such account", remedy) for name in unknown)
    return found
