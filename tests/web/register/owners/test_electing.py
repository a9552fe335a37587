"""The acts of an election: what they put on record, what they refuse, and how a committee ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bidding.owners import ElectionState, PrincipalKind, VoteMove, VoteStep, committee_on, principal_on
from bidding.owners.election_count import places_of
from bidding.owners.election_life import election_state
from bidding.owners.laws import law_named
from bidding.owners.votes import Role
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from models.values.draw import LOTTERIES, Party, source_of
from tests.builders.election_desk import ESTATE, ElectionHall
from tests.builders.elections import ANNOUNCED_AT, COUNTED_AT, NAMED_UNTIL, OPENS_AT, VOTE, answers
from tests.builders.record import a_clerk, writing_to
from web.register.owners.electing import (
    announce,
    annul,
    cancel,
    commit_tie,
    declare,
    draw_ties,
    extend,
    fail,
    leave,
    nominate,
    stand_down,
    vet,
)
from web.register.owners.elections import Person
from web.register.owners.estates import bodies_of
from web.register.owners.votes import take_step, vote_named

LATER = COUNTED_AT + timedelta(days=40)
DAY = date(2025, 1, 1)
FIVE = {"c-1": 9, "c-2": 8, "c-3": 7, "c-4": 6, "c-5": 6}
TIED = {"c-1": 9, "c-2": 9, "c-3": 9, "c-4": 7, "c-5": 6, "c-6": 6}
NUMBERS = " ".join(f"{number:02}" for number in range(1, 21))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database with tables alone; tests take back what they write."""
    upgrade(url := f"sqlite:///{tmp_path_factory.mktemp('electing') / 'a.db'}")
    return url


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database with an election whose five candidates were all elected; tests take back what they write."""
    upgrade(url := f"sqlite:///{tmp_path_factory.mktemp('counted') / 'a.db'}")
    with writing_to(url) as session:
        ElectionHall(session).elects(FIVE, party=2)
    return url


@pytest.fixture
def elected(counted: str) -> Iterator[ElectionHall]:
    """Yield an estate whose election was counted."""
    with writing_to(counted) as session:
        yield ElectionHall(session)
        session.rollback()


@pytest.fixture
def hall(empty: str) -> Iterator[ElectionHall]:
    """Yield an estate on which an election can be held."""
    with writing_to(empty) as session:
        yield ElectionHall(session)
        session.rollback()


def _acting(session: Session, day: date = DAY) -> PrincipalKind:
    return principal_on(bodies_of(session, ESTATE), day).kind


def test_an_election_puts_a_committee_into_office(elected: ElectionHall) -> None:
    """Declared, its vote is announced, and the body `elect` follows; all of it is on the public record."""
    declare(elected.desk(LATER), elected.election)

    assert _acting(elected.session) is PrincipalKind.OWNERS_COMMITTEE
    assert vote_named(elected.session, VOTE).steps[-1].move is VoteMove.ANNOUNCE
    assert elected.election.steps[-1].details["party"] == 2
    elected.session.flush()
    check_rows(KeptRecord(elected.session), found := Verification("a"))
    assert found.findings == []


def test_a_tie_is_drawn_in_public(hall: ElectionHall) -> None:
    """Committed to before the lottery, drawn by codes and numbers; the wrong number of codes is told."""
    hall.elects(TIED)
    source = source_of(LOTTERIES["快乐8"], date(2024, 4, 20))
    parties = [Party.of("street", "heron-on-ice"), Party.of("owners", "青-0412")]

    with pytest.raises(RefusedError, match="nothing was committed to"):
        draw_ties(hall.desk(LATER), hall.election, ["heron-on-ice", "青-0412"], NUMBERS)
    commit_tie(hall.desk(COUNTED_AT), hall.election, parties, source)
    with pytest.raises(InputError, match="there are 1 codes, and 2 parties"):
        draw_ties(hall.desk(LATER), hall.election, ["heron-on-ice"], NUMBERS)
    draw_ties(hall.desk(LATER), hall.election, ["heron-on-ice", "青-0412"], NUMBERS)

    places = places_of(hall.election)
    assert places.ties == ()
    assert {places.members[4], places.alternates[0]} == {"c-5", "c-6"}
    declare(hall.desk(LATER), hall.election)


def test_an_election_that_elects_too_few_fails(hall: ElectionHall) -> None:
    """The record says what the law provides then (Shaoxing art. 16), and nobody takes office."""
    hall.elects(FIVE | {"c-5": 5})

    with pytest.raises(RefusedError, match="4 were elected"):
        declare(hall.desk(LATER), hall.election)
    fail(hall.desk(LATER), hall.election)

    assert election_state(hall.election) is ElectionState.FAILED
    assert "物业管理委员会" in hall.election.steps[-1].details["remedy"]["zh"]
    assert _acting(hall.session) is PrincipalKind.NOBODY


def test_alternates_move_up_and_a_broken_committee_ends(hall: ElectionHall) -> None:
    """In Hangzhou with fewer than its law's least the committee ends by itself (art. 28)."""
    hall.law, hall.role = law_named("hangzhou"), "subdistrict"
    hall.begins(code="330102", seats=3, alternates=1)
    _fit_for_hangzhou(hall, 4)
    hall.publishes()
    hall.calls()
    hall.votes({"c-1": 10, "c-2": 9, "c-3": 8, "c-4": 1})
    declare(hall.desk(COUNTED_AT), hall.election)

    leave(hall.desk(LATER), hall.election, "c-1", "resigned")

    sitting = committee_on(hall.election, DAY)
    assert sitting is not None
    assert sitting.members == ("c-2", "c-3")
    assert _acting(hall.session) is PrincipalKind.NOBODY


def _fit_for_hangzhou(hall: ElectionHall, count: int) -> None:
    for number in range(count):
        person = Person(f"候选人{number + 1}", f"owner-{number}", party=False)
        nominate(hall.desk(ANNOUNCED_AT), hall.election, person, "self", 1)
        vet(hall.desk(ANNOUNCED_AT), hall.election, f"c-{number + 1}", {"capacity": True})


def test_a_revoked_vote_takes_the_committee_with_it(elected: ElectionHall) -> None:
    """Annulled by the supervisor with a reason (State regulation art. 19; ZJ-30)."""
    declare(elected.desk(LATER), elected.election)
    step = VoteStep(VoteMove.REVOKE, LATER, "HB-2", Role.AUTHORITY, {"reason": "forged ballots"})
    take_step(a_clerk(elected.session, LATER), vote_named(elected.session, VOTE), step, elected.law)

    annul(elected.desk(LATER, "authority"), elected.election, "forged ballots")

    assert _acting(elected.session) is PrincipalKind.NOBODY


def test_the_roll_says_who_owns(hall: ElectionHall) -> None:
    """Whatever vetting says of it, somebody who is not on the roll is not admitted."""
    hall.begins()
    nominate(hall.desk(ANNOUNCED_AT), hall.election, Person("客人", "guest", party=False), "neighbourhood", 0)

    vet(hall.desk(ANNOUNCED_AT), hall.election, "c-1", answers(owner=True), "deed seen")

    assert hall.election.candidates["c-1"].admitted is False


def test_an_owner_is_a_candidate_once(hall: ElectionHall) -> None:
    """Unless they stood down before."""
    hall.begins()
    hall.nominates(1)
    again = Person("同一人", "owner-0", party=False)

    with pytest.raises(RefusedError, match="a candidate already"):
        nominate(hall.desk(ANNOUNCED_AT), hall.election, again, "self", 1)
    stand_down(hall.desk(ANNOUNCED_AT), hall.election, "c-1")
    assert nominate(hall.desk(ANNOUNCED_AT), hall.election, again, "self", 1)[1] == "c-2"


def test_a_name_is_used_once_and_time_is_put_off(hall: ElectionHall) -> None:
    """A second election of the name is refused; the end of nominations is put off; an election is cancelled."""
    hall.begins()

    terms = hall.election.terms
    assert terms is not None
    with pytest.raises(RefusedError, match="the name is taken"):
        announce(hall.desk(ANNOUNCED_AT), VOTE, ESTATE, terms)
    extend(hall.desk(NAMED_UNTIL), hall.election, OPENS_AT)
    cancel(hall.desk(NAMED_UNTIL), hall.election, "flood")

    assert election_state(hall.election) is ElectionState.CANCELLED


def test_the_ballot_lies_on_the_ordinary_vote(elected: ElectionHall) -> None:
    """The vote has the name of the election, an item for each candidate, and seats as the most names."""
    call = vote_named(elected.session, VOTE).call

    assert call is not None
    assert [item.id for item in call.items] == [*FIVE]
    assert (call.seats, call.secret) == (5, True)


def test_of_two_nominations_at_once_each_has_a_code_of_its_own(hall: ElectionHall) -> None:
    """Both begin from an election without candidates; and of two who vet the same the second finds it as it is."""
    stale, desk = hall.begins(), hall.desk(ANNOUNCED_AT)
    codes = [nominate(desk, stale, Person(owner, owner, party=False), "self", 1)[1] for owner in ("owner-1", "owner-2")]
    for code in codes:
        vet(desk, stale, code, answers())

    assert (codes, list(hall.election.candidates)) == (["c-1", "c-2"], ["c-1", "c-2"])
