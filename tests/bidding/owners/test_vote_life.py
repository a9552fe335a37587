"""What a vote must keep, from its call to what the subdistrict may do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bidding.owners import Ballot, Channel, Choice, Vote, VoteMove, VoteState, VoteStep, standing_items
from bidding.owners.laws import law_named
from bidding.owners.vote_life import ballot_problems, take, vote_state
from bidding.owners.votes import Attempt, Role
from models.errors import InputError, RefusedError
from tests.builders.owners import CALLED_AT, CLOSES_AT, LAW, OPENS_AT, a_call, a_called_vote, a_roll, stepped

ONE = timedelta(microseconds=1)
PASSED = {"company": {"passed": True}}


def _why(vote: Vote, move: str, at: object, role: str = "committee", **details: object) -> str:
    with pytest.raises(RefusedError) as caught:
        stepped(vote, move, at, role, **details)  # type: ignore[arg-type]
    return str(caught.value)


def _announced() -> Vote:
    counted = stepped(a_called_vote(), "count", CLOSES_AT, outcomes=PASSED)
    return stepped(counted, "announce", CLOSES_AT + timedelta(days=1))


def test_owners_have_their_notice() -> None:
    """Fifteen days for a regular meeting, seven for a special one in Hangzhou; a microsecond less is refused."""
    early = a_call(opens_at=OPENS_AT - ONE).as_details()

    assert "owners are told 15 days before" in _why(Vote("v1", "x"), "call", CALLED_AT, **early)
    assert a_called_vote(opens_at=CALLED_AT + timedelta(days=7), special=True).call is not None


@pytest.mark.parametrize(("days", "why"), [(4, "it is at least 5"), (61, "it is at most 60")])
def test_the_window_is_neither_short_nor_endless(days: int, why: str) -> None:
    """Five to sixty days in Hangzhou (art. 20)."""
    call = a_call(closes_at=OPENS_AT + timedelta(days=days)).as_details()

    assert why in _why(Vote("v1", "x"), "call", CALLED_AT, **call)


def test_every_reason_is_told_at_once() -> None:
    """Too early, too short, an unknown matter and the wrong body are four reasons."""
    call = a_call([("x", "raffle")], opens_at=CALLED_AT, closes_at=CALLED_AT + ONE).as_details()

    told = _why(Vote("v1", "x"), "call", CALLED_AT, "management_committee", **call)

    assert len(told.splitlines()) == 4


@pytest.mark.parametrize(("owners", "works"), [(200, True), (199, False)])
def test_one_fifth_of_the_owners_may_call_it(owners: int, works: bool) -> None:  # noqa: FBT001 - a case
    """Exactly one fifth of the persons, whatever the committee does."""
    step = VoteStep(VoteMove.CALL, CALLED_AT, "owners", Role.OWNERS, a_call(owners=owners).as_details())
    attempt = Attempt(Vote("v1", "x"), step, LAW, persons=1000)

    if works:
        assert vote_state(take(attempt)) is VoteState.CALLED
    else:
        with pytest.raises(RefusedError, match="199 of 1000 persons"):
            take(attempt)


def test_nothing_is_counted_while_ballots_come_in() -> None:
    """The count waits for the end of the window."""
    assert "until the window closes" in _why(a_called_vote(), "count", CLOSES_AT - ONE, outcomes=PASSED)


def test_a_vote_under_way_is_not_withdrawn() -> None:
    """Once owners may have voted, only the subdistrict stops it."""
    assert "may have been cast" in _why(a_called_vote(), "withdraw", OPENS_AT)
    assert vote_state(stepped(a_called_vote(), "withdraw", OPENS_AT - ONE)) is VoteState.WITHDRAWN


def test_a_decision_stands_until_the_subdistrict_revokes_it() -> None:
    """Announced, it stands; ordered to be corrected it rests; corrected it stands again; revoked it is gone."""
    at = CLOSES_AT + timedelta(days=2)
    ordered = stepped(_announced(), "order", at, "subdistrict", reason="The roll missed a building.")
    corrected = stepped(ordered, "correct", at, "subdistrict", reason="Counted again with it.")
    revoked = stepped(corrected, "revoke", at, "authority", reason="Ballots were forged.")

    standing = [[item.id for item in standing_items(one)] for one in (_announced(), ordered, corrected, revoked)]
    assert standing == [["company"], [], ["company"], []]


def test_only_a_supervisor_revokes_and_says_why() -> None:
    """A committee cannot undo what the owners decided, and nobody does so without a reason."""
    at = CLOSES_AT + timedelta(days=2)

    told = _why(_announced(), "revoke", at)

    assert "not for the role committee" in told
    assert "no reason is given" in told


def test_a_step_never_lies_before_the_one_on_record() -> None:
    """A clock set back changes nothing."""
    assert "before the step on record" in _why(a_called_vote(), "withdraw", CALLED_AT - ONE)


def test_a_damaged_history_is_told() -> None:
    """Steps that no life can have are no vote."""
    broken = Vote("v1", "x", (VoteStep(VoteMove.ANNOUNCE, CALLED_AT, "x", Role.COMMITTEE),))

    with pytest.raises(InputError, match="wuxin log verify"):
        vote_state(broken)


def test_a_ballot_is_taken_as_it_should_be() -> None:
    """Inside the window, of a voter, on the agenda: nothing stands against it."""
    ballot = Ballot("owner-1", {"company": Choice.FOR}, OPENS_AT, 1)

    assert ballot_problems(a_called_vote(), a_roll(3), ballot, LAW) == []


def test_a_wrong_ballot_hears_all_that_is_wrong() -> None:
    """Late, a stranger's, off the agenda, on paper without its scan: four reasons."""
    ballot = Ballot("stranger", {"pool": Choice.FOR}, CLOSES_AT, 1, Channel.PAPER)

    whats = [problem.what for problem in ballot_problems(a_called_vote(), a_roll(3), ballot, LAW)]

    assert len(whats) == 4
    assert whats[0].endswith("it is closed")


def test_no_ballot_before_there_is_a_vote() -> None:
    """A draft takes none."""
    ballot = Ballot("owner-1", {}, OPENS_AT, 1)

    assert "it is drafted" in str(ballot_problems(Vote("v1", "x"), a_roll(3), ballot, LAW)[0])


def test_a_ballot_names_no_more_candidates_than_seats() -> None:
    """Two of three candidates for two seats; three are refused, and matters beside them do not count."""
    items = [*((f"c-{n}", "elect_committee") for n in range(3)), ("rules", "assembly_rules")]
    vote, roll = a_called_vote(items, seats=2, secret=True), a_roll(3)

    def named(*codes: str) -> Ballot:
        return Ballot("owner-1", dict.fromkeys((*codes, "rules"), Choice.FOR), OPENS_AT, 1)

    assert ballot_problems(vote, roll, named("c-0", "c-1"), LAW) == []
    told = ballot_problems(vote, roll, named("c-0", "c-1", "c-2"), LAW)
    assert [problem.what for problem in told] == ["3 candidates are named, and there are 2 seats"]


def test_persons_are_elected_in_secret() -> None:
    """An open vote on them is refused with where it stands; on a matter the notice chooses."""
    person = [("c-1", "elect_committee")]
    with pytest.raises(RefusedError, match="elected by secret ballot"):
        a_called_vote(person)

    assert a_called_vote(person, secret=True).call
    assert a_called_vote(secret=True).call


def test_owners_are_consulted_where_the_place_wants_it() -> None:
    """In Zhuji a committee's call waits three days for the consultation; a subdistrict's does not."""
    law, call = law_named("zhuji"), a_call(opens_at=CALLED_AT + timedelta(days=20)).as_details()
    asked = VoteStep(VoteMove.CONSULT, CALLED_AT, "x", Role.COMMITTEE)
    consulted = Vote("v1", "willow-garden", (asked,))

    def calling(vote: Vote, days: int, role: Role = Role.COMMITTEE) -> Vote:
        step = VoteStep(VoteMove.CALL, CALLED_AT + timedelta(days=days), "x", role, call)
        return take(Attempt(vote, step, law, principal=Role.COMMITTEE))

    for vote, days in ((Vote("v1", "willow-garden"), 3), (consulted, 2)):
        with pytest.raises(RefusedError, match="owners are consulted at least 3 days before"):
            calling(vote, days)
    assert calling(consulted, 3).call
    assert calling(Vote("v1", "willow-garden"), 0, Role.SUBDISTRICT).call
