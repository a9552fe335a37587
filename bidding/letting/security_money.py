"""The securities of rent auctions in the estate's books (竞价保证金): somebody else's money, held for a time.

What came in is owed to the bidder, as a tenant's deposit is. What is given back goes out of it; what is kept from a
winner who does not sign is income of the common parts, which belongs to all owners (Civil Code 282), and is allocated
with the period in which it was kept. What is held of whom is read from the entries that name the application.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bidding.auction import Application, ApplicationMove
from bidding.revenue import Book, Posting
from bidding.revenue.books import EntryKind

__all__ = ["booked_fen", "security_named", "security_postings"]

_ACCOUNTS: Final = {
    ApplicationMove.PAY: (EntryKind.POST, "bank", "deposits"),
    ApplicationMove.REFUND: (EntryKind.PAY, "deposits", "bank"),
    ApplicationMove.KEEP: (EntryKind.POST, "deposits", "income.other"),
}  # fmt: skip

Posted = tuple[EntryKind, tuple[Posting, Posting]]
"""The kind of an entry, and its postings."""


def security_postings(common: Book, application: Application) -> tuple[Posted, ...]:
    """Return the entries that the newest step of an application asks for, in their order; none where it moves no money.

    What came in before the books were open stands in no entry: it is entered first, so that what goes out was there.
    """
    step = application.steps[-1]
    if step.move not in _ACCOUNTS:
        return ()
    before = replace(application, steps=application.steps[:-1])
    late_fen = before.held_fen - booked_fen(common, application)
    late = (_posted(ApplicationMove.PAY, late_fen),) if late_fen > 0 else ()
    return (*late, _posted(step.move, step.amount_fen))


def booked_fen(common: Book, application: Application) -> int:
    """Return what is held of an application's security by the book."""
    name = security_named(application)
    return sum(
        -posting.fen
        for entry in common.entries
        if entry.details.get("security") == name
        for posting in entry.postings
        if posting.account == "deposits"
    )


def security_named(application: Application) -> dict[str, str]:
    """Return how an entry names the application whose security it is about."""
    return {"auction": application.auction_id, "handle": application.handle}


def _posted(move: ApplicationMove, fen: int) -> Posted:
    kind, debit, credit = _ACCOUNTS[move]
    return kind, (Posting(debit, fen), Posting(credit, -fen))
