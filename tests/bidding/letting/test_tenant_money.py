"""A lease's money is read from the estate's books, and stands nowhere else."""

from __future__ import annotations

from dataclasses import replace

from bidding.letting import Lease, TenantMoney
from bidding.letting.tenant_money import deposit_fen, deposit_ledger, money_problems, postings_for, rent_paid
from bidding.revenue import Book, corrected, enter
from bidding.revenue.books import EntryKind, next_entry
from tests.builders.lettings import a_lease, day, lease_step
from tests.builders.money import a_book, voucher


def _with(book: Book, what: TenantMoney, fen: int, lease: str = "lease-1") -> Book:
    kind = EntryKind.PAY if what is TenantMoney.REFUND else EntryKind.POST
    told = voucher(details={"lease": {"id": lease, "what": str(what)}})
    return enter(book, next_entry(book, kind, told, postings_for(what, fen, "income.letting")))


def _some() -> Book:
    book = _with(_with(a_book(), TenantMoney.DEPOSIT, 200_000), TenantMoney.RENT, 300_000)
    book = _with(_with(book, TenantMoney.KEPT_FOR_RENT, 50_000), TenantMoney.KEPT_FOR_DAMAGE, 30_000)
    return _with(_with(book, TenantMoney.REFUND, 120_000), TenantMoney.RENT, 999, "lease-2")


def test_rent_and_deposit_are_told_apart() -> None:
    """What is kept for rent pays rent; what is kept for damage does not."""
    book = _some()

    assert [fen for _, fen in rent_paid(book, "lease-1")] == [300_000, 50_000]
    assert [(one.fen, one.held_fen) for one in deposit_ledger(book, "lease-1")] == [
        (200_000, 200_000), (-50_000, 150_000), (-30_000, 120_000), (-120_000, 0),
    ]  # fmt: skip
    assert (book.balance("deposits"), book.balance("income.letting"), book.balance("income.other")) == (
        0, 350_999, 30_000,
    )  # fmt: skip


def test_what_was_taken_back_does_not_count() -> None:
    """A correction takes the rent back, and is no rent itself."""
    book = _with(a_book(), TenantMoney.RENT, 300_000)
    back = replace(voucher(), corrects=1, details=book.entries[0].details)
    book = enter(book, next_entry(book, EntryKind.CORRECT, back, corrected(book, 1)))

    assert (rent_paid(book, "lease-1"), deposit_fen(book, "lease-1")) == ([], 0)


def test_what_may_not_be_entered_is_told() -> None:
    """More than was agreed, is held or is open; and nothing back before the keys are."""
    book, lease = _with(a_book(), TenantMoney.DEPOSIT, 150_000), a_lease()

    def told(what: TenantMoney, fen: int, one: Lease = lease) -> str:
        return " ".join(map(str, money_problems(one, book, what, fen, 1_000)))

    assert "2,000.00 yuan was agreed" in told(TenantMoney.DEPOSIT, 50_001)
    assert "was not handed back" in told(TenantMoney.REFUND, 1)
    assert "1,500.00 yuan of its deposit" in told(TenantMoney.KEPT_FOR_DAMAGE, 150_001)
    assert "10.00 yuan of rent" in told(TenantMoney.KEPT_FOR_RENT, 1_001)
    assert "no amount" in told(TenantMoney.RENT, 0)
    back = Lease("lease-1", "willow-garden", (*lease.steps, lease_step("hand_back", str(day("2025-06-01")))))
    assert told(TenantMoney.REFUND, 150_000, back) == told(TenantMoney.RENT, 10**9) == ""
