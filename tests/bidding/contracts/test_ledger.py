"""The performance security as a ledger."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bidding.contracts import Entry, EntryKind, SecurityLedger, payment_problems, security_due
from bidding.procedures import procedures_for
from tests.builders.notices import a_notice
from tests.builders.tenders import moment

AT = moment("2024-07-02T04:00:00Z")
LAW = procedures_for("330681", date(2024, 7, 2))


def _entry(kind: EntryKind, fen: int, reason: str = "breach") -> Entry:
    return Entry(kind, "lot-1", "c1", fen, AT, "subdistrict-01", reason)


@given(st.lists(st.tuples(st.sampled_from(EntryKind), st.integers(min_value=1, max_value=100)), max_size=12))
def test_what_is_held_never_falls_below_nothing(lines: list[tuple[EntryKind, int]]) -> None:
    """However lines come, those that the ledger lets in leave a balance of 0 or more."""
    ledger = SecurityLedger()
    for kind, fen in lines:
        entry = _entry(kind, fen)
        if not ledger.problems(entry):
            ledger = SecurityLedger((*ledger.entries, entry))

        assert ledger.balance_fen("lot-1", "c1") >= 0


def test_a_deduction_has_a_reason_and_an_amount() -> None:
    """Both faults at once."""
    assert len(SecurityLedger().problems(_entry(EntryKind.DEDUCTED, 0, " "))) == 2
    assert len(SecurityLedger().problems(_entry(EntryKind.DEDUCTED, 1))) == 1


def test_balances_are_by_lot_and_company() -> None:
    """What one paid is not another's; what is given back is gone."""
    paid, back = _entry(EntryKind.PAID, 5), _entry(EntryKind.REFUNDED, 5)

    assert SecurityLedger((paid,)).held() == {("lot-1", "c1"): 5}
    assert SecurityLedger((paid, back)).held() == {}
    assert SecurityLedger((paid,)).balance_fen("lot-1", "c2") == 0


def test_the_notice_may_ask_for_more_within_the_law() -> None:
    """At least 5 % of a year's fees, what the notice asks above it, and never above 300,000 yuan."""
    price = 870_000_000

    def due(asked: int) -> int:
        notice = a_notice(performance_security_fen=asked)
        return security_due(notice, notice.lots[0], price, LAW)

    assert [due(0), due(20_000_000), due(10**9)] == [14_500_000, 20_000_000, 30_000_000]


def test_a_payment_is_what_is_due() -> None:
    """A fen less is refused with the clause, and so is more than is allowed."""
    notice = a_notice()
    lot = notice.lots[0]

    assert payment_problems(notice, lot, 870_000_000, 14_500_000, LAW) == []
    (less,) = payment_problems(notice, lot, 870_000_000, 14_499_999, LAW)
    assert less.where.startswith("Zhuji Opinions")
    assert len(payment_problems(notice, lot, 870_000_000, 30_000_001, LAW)) == 1
