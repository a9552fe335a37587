"""The fee of a menu (菜单式服务): the sum of what owners chose, for an estate and its floor area (LS-14)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bidding.fees.table_shapes import FeeTable, MenuItem, Unit
from models.errors import InputError, Problem

__all__ = ["Chosen", "MenuFee", "area_of", "menu_fee", "menu_rate"]

_HUNDREDTHS: Final = 100
_AREA: Final = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A service that was chosen, and what it comes to in a month, in fen."""

    name: str
    item: MenuItem
    fen: int


@dataclass(frozen=True, slots=True)
class MenuFee:
    """What was chosen, line by line, and in all: fen a month."""

    lines: tuple[Chosen, ...]

    @property
    def fen(self) -> int:
        """Return the whole fee of a month in fen."""
        return sum(one.fen for one in self.lines)


def menu_fee(
    table: FeeTable, names: Iterable[str], day: date, *, area: int = 0, households: int = 0
) -> MenuFee:  # fmt: skip
    """Return what chosen services cost in a month, at the prices of a day.

    `area` is in hundredths of a square metre. Each line is rounded half up to the fen, so that lines add up to the
    whole. Raises InputError with every service that is not on the menu of the day, or whose measure was not given.
    """
    measures: dict[Unit, int] = {"m2_month": area, "household_month": households * _HUNDREDTHS}
    offered, chosen, problems = table.menu_on(day), [], []
    for name in dict.fromkeys(names):
        item = offered.get(name)
        if item is None:
            what, known = f"it is not on the menu of {day}", ", ".join(offered) or "none"
            problems.append(Problem(f"service {name}", what, f"Services are {known}."))
        elif not measures[item.per]:
            what = "it is priced by floor area" if item.per == "m2_month" else "it is priced by household"
            problems.append(Problem(f"service {name}", what, "Say how much of that there is."))
        else:
            fen = (item.fen * measures[item.per] + _HUNDREDTHS // 2) // _HUNDREDTHS
            chosen.append(Chosen(name, item, fen))
    if problems:
        raise InputError(problems)
    return MenuFee(tuple(chosen))


def area_of(text: str, where: str = "area") -> int:
    """Return the hundredths of a square metre of a floor area as people write it; 0 for none. Raises InputError."""
    match = _AREA.fullmatch(text.strip() or "0")
    if match is None:
        raise InputError(Problem(where, f"{text!r} is no floor area", "Write square metres, like 89.5."))
    return int(match[1]) * _HUNDREDTHS + int((match[2] or "0").ljust(2, "0"))


def menu_rate(table: FeeTable, names: Iterable[str], day: date, unit: Unit) -> int | None:
    """Return the sum of the prices of chosen services in fen for one unit; None where one is not counted by it."""
    offered = table.menu_on(day)
    items = [offered.get(name) for name in dict.fromkeys(names)]
    if any(item is None or item.per != unit for item in items):
        return None
    return sum(item.fen for item in items if item is not None)
