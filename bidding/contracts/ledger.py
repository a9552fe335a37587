"""The performance security (履约保证金) as a ledger: paid, held, deducted with reasons, given back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bidding.notices import Lot, Notice
from bidding.procedures import Procedures, performance_bounds, security_problems
from models.errors import Problem

__all__ = ["Entry", "EntryKind", "SecurityLedger", "payment_problems", "security_due"]


class EntryKind(StrEnum):
    """What happens to a performance security."""

    PAID = "paid"
    DEDUCTED = "deducted"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger of a lot and the company that paid for it; `by` recorded it, `reason` is a deduction's."""

    kind: EntryKind
    lot: str
    company_id: str
    fen: int
    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SecurityLedger:
    """Every line, in order; balances are sums of lines and never kept beside them."""

    entries: tuple[Entry, ...] = ()

    def balance_fen(self, lot: str, company_id: str) -> int:
        """Return what the subdistrict holds of a company for a lot."""
        own = [one for one in self.entries if (one.lot, one.company_id) == (lot, company_id)]
        return sum(one.fen if one.kind is EntryKind.PAID else -one.fen for one in own)

    def held(self) -> dict[tuple[str, str], int]:
        """Return every balance that is not zero, by lot and company."""
        keys = dict.fromkeys((one.lot, one.company_id) for one in self.entries)
        return {key: fen for key in keys if (fen := self.balance_fen(*key))}

    def problems(self, entry: Entry) -> list[Problem]:
        """Return why a line may not be added: no amount, more than is held, a deduction without reason."""
        where, found = f"performance security of {entry.lot}", []
        held = self.balance_fen(entry.lot, entry.company_id)
        if entry.fen <= 0:
            found.append(Problem(where, f"{entry.fen} fen is no amount", "Give an amount above 0."))
        if entry.kind is not EntryKind.PAID and entry.fen > held:
            what = f"{entry.fen} fen are to leave it, and it holds {held} of {entry.company_id}"
            found.append(Problem(where, what, "Correct the amount."))
        if entry.kind is EntryKind.DEDUCTED and not entry.reason.strip():
            found.append(Problem(where, "a deduction has no reason", "Say which breach it answers."))
        return found


def security_due(notice: Notice, lot: Lot, price_fen: int, law: Procedures) -> int:
    """Return what the winner of a lot pays: what the notice asks, within the law's least and most."""
    bounds = performance_bounds(notice, lot, price_fen, law)
    asked = max(notice.performance_security_fen, bounds.least_fen)
    return asked if bounds.most_fen is None else min(asked, bounds.most_fen)


def payment_problems(notice: Notice, lot: Lot, price_fen: int, paid_fen: int, law: Procedures) -> list[Problem]:
    """Return why a payment is not the security of a lot."""
    due, bounds = security_due(notice, lot, price_fen, law), performance_bounds(notice, lot, price_fen, law)
    if paid_fen < due:
        where = bounds.least_article or "notice, performance_security_fen"
        return [Problem(where, f"{paid_fen} fen were paid for {lot.id}, and {due} are due", "Pay the rest.")]
    return security_problems(f"what was paid for {lot.id}", paid_fen, bounds)
