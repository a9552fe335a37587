"""An election is its steps: terms, candidates and who of them stands follow from them."""

from __future__ import annotations

from bidding.owners.elections import ElectionAttempt, Terms
from bidding.owners.laws import law_named
from models.values.periods import Duration
from tests.builders.elections import (
    NAMED_UNTIL,
    PUBLISHED_AT,
    a_published,
    an_announced,
    answers,
    moved,
    nominated,
    terms,
)


def test_terms_come_back_from_their_details() -> None:
    """What is announced is read as it was said."""
    told = terms(agreed=("fees",))

    assert Terms.from_details(told).as_details() == told
    assert Terms.from_details(told).term == Duration.parse("P5Y")


def test_who_stands_follows_from_vetting_and_standing_down() -> None:
    """One condition that is not met is enough; the last vetting counts."""
    election = nominated(an_announced(), "c-1", "c-2")
    refused = moved(election, "vet", NAMED_UNTIL, candidate="c-1", answers=answers(capacity=False))

    assert refused.admitted == ()
    assert moved(refused, "vet", NAMED_UNTIL, candidate="c-1", answers=answers()).admitted == ("c-1",)
    assert moved(a_published(5), "stand_down", PUBLISHED_AT, candidate="c-2").admitted == ("c-1", "c-3", "c-4", "c-5")


def test_a_committee_needs_more_than_half_of_its_seats() -> None:
    """Of eleven seats six, of five in Shaoxing all five: the law's least is five."""
    eleven, five = an_announced(seats=11), an_announced()

    found = [ElectionAttempt(one, one.steps[0], law_named("shaoxing")).fewest for one in (eleven, five)]
    assert found == [6, 5]
