"""What is charged against the fee list on the board: nothing is charged that is not listed (ZJ-15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from bidding.revenue.amounts import yuan
from bidding.revenue.steps import MoneyMove, MoneyStep

__all__ = ["HOUSING", "Fee", "Unlisted", "fees_on", "unlisted_charges"]

HOUSING: Final = ("ordinary", "affordable", "other")
"""Which housing a service fee is for: 普通住宅, 保障性住房, 其他（别墅、非住宅等）."""


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee of the list: its rate in fen for its unit of measure; `agreed`: the price is agreed case by case.

    A fee for the service of an estate also tells which level of service it pays (服务等级), for which housing, and
    which services of a menu were chosen; None, and nothing, where its list does not say.
    """

    name: str
    fen: int | None
    per: str
    agreed: bool = False
    level: str | None = None
    housing: str | None = None
    menu: tuple[str, ...] = ()

    @property
    def pays_service(self) -> bool:
        """Return whether its list says that it pays the service of the estate, by level, housing or menu."""
        return bool(self.level or self.housing or self.menu)

    def as_content(self) -> dict[str, Any]:
        """Return it as a list keeps it; what it does not tell is left out."""
        told = {"level": self.level, "housing": self.housing, "menu": list(self.menu)}
        plain = {"name": self.name, "fen": self.fen, "per": self.per, "agreed": self.agreed}
        return plain | {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A charge that the fee list of its day does not cover: which step it was, and why."""

    number: int
    fee: str
    on: date
    fen: int
    what: str


def fees_on(steps: Iterable[MoneyStep], day: date) -> dict[str, Fee]:
    """Return the fee list in force on a day, the newest that was published by then; nothing before the first."""
    lists = [step for step in steps if step.move is MoneyMove.LIST_FEES and step.on <= day]
    rows = lists[-1].content["fees"] if lists else []
    return {row["name"]: _fee(row) for row in rows}


def unlisted_charges(steps: Iterable[MoneyStep]) -> Iterator[Unlisted]:
    """Yield every charge that is not on the list of its day, or above its rate; `number` counts an estate's charges."""
    known = tuple(steps)
    charges = (step for step in known if step.move is MoneyMove.CHARGE)
    for number, step in enumerate(charges, start=1):
        fee = fees_on(known, step.on).get(step.content["fee"])
        told = step.content
        if (what := _wrong(fee, told["rate_fen"])) is not None:
            yield Unlisted(number, told["fee"], step.on, told["fen"], what)


def _fee(row: Mapping[str, Any]) -> Fee:
    menu = tuple(row.get("menu", ()))
    return Fee(row["name"], row["fen"], row["per"], row["agreed"], row.get("level"), row.get("housing"), menu)


def _wrong(fee: Fee | None, rate: int) -> str | None:
    if fee is None:
        return "it is not on the fee list of the day"
    if fee.agreed or fee.fen is None or rate <= fee.fen:
        return None
    return f"{yuan(rate)} is above the {yuan(fee.fen)} yuan of the list for {fee.per}"
