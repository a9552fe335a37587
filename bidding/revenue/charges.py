"""What is charged against the fee list on the board: nothing is charged that is not listed (ZJ-15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bidding.revenue.amounts import yuan
from bidding.revenue.steps import MoneyMove, MoneyStep

__all__ = ["Fee", "Unlisted", "fees_on", "unlisted_charges"]


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee of the list: its rate in fen for its unit of measure; `agreed`: the price is agreed case by case."""

    name: str
    fen: int | None
    per: str
    agreed: bool = False


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
    return {row["name"]: Fee(row["name"], row["fen"], row["per"], row["agreed"]) for row in rows}


def unlisted_charges(steps: Iterable[MoneyStep]) -> Iterator[Unlisted]:
    """Yield every charge that is not on the list of its day, or above its rate; `number` counts an estate's charges."""
    known = tuple(steps)
    charges = (step for step in known if step.move is MoneyMove.CHARGE)
    for number, step in enumerate(charges, start=1):
        fee = fees_on(known, step.on).get(step.content["fee"])
        told = step.content
        if (what := _wrong(fee, told["rate_fen"])) is not None:
            yield Unlisted(number, told["fee"], step.on, told["fen"], what)


def _wrong(fee: Fee | None, rate: int) -> str | None:
    if fee is None:
        return "it is not on the fee list of the day"
    if fee.agreed or fee.fen is None or rate <= fee.fen:
        return None
    return f"{yuan(rate)} is above the {yuan(fee.fen)} yuan of the list for {fee.per}"
