"""Entries of an estate's books: posted, paid within what the owners authorised, corrected, closed, allocated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from bidding.owners import Asked
from bidding.owners.commitments import Commitment, Way
from bidding.owners.laws import law_for as owners_law_for
from bidding.revenue import Allocation, Decided, Earned, Estate, Posting, Voucher, allocate, corrected, fund_of
from bidding.revenue.allocation import allocation_entry, unallocated
from bidding.revenue.authorising import authorised
from bidding.revenue.books import BookEntry, EntryKind, next_entry
from bidding.revenue.chart import BookName
from bidding.revenue.closing import closing_entry
from bidding.revenue.fund import Deposit, deposit_entry, fund_entry
from bidding.revenue.terms import stage_on
from models.errors import Problem, RefusedError
from models.record import Clerk
from web.register.money.authority import grounds_for
from web.register.money.rows import add_entry

__all__ = ["allocated", "closed", "deposited", "paid", "posted", "took_back"]


def posted(clerk: Clerk, estate: Estate, voucher: Voucher, postings: Sequence[Posting]) -> Estate:
    """Post an entry of the common revenue."""
    return add_entry(clerk, estate, "common", next_entry(estate.common, EntryKind.POST, voucher, postings))


def paid(clerk: Clerk, estate: Estate, voucher: Voucher, payment: tuple[str, str, int], subject: str) -> Estate:
    """Pay (from an account, for an account, fen). Raises RefusedError with every reason why it may not be.

    What is spent for the owners needs their authority; the costs of the business itself do not.
    """
    source, account, fen = payment
    details: dict[str, object] = {"subject": subject}
    if account.startswith("spent."):
        asked = Asked("spending", subject, fen, voucher.on)
        matter = owners_law_for(estate.terms.jurisdiction).needs["spending"]
        binds = Commitment(Way.PAYMENT, subject, matter, fen, clerk.at)
        authority = authorised(estate.terms, asked, grounds_for(clerk.session, estate, voucher.on, binds))
        details["authority"] = {
            "vote": authority.vote, "item": authority.item, "delegated": authority.delegated, "matter": matter
        }  # fmt: skip
    postings = (Posting(account, fen), Posting(source, -fen))
    entry = next_entry(estate.common, EntryKind.PAY, replace(voucher, details=details), postings)
    return add_entry(clerk, estate, "common", entry)


def took_back(clerk: Clerk, estate: Estate, name: BookName, number: int, voucher: Voucher) -> Estate:
    """Take an entry back; an allocation in both books. Raises RefusedError for what belongs to an application."""
    book = estate.common if name == "common" else estate.fund
    postings = corrected(book, number)
    _refuse_tied(book.entries[number - 1], name)
    change = next_entry(book, EntryKind.CORRECT, replace(voucher, corrects=number), postings)
    after = add_entry(clerk, estate, name, change)
    for other in estate.fund.entries if name == "common" else ():
        if other.details.get("allocation") == number and other.number not in estate.fund.corrected:
            back = replace(voucher, corrects=other.number)
            entry = next_entry(after.fund, EntryKind.CORRECT, back, corrected(after.fund, other.number))
            after = add_entry(clerk, after, "fund", entry)
    return after


def closed(clerk: Clerk, estate: Estate, until: date, by: str) -> Estate:
    """Close the common revenue up to a day, which stays open."""
    return add_entry(clerk, estate, "common", closing_entry(estate.common, until, clerk.at, by))


def allocated(
    clerk: Clerk, estate: Estate, voucher: Voucher, rest: Mapping[str, int], decided: tuple[Fraction, str] | None = None
) -> tuple[Estate, Allocation]:  # fmt: skip
    """Allocate the oldest closed period by the city's rule, in both books. Raises RefusedError with every reason."""
    book, law = estate.common, estate.terms.law
    closing = unallocated(book)
    if closing is None:
        raise RefusedError(Problem("allocation", "no closed period waits for it", "Close one: wuxin money close"))
    fund = fund_of(estate.fund)
    earned = Earned(
        stage_on(estate.steps, closing.on), closing.details["income_fen"], closing.details["cost_fen"],
        book.balance("surplus"), fund.total_fen, fund.first_fen, rest, None if decided is None else Decided(*decided),
    )  # fmt: skip
    made = allocate(earned, law)
    if made.fund_fen and not fund.areas:
        what = "no unit has an account in the fund, so nobody can be given a share"
        raise RefusedError(Problem("maintenance fund", what, "Enter first deposits: wuxin fund deposit --first"))
    entry = allocation_entry(book, closing, made, voucher)
    after = add_entry(clerk, estate, "common", entry)
    if made.fund_fen:
        told = replace(voucher, text=f"{voucher.text} {entry.number}", details={"allocation": entry.number})
        parts = fund.shares([], made.fund_fen)
        after = add_entry(clerk, after, "fund", fund_entry(after.fund, EntryKind.POST, told, parts))
    return after, made


def deposited(clerk: Clerk, estate: Estate, voucher: Voucher, deposits: Sequence[Deposit], *, first: bool) -> Estate:
    """Enter what units pay into the fund."""
    return add_entry(clerk, estate, "fund", deposit_entry(estate.fund, deposits, voucher, first=first))


def _refuse_tied(entry: BookEntry, name: BookName) -> None:
    tied = {
        "application": "an application to the fund", "allocation": "an allocation of the common revenue",
        "security": "the security of a rent auction",
    }  # fmt: skip
    for key, what in tied.items():
        if name == ("common" if key == "security" else "fund") and key in entry.details:
            remedy = "Correct it there: it follows from it." if key == "allocation" else "Its amount follows from it."
            raise RefusedError(Problem(f"entry {entry.number}", f"it belongs to {what}", remedy))
