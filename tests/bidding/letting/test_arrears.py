"""Arrears as of a day, the oldest instalment met first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bidding.letting import arrears, dues
from tests.builders.lettings import day, lease_terms

DUES = dues(lease_terms())


def test_what_is_open_has_its_age() -> None:
    """One quarter and a part of the next are paid: the rest is open for 29 days, the third not due yet."""
    owed = arrears(DUES, [(day("2024-06-03"), 300_000), (day("2024-09-03"), 100_000)], day("2024-09-30"))

    assert [(one.number, one.fen, one.days) for one in owed.open] == [(2, 200_000, 29)]
    assert (owed.open_fen, owed.days, owed.ahead_fen) == (200_000, 29, 0)


def test_what_comes_later_does_not_count() -> None:
    """A payment of the next day, and rent that falls due then, are not there yet."""
    owed = arrears(DUES, [(day("2024-06-02"), 300_000)], day("2024-06-01"))

    assert [(one.fen, one.days) for one in owed.open] == [(300_000, 0)]


def test_what_is_paid_ahead_is_told() -> None:
    """A year at once leaves nothing open until its end."""
    owed = arrears(DUES, [(day("2024-06-01"), 1_200_000)], day("2024-06-01"))

    assert (owed.open, owed.ahead_fen) == ((), 900_000)


PAYMENTS = st.lists(st.tuples(st.dates(day("2024-06-01"), day("2025-06-30")), st.integers(1, 10**6)), max_size=6)


@given(PAYMENTS, st.randoms(use_true_random=False), st.dates(day("2024-06-01"), day("2025-06-30")))
def test_nothing_is_lost_between_due_paid_and_open(
    paid: list[tuple[object, int]], chance: object, as_of: object
) -> None:
    """Due less paid is open less ahead, whatever the order of the payments."""
    shuffled = list(paid)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    owed = arrears(DUES, paid, as_of)  # type: ignore[arg-type]

    assert owed == arrears(DUES, shuffled, as_of)  # type: ignore[arg-type]
    assert owed.due_fen - owed.paid_fen == owed.open_fen - owed.ahead_fen
