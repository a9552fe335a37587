"""Rents as they fall due: a pure function whose sum never depends on how it is paid."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bidding.letting import Escalation, dues
from tests.builders.lettings import day, lease_terms


def test_a_year_is_paid_by_the_quarter() -> None:
    """Four instalments, each due some days after its period begins."""
    found = dues(lease_terms(due_days=5))

    assert [(one.number, one.fen) for one in found] == [(number, 300_000) for number in (1, 2, 3, 4)]
    assert (found[1].since, found[1].until, found[1].due_on) == tuple(
        map(day, ("2024-09-01", "2024-12-01", "2024-09-06"))
    )


def test_rent_free_months_cost_nothing() -> None:
    """The first four of a year: the first quarter has no instalment, the second two months."""
    assert [(one.number, one.fen) for one in dues(lease_terms(free_months=4))] == [
        (2, 200_000), (3, 300_000), (4, 300_000),
    ]  # fmt: skip


def test_rises_come_on_one_another() -> None:
    """5 % from the seventh month, 10 % more from the tenth; exact, cut off to the fen."""
    rises = (Escalation(6, 500), Escalation(9, 1000))

    assert [one.fen for one in dues(lease_terms(escalations=rises))] == [300_000, 300_000, 315_000, 346_500]


def test_a_month_that_ends_early_counts_by_its_days() -> None:
    """Handed back after 15 of the 31 days of July: the quarter's instalment is cut."""
    found = dues(lease_terms(), day("2024-07-16"))

    assert [(one.until, one.fen) for one in found] == [(day("2024-07-16"), 100_000 + 100_000 * 15 // 31)]


def test_the_rent_may_be_told_for_a_year() -> None:
    """1,000.01 yuan a year by the month: what is left over goes into the next, and twelve make the whole."""
    found = dues(lease_terms(rent_fen=100_001, rent_months=12, pay_months=1))

    assert [one.fen for one in found[:3]] == [8333, 8333, 8334]
    assert sum(one.fen for one in found) == 100_001


def test_a_lease_from_the_end_of_a_month_keeps_its_day() -> None:
    """From 31 January: the second month begins on 29 February, the third on 31 March."""
    found = dues(lease_terms(since="2024-01-31", until="2024-05-31", pay_months=1))

    assert [one.since for one in found] == [
        day(text) for text in ("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30")
    ]
    assert {one.fen for one in found} == {100_000}


RHYTHMS = st.sampled_from([1, 2, 3, 4, 6, 12])


@given(
    st.integers(1, 10**9), RHYTHMS, st.tuples(RHYTHMS, RHYTHMS), st.integers(0, 5), st.integers(1, 2000),
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 3000)), max_size=3, unique_by=lambda one: one[0]),
)  # fmt: skip
def test_the_whole_is_the_same_in_every_rhythm(
    rent: int, told_for: int, paid: tuple[int, int], free: int, days: int, rises: list[tuple[int, int]]
) -> None:  # fmt: skip
    """Periods join without a gap, no instalment is negative, and the sum does not depend on the rhythm."""
    kept = tuple(Escalation(*one) for one in sorted(rises))
    since = day("2024-01-31")
    some, other = (
        dues(lease_terms(since=since, until=since + timedelta(days=days), rent_fen=rent, rent_months=told_for,
                         pay_months=months, free_months=free, escalations=kept))
        for months in paid
    )  # fmt: skip

    assert sum(one.fen for one in some) == sum(one.fen for one in other)
    assert all(one.fen > 0 and one.since < one.until for one in some)
    assert all(one.until == two.since for one, two in pairwise(some) if two.number == one.number + 1)
