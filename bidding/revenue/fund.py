"""The maintenance fund (专项维修资金) by unit, as its book says: first deposits, what is left, top-ups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bidding.revenue.books import Book, BookEntry, EntryKind, Posting, Voucher, next_entry
from bidding.revenue.law_shapes import RevenueLaw
from bidding.revenue.sharing_out import shared_out
from models.errors import Problem, RefusedError

__all__ = ["Deposit", "Fund", "TopUp", "cost_parts", "deposit_entry", "fund_entry", "fund_of"]


@dataclass(frozen=True, slots=True)
class Deposit:
    """What a unit pays in: its area in hundredths of a square metre, and fen."""

    unit: str
    area: int
    fen: int


@dataclass(frozen=True, slots=True)
class TopUp:
    """A unit whose account is below the part of its first deposit that the law wants, and what is missing, in fen."""

    unit: str
    balance_fen: int
    wanted_fen: int


@dataclass(frozen=True)
class Fund:
    """The fund of an estate: unit -> area, first deposit, and balance in fen."""

    areas: Mapping[str, int]
    first: Mapping[str, int]
    balances: Mapping[str, int]

    @property
    def total_fen(self) -> int:
        """What all units have together."""
        return sum(self.balances.values())

    @property
    def first_fen(self) -> int:
        """What all units first paid in."""
        return sum(self.first.values())

    def shares(self, units: Sequence[str], fen: int) -> dict[str, int]:
        """Return unit -> its part of a cost by floor area, adding up to it; all units where none are named."""
        return shared_out(fen, {unit: self.areas[unit] for unit in units or self.areas})

    def top_ups(self, law: RevenueLaw) -> Iterator[TopUp]:
        """Yield the units below the law's part of their first deposit, the emptiest first."""
        share = law.fund.top_up.share
        low = [unit for unit, first in self.first.items() if self.balances[unit] < first * share]
        for unit in sorted(low, key=lambda one: (self.balances[one], one)):
            wanted = self.first[unit] * share
            yield TopUp(unit, self.balances[unit], -(-wanted.numerator // wanted.denominator))


def fund_of(book: Book, until: date | None = None) -> Fund:
    """Return the fund as its book stood before a day, now without one."""
    areas: dict[str, int] = {}
    first: dict[str, int] = {}
    for entry in book.between(None, until):
        if entry.number in book.corrected:
            continue
        for unit, told in entry.details.get("first", {}).items():
            areas[unit], first[unit] = told["area"], first.get(unit, 0) + told["fen"]
    totals = book.totals(until=until)
    return Fund(areas, first, {unit: -totals.get(f"unit/{unit}", 0) for unit in areas})


def cost_parts(fund: Fund, units: Sequence[str], before_fen: int, after_fen: int) -> dict[str, int]:
    """Return unit -> fen to take from it (below 0), where so much had been taken before and so much is after.

    What is taken in two steps adds up to each unit's share of the whole, whatever the rounding of the first was.
    """
    before, after = fund.shares(units, before_fen), fund.shares(units, after_fen)
    return {unit: before[unit] - after[unit] for unit in after}


def deposit_entry(book: Book, deposits: Sequence[Deposit], voucher: Voucher, *, first: bool) -> BookEntry:
    """Return the entry by which units pay in. Raises RefusedError with every unit that cannot."""
    known = fund_of(book).areas
    problems = [*_deposit_problems(deposits, known, first=first)]
    if problems:
        raise RefusedError(problems)
    told = {one.unit: {"area": one.area, "fen": one.fen} for one in deposits} if first else {}
    details = {"first": told} if first else {}
    return fund_entry(book, EntryKind.POST, replace(voucher, details=details), {one.unit: one.fen for one in deposits})


def fund_entry(book: Book, kind: EntryKind, voucher: Voucher, parts: Mapping[str, int]) -> BookEntry:
    """Return the entry that brings units their parts in fen, or takes them where they are below 0."""
    units = (Posting(f"unit/{unit}", -fen) for unit, fen in parts.items() if fen)
    return next_entry(book, kind, voucher, (Posting("bank", sum(parts.values())), *units))


def _deposit_problems(deposits: Sequence[Deposit], known: Mapping[str, int], *, first: bool) -> Iterator[Problem]:
    units = [one.unit for one in deposits]
    if not deposits:
        yield Problem("deposits", "nobody pays in", "Name units with their amounts.")
    for one in deposits:
        where = f"unit {one.unit}"
        if one.fen <= 0 or (first and one.area <= 0):
            yield Problem(where, f"{one.fen} fen, {one.area} hundredths of m2", "Both are above 0.")
        if first and one.unit in known:
            yield Problem(where, "its first deposit is on record", "Enter a top-up, or correct that entry.")
        if not first and one.unit not in known:
            yield Problem(where, "it has no account in the fund", "Enter its first deposit, with its area.")
        if units.count(one.unit) > 1:
            yield Problem(where, "it is named twice", "Name each unit once.")
