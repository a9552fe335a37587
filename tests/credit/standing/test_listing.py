"""Facts of listings, and which are the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credit.standing.listing import Move, same_facts
from tests.builders.listings import Case, a_listing, facts

RANK = {"kind": "grey", "rule": None, "event": None, "source_id": None}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True), ({"source_id": "R9"}, True), ({"happened_on": date(2024, 6, 4)}, True),
        ({"source_id": "R9", "happened_on": date(2024, 6, 4)}, False), ({"rule": "other"}, False),
        ({"company_id": "C2"}, False), ({"kind": "red"}, False), ({"rulebook": "other"}, False),
        ({"evidence_digest": "x", "rulebook_digest": "y"}, True), (RANK, False),
    ],
)  # fmt: skip
def test_facts_are_the_same_whatever_an_import_calls_them(changes: dict[str, Any], same: bool) -> None:  # noqa: FBT001 - what is expected
    """The same row, or the same event on the same day under another number; digests change with every import."""
    assert same_facts(facts(), facts(**changes)) is same


def test_ranks_are_the_same_on_the_same_day() -> None:
    """Another quarter is another fact."""
    june, september = facts(**RANK, place=1), facts(**RANK, place=1, happened_on=date(2024, 9, 30))

    assert same_facts(june, facts(**RANK, place=2))
    assert not same_facts(june, september)


def test_the_decided_term_takes_the_place_of_the_proposed_one() -> None:
    """Until it is decided the proposal stands."""
    case = Case(a_listing(ends_on=None))
    assert case.listing.decided_end is None
    case.notify()
    case.days(9)
    case.decide(Move.UPHOLD, ends_on=date(2025, 1, 1))

    assert case.listing.decided_end == date(2025, 1, 1)
    assert [number for number, _ in filter(None, [case.listing.last(Move.NOTIFY), case.listing.last(Move.DROP)])] == [1]
