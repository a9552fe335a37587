"""A lease's money in the estate's books (租金与押金): rent that came in, and the deposit that is held.

Nothing is kept twice: what was paid is read from the entries that name the lease, and an entry that was taken back does
not count. Rent is income on the day it comes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bidding.letting.arrears import Arrears, arrears
from bidding.letting.leases import Lease, LeaseMove
from bidding.revenue import Book, BookEntry, Posting
from bidding.revenue.amounts import yuan
from models.errors import Problem

__all__ = [
    "DepositLine", "TenantMoney", "deposit_fen", "deposit_ledger", "money_problems", "owed_on", "postings_for",
    "rent_paid",
]  # fmt: skip


class TenantMoney(StrEnum):
    """What an entry is for: rent, the deposit taken, what is kept of it for rent or damage, and what is given back."""

    RENT = "rent"
    DEPOSIT = "deposit"
    KEPT_FOR_RENT = "kept_for_rent"
    KEPT_FOR_DAMAGE = "kept_for_damage"
    REFUND = "refund"


_RENT = frozenset({TenantMoney.RENT, TenantMoney.KEPT_FOR_RENT})


@dataclass(frozen=True, slots=True)
class DepositLine:
    """One movement of a deposit: fen above 0 taken, below 0 kept or given back, and what is held after it."""

    entry: int
    on: date
    what: TenantMoney
    fen: int
    held_fen: int


def postings_for(what: TenantMoney, fen: int, account: str) -> tuple[Posting, Posting]:
    """Return the postings of an amount; `account` is the account of income of the asset's kind."""
    debit, credit = {
        TenantMoney.RENT: ("bank", account), TenantMoney.DEPOSIT: ("bank", "deposits"),
        TenantMoney.KEPT_FOR_RENT: ("deposits", account), TenantMoney.KEPT_FOR_DAMAGE: ("deposits", "income.other"),
        TenantMoney.REFUND: ("deposits", "bank"),
    }[what]  # fmt: skip
    return Posting(debit, fen), Posting(credit, -fen)


def rent_paid(common: Book, lease_id: str) -> list[tuple[date, int]]:
    """Return (day, fen) of the rent that came in for a lease, what was kept of the deposit for it included."""
    return [(one.on, one.debits_fen) for one, what in _entries(common, lease_id) if what in _RENT]


def owed_on(lease: Lease, end: date, common: Book, day: date) -> Arrears:
    """Return what is open of a lease's rent as of a day, by the entries in its estate's common revenue.

    `end`: the first day after the lease, by its terms, its early end, or the law.
    """
    return arrears(lease.dues(end), rent_paid(common, lease.id), day)


def deposit_ledger(common: Book, lease_id: str) -> tuple[DepositLine, ...]:
    """Return every movement of the deposit of a lease, in the order of the book."""
    found: list[DepositLine] = []
    for entry, what in _entries(common, lease_id):
        if what is TenantMoney.RENT:
            continue
        fen = entry.debits_fen if what is TenantMoney.DEPOSIT else -entry.debits_fen
        found.append(DepositLine(entry.number, entry.on, what, fen, fen + (found[-1].held_fen if found else 0)))
    return tuple(found)


def deposit_fen(common: Book, lease_id: str) -> int:
    """Return what is held of a lease's deposit."""
    return sum(line.fen for line in deposit_ledger(common, lease_id))


def money_problems(lease: Lease, common: Book, what: TenantMoney, fen: int, open_fen: int) -> list[Problem]:
    """Return every reason why an amount may not be entered for a lease; `open_fen`: the rent that is open."""
    return list(_problems(lease, common, what, fen, open_fen))


def _problems(lease: Lease, common: Book, what: TenantMoney, fen: int, open_fen: int) -> Iterator[Problem]:
    where, held, agreed = f"lease {lease.id}", deposit_fen(common, lease.id), lease.terms.deposit_fen
    if fen <= 0:
        yield Problem(where, "it is no amount above 0", "Give what was paid.")
    if what is TenantMoney.DEPOSIT and held + fen > agreed:
        yield Problem(where, f"a deposit of {yuan(agreed)} yuan was agreed, and {yuan(held)} are held", "Take no more.")
    if what in (TenantMoney.RENT, TenantMoney.DEPOSIT):
        return
    if fen > held:
        yield Problem(where, f"{yuan(held)} yuan of its deposit are held", "Take no more than that.")
    if what is TenantMoney.REFUND and not _is_back(lease):
        yield Problem(where, "the asset was not handed back", "Enter that first: wuxin lease hand-back")
    if what is TenantMoney.KEPT_FOR_RENT and fen > open_fen:
        yield Problem(where, f"{yuan(open_fen)} yuan of rent are open", "Keep no more for rent than that.")


def _is_back(lease: Lease) -> bool:
    return any(step.move is LeaseMove.HAND_BACK for step in lease.steps)


def _entries(common: Book, lease_id: str) -> Iterator[tuple[BookEntry, TenantMoney]]:
    for entry in common.entries:
        told: Any = entry.details.get("lease")
        if told and told["id"] == lease_id and entry.number not in common.corrected and entry.corrects is None:
            yield entry, TenantMoney(told["what"])
