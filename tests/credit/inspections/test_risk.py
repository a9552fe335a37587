"""Tickets, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from credit.inspections.risk import TargetFacts, weighed
from tests.builders.inspections import a_rule

WEIGHTS = a_rule().programme.weights
DAY = date(2026, 3, 2)
FACTS = TargetFacts(
    community_id="X1", district="东", company_id="C1", grade="AAA", households=1000, complaints=0, last_inspected_on=DAY
)


def test_the_best_and_newly_inspected_still_has_a_ticket() -> None:
    """Nobody is beyond being drawn."""
    found = weighed(FACTS, WEIGHTS, DAY)

    assert (found.tickets, found.reasons) == (1, ())


def test_each_ticket_has_its_reason() -> None:
    """Grade, complaints per 1,000 households and time since the last inspection, by the last band that is reached."""
    facts = replace(FACTS, grade="C", complaints=5, last_inspected_on=date(2025, 3, 2))
    found = weighed(facts, WEIGHTS, DAY)

    assert found.reasons == (("grade C", 5), ("complaints >= 5", 2), ("months >= 12", 2))
    assert found.tickets == 9


def test_what_is_unknown_is_told_as_unknown() -> None:
    """No grade, no inspection; without households there is no rate."""
    found = weighed(replace(FACTS, grade=None, households=None, complaints=50, last_inspected_on=None), WEIGHTS, DAY)

    assert found.reasons == (("unrated", 3), ("never inspected", 4))


def test_months_are_whole() -> None:
    """A day short of six months is five."""
    last = date(2025, 9, 3)

    assert weighed(replace(FACTS, last_inspected_on=last), WEIGHTS, DAY).reasons == ()
    assert weighed(replace(FACTS, last_inspected_on=date(2025, 9, 2)), WEIGHTS, DAY).reasons == (("months >= 6", 1),)


@given(st.integers(0, 50), st.integers(1, 5000))
def test_more_complaints_never_mean_fewer_tickets(complaints: int, households: int) -> None:
    """Of the same estate."""
    facts = replace(FACTS, households=households)
    few, more = (weighed(replace(facts, complaints=n), WEIGHTS, DAY).tickets for n in (complaints, complaints + 1))

    assert few <= more
