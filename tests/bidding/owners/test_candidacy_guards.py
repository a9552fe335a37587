"""What an election must keep until owners vote: seats, term, nominations, vetting, time to see the candidates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bidding.owners.elections import Election
from bidding.owners.laws import law_named
from models.errors import RefusedError
from models.values.periods import Duration
from tests.builders.elections import (
    ANNOUNCED_AT,
    NAMED_UNTIL,
    OPENS_AT,
    PUBLISHED_AT,
    a_called,
    a_published,
    a_vote_on,
    an_announced,
    answers,
    moved,
    nominated,
    terms,
)

ONE = timedelta(microseconds=1)


def _why(election: Election, move: str, at: object, role: str = "preparatory_group", **given: Any) -> str:  # noqa: ANN401 - plain values
    with pytest.raises(RefusedError) as caught:
        moved(election, move, at, role, **given)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.mark.parametrize(("seats", "lawful"), [(3, False), (5, True), (6, False), (11, True), (13, False)])
def test_seats_are_odd_and_within_the_law(seats: int, lawful: bool) -> None:  # noqa: FBT001 - a case
    """Five to eleven, odd, in Shaoxing (art. 18)."""
    if lawful:
        assert an_announced(seats=seats).terms is not None
    else:
        assert "Shaoxing Property Management Regulation art. 18(1)" in _why(
            Election("e", "x"), "announce", ANNOUNCED_AT, **terms(seats=seats)
        )


@pytest.mark.parametrize(("units", "lawful"), [(100, True), (101, False)])
def test_small_estates_may_elect_three(units: int, lawful: bool) -> None:  # noqa: FBT001 - a case
    """In Hangzhou up to a hundred units (art. 27)."""
    given: dict[str, Any] = {"law": law_named("hangzhou"), "beside": {"units": units}, **terms(seats=3, alternates=1)}

    if lawful:
        assert moved(Election("e", "x"), "announce", ANNOUNCED_AT, "subdistrict", **given).terms is not None
    else:
        assert "101 units" in _why(Election("e", "x"), "announce", ANNOUNCED_AT, "subdistrict", **given)


def test_every_reason_is_told_at_once() -> None:
    """An even number, too many alternates, too long a term, an unknown condition and an end in the past."""
    wrong = terms(seats=4, alternates=9, term=Duration.parse("P6Y"), agreed=("tall",), nominate_until=ANNOUNCED_AT)

    assert len(_why(Election("e", "x"), "announce", ANNOUNCED_AT, **wrong).splitlines()) == 5


def test_a_term_is_not_too_short() -> None:
    """Three years at least (Shaoxing art. 24)."""
    assert "It is P3Y at least" in _why(
        Election("e", "x"), "announce", ANNOUNCED_AT, **terms(term=Duration.parse("P35M"))
    )


def test_candidates_are_named_in_time() -> None:
    """Not from the end on that was announced."""
    told: dict[str, Any] = {"candidate": "c-1", "nominator": "self", "owners": 1}

    assert "could be named until" in _why(an_announced(), "nominate", NAMED_UNTIL, **told)
    assert moved(an_announced(), "nominate", NAMED_UNTIL - ONE, **told).candidates["c-1"].owners == 1


@pytest.mark.parametrize(
    ("nominator", "owners", "why"),
    [("joint", 9, "art. 13(2): 9 owners nominate together"), ("developer", 0, "the law knows none named developer")],
)
def test_who_nominates_is_in_the_law(nominator: str, owners: int, why: str) -> None:
    """Ten owners together, or one for themselves, or the residents' committee (Shaoxing art. 13)."""
    told: dict[str, Any] = {"candidate": "c-1", "nominator": nominator, "owners": owners}

    assert why in _why(an_announced(), "nominate", ANNOUNCED_AT, **told)


def test_nobody_is_named_twice() -> None:
    """One code is one candidate."""
    told: dict[str, Any] = {"candidate": "c-1", "nominator": "self", "owners": 1}

    assert "there is one of this code" in _why(nominated(an_announced(), "c-1"), "nominate", NAMED_UNTIL - ONE, **told)


def test_vetting_answers_the_whole_list() -> None:
    """Each condition of the law, and each that the rules agreed on; no other."""
    election = nominated(an_announced(agreed=("fees",)), "c-1")

    told = _why(election, "vet", NAMED_UNTIL, candidate="c-1", answers=answers(tall=True))

    assert "left out or not asked for: fees, tall" in told
    assert moved(election, "vet", NAMED_UNTIL, candidate="c-1", answers=answers(fees=True)).admitted == ("c-1",)


def test_only_who_stands_is_vetted() -> None:
    """Who stood down, or never stood, is no candidate."""
    election = moved(nominated(an_announced(), "c-1"), "stand_down", NAMED_UNTIL, candidate="c-1")

    assert "nobody of this code stands" in _why(election, "vet", NAMED_UNTIL, candidate="c-1", answers=answers())


def test_time_for_candidates_only_grows() -> None:
    """An earlier end would cut off who counted on the first."""
    later = NAMED_UNTIL + timedelta(days=5)

    assert "Time for candidates only grows" in _why(
        an_announced(), "extend", ANNOUNCED_AT, nominate_until=ANNOUNCED_AT.isoformat()
    )
    extended = moved(an_announced(), "extend", NAMED_UNTIL, nominate_until=later.isoformat())
    assert extended.terms is not None
    assert extended.terms.nominate_until == later


def test_candidates_are_published_when_all_are_vetted() -> None:
    """Not before the end, not with one unvetted, and not with fewer than form a committee."""
    told = _why(nominated(an_announced(), "c-1"), "publish", NAMED_UNTIL - ONE, candidates=[], party=0)

    assert "candidates may still be named" in told
    assert "not vetted yet: c-1" in told
    assert "0 candidates stand, and a committee is formed of at least 5" in told


def test_party_members_must_be_within_reach() -> None:
    """Rongcheng asks for 60 %: with two of five candidates for five seats it cannot be reached, with three it can."""
    law = law_named("rongcheng")
    election = moved(Election("e", "x"), "announce", ANNOUNCED_AT, law=law, **terms(alternates=0))
    for number in range(5):
        told: dict[str, Any] = {"candidate": f"c-{number}", "nominator": "self", "owners": 1}
        election = moved(election, "nominate", ANNOUNCED_AT, law=law, **told)
        election = moved(election, "vet", ANNOUNCED_AT, law=law, candidate=f"c-{number}", answers={"owner": True})
    published: dict[str, Any] = {"candidates": [f"c-{n}" for n in range(5)], "party": 0, "law": law}

    two, three = ({"party": frozenset(f"c-{n}" for n in range(count))} for count in (2, 3))

    assert "at least 3/5 of 5 seats" in _why(election, "publish", PUBLISHED_AT, beside=two, **published)
    assert moved(election, "publish", PUBLISHED_AT, beside=three, **published).admitted


def test_after_publication_nobody_new_is_admitted() -> None:
    """Owners were not shown whom vetting had refused; who was shown may still fall to an objection."""
    election = nominated(an_announced(), *(f"c-{n}" for n in range(1, 8)))
    for number in range(1, 8):
        fit = answers() if number < 7 else answers(capacity=False)
        election = moved(election, "vet", NAMED_UNTIL, candidate=f"c-{number}", answers=fit)
    election = moved(election, "publish", PUBLISHED_AT, candidates=list(election.admitted), party=0)

    assert "owners were not shown" in _why(election, "vet", PUBLISHED_AT, candidate="c-7", answers=answers())
    struck = moved(election, "vet", PUBLISHED_AT, candidate="c-1", answers=answers(no_tie=False))
    assert struck.admitted == ("c-2", "c-3", "c-4", "c-5", "c-6")


@pytest.mark.parametrize(("early", "told"), [(ONE, True), (timedelta(), False)])
def test_owners_see_candidates_for_fifteen_days(early: timedelta, told: bool) -> None:  # noqa: FBT001 - a case
    """Candidates are told fifteen days before ballots open (Shaoxing art. 13); a microsecond less is refused."""
    election = a_published(5)
    vote = a_vote_on(election)
    later = replace(election, steps=(*election.steps[:-1], replace(election.steps[-1], at=PUBLISHED_AT + early)))
    given: dict[str, Any] = {"beside": {"vote": vote}, "opens_at": OPENS_AT.isoformat()}

    if told:
        assert "candidates are known before for 15 days" in _why(later, "call", OPENS_AT, **given)
    else:
        assert moved(later, "call", OPENS_AT, **given).steps


def test_the_vote_is_on_the_candidates_and_seats() -> None:
    """A vote that lets more be named than there are seats, or none, is refused."""
    election = a_published(5)
    vote = a_vote_on(election, seats=6)

    why = _why(election, "call", PUBLISHED_AT, beside={"vote": vote}, opens_at=OPENS_AT.isoformat())

    assert "not the candidates and seats" in why
    assert "is not called" in _why(election, "call", OPENS_AT, opens_at=OPENS_AT.isoformat())
    assert a_called(election)[0].steps


def test_a_committee_acts_only_while_in_office() -> None:
    """A committee whose term is over does not organise the next election; the subdistrict does."""
    told = terms()

    assert "does not act for the owners now; nobody does" in _why(
        Election("e", "x"), "announce", ANNOUNCED_AT, "committee", **told
    )
    assert moved(Election("e", "x"), "announce", ANNOUNCED_AT, "subdistrict", **told).steps
