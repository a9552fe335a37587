"""Votes in the register: ballots that their voters can check, counts from what is kept, and what they authorise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bidding.owners import (
    Asked,
    BodyEvent,
    BodyMove,
    Call,
    Choice,
    Item,
    Limits,
    Vote,
    VoteMove,
    VoteStep,
    authority_for,
)
from bidding.owners.laws import law_named
from bidding.owners.votes import Role
from models.errors import InputError, RefusedError
from models.ledger.entries import commitment
from models.migrations import upgrade
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.personal import Erasure, erase_cells
from models.record.sources import KeptRecord
from tests.builders.owners import CALLED_AT, CLOSES_AT, OPENS_AT, a_roll
from tests.builders.record import a_clerk, writing_to
from web.register.owners.estates import bodies_of, enter_body, enter_roll
from web.register.owners.votes import ballots_of, cast, count, grounds_of, outcomes_of, take_step, vote_named, votes_of

LAW = law_named("hangzhou")
YES, NO = {"company": Choice.FOR}, {"company": Choice.AGAINST}
ITEMS = (
    Item("company", "choose_company", "On the company", subject="zj-2024-001"),
    Item("limits", "use_fund", "On small repairs", limits=Limits(500_000, 1_200_000, date(2025, 1, 1))),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an estate of nine owners with a committee, which has called a vote."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(url) as found:
        roll = enter_roll(a_clerk(found, CALLED_AT), "willow-garden", a_roll(9), "subdistrict")
        for event in _BODIES:
            enter_body(a_clerk(found, CALLED_AT), "willow-garden", event, LAW)
        _step(found, VoteMove.CALL, CALLED_AT, Call(ITEMS, OPENS_AT, CLOSES_AT, roll).as_details())
        yield found


_BODIES = (
    BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer"),
    BodyEvent(BodyMove.FOUND, date(2023, 1, 1), "subdistrict", vote="v0"),
    BodyEvent(
        BodyMove.ELECT, date(2023, 1, 1), "subdistrict", until=date(2026, 1, 1), vote="v0", details={"members": 5}
    ),
)


def _step(
    session: Session, move: VoteMove, at: datetime, details: dict[str, object], role: Role = Role.COMMITTEE
) -> Vote:
    steps = () if move is VoteMove.CALL else vote_named(session, "v1").steps
    step = VoteStep(move, at, "willow-garden", role, details)
    return take_step(a_clerk(session, at), Vote("v1", "willow-garden", steps), step, LAW)


def _cast(session: Session, voter: str, choices: dict[str, Choice], minute: int = 1) -> None:
    cast(a_clerk(session, OPENS_AT + timedelta(minutes=minute)), vote_named(session, "v1"), voter, choices, LAW)


def _decided(session: Session, yes: int = 7) -> Vote:
    for number in range(yes):
        _cast(session, f"owner-{number}", {"company": Choice.FOR, "limits": Choice.FOR}, number)
    count(a_clerk(session, CLOSES_AT), vote_named(session, "v1"), "willow-garden", Role.COMMITTEE, LAW)
    return _step(session, VoteMove.ANNOUNCE, CLOSES_AT + timedelta(hours=1), {})


def test_what_was_cast_is_counted(session: Session) -> None:
    """Six of nine is two thirds exactly; the count on record is what the ballots say."""
    for number in range(5):
        _cast(session, f"owner-{number}", YES, number)
    _cast(session, "owner-5", NO, 6)

    after = count(a_clerk(session, CLOSES_AT), vote_named(session, "v1"), "willow-garden", Role.COMMITTEE, LAW)

    told = after.steps[-1].details["outcomes"]["company"]
    assert told["passed"]
    assert told["votes"]["for"] == {"area": 50_000, "persons": 5}
    assert [outcome.passed for outcome in outcomes_of(session, after, LAW)] == [True, False]
    assert [vote.id for vote in votes_of(session, "willow-garden")] == ["v1"]


def test_a_voter_changes_a_ballot_before_the_close(session: Session) -> None:
    """Both are kept, the last one counts."""
    _cast(session, "owner-0", YES, 1)
    _cast(session, "owner-0", NO, 2)

    outcome = outcomes_of(session, vote_named(session, "v1"), LAW)[0]

    assert outcome.votes[Choice.AGAINST].persons == 1
    assert outcome.votes[Choice.FOR].persons == 0
    assert len(ballots_of(session, "v1")) == 2


def test_each_voter_can_check_the_own_ballot(session: Session) -> None:
    """The receipt opens the commitment that the row on record holds; another choice would not."""
    receipt = cast(a_clerk(session, OPENS_AT), vote_named(session, "v1"), "owner-0", YES, LAW)

    assert commitment(receipt.salt, receipt.choices.encode()) == receipt.commitment
    assert commitment(receipt.salt, receipt.choices.replace("for", "against").encode()) != receipt.commitment
    row = session.connection().exec_driver_sql("SELECT choices_commitment FROM owners_ballot").scalar_one()
    assert row == receipt.commitment


def test_the_record_says_neither_who_voted_nor_how(session: Session) -> None:
    """Rows and attached lines hold commitments alone; and every row is answered for."""
    _cast(session, "owner-0", YES)
    blobs = b"".join(bytes(row[0]) for row in session.connection().exec_driver_sql("SELECT data FROM ledger_blob"))
    verification = Verification("db")
    check_rows(KeptRecord(session), verification)

    assert b"owner-0" not in blobs
    assert b'"for"' not in blobs
    assert verification.findings == []


def test_a_ballot_on_paper_rests_on_its_scan(session: Session) -> None:
    """Entered with the digest of the scan."""
    scan = sha256(b"a scan").hexdigest()

    cast(a_clerk(session, OPENS_AT), vote_named(session, "v1"), "owner-0", YES, LAW, scan)

    assert ballots_of(session, "v1")[0].evidence == scan


def test_a_refused_ballot_leaves_nothing(session: Session) -> None:
    """Late, and of somebody who is not on the roll: both are told."""
    with pytest.raises(RefusedError) as caught:
        cast(a_clerk(session, CLOSES_AT), vote_named(session, "v1"), "stranger", YES, LAW)

    assert len(caught.value.problems) == 2
    assert ballots_of(session, "v1") == []


def test_what_was_decided_authorises(session: Session) -> None:
    """The tender that was voted on, and small repairs within the limits; both fall when the vote is revoked."""
    _decided(session)
    service = Asked("service", "zj-2024-001", 10**9, date(2024, 5, 1))
    repair = Asked("repair", "roof-3", 500_000, date(2024, 5, 1))
    grounds = grounds_of(session, "willow-garden", date(2024, 5, 1), {"use_fund": 700_000})

    assert authority_for(service, grounds, LAW).vote == "v1"
    assert authority_for(repair, grounds, LAW).delegated
    at = CLOSES_AT + timedelta(days=2)
    _step(session, VoteMove.REVOKE, at, {"reason": "Ballots were forged."}, Role.SUBDISTRICT)
    with pytest.raises(RefusedError, match="no decision stands"):
        authority_for(service, grounds_of(session, "willow-garden", date(2024, 5, 1), {}), LAW)


def test_an_erased_ballot_is_told_and_the_outcome_stands(session: Session) -> None:
    """It cannot be counted again; what was announced remains on record."""
    vote = _decided(session)
    erase_cells(a_clerk(session), Erasure("owners_ballots", "v1/1", ("voter", "choices"), "PIPL", "47", "subdistrict"))

    with pytest.raises(InputError, match="ballot v1/1: it was erased"):
        outcomes_of(session, vote, LAW)
    assert [item.id for item in vote_named(session, "v1").passed()] == ["company", "limits"]


def test_an_unknown_vote_is_told(session: Session) -> None:
    """And where the known ones are listed."""
    with pytest.raises(InputError, match="wuxin owners votes"):
        vote_named(session, "other")


def test_of_two_steps_at_once_the_second_is_judged_anew(session: Session) -> None:
    """Both begin from what their pages showed: a second count comes too late, an announcement may follow the first."""
    _cast(session, "owner-0", YES)
    stale = vote_named(session, "v1")
    count(a_clerk(session, CLOSES_AT), stale, "willow-garden", Role.COMMITTEE, LAW)
    with pytest.raises(RefusedError, match="counted"):
        count(a_clerk(session, CLOSES_AT), stale, "willow-garden", Role.COMMITTEE, LAW)
    announced = VoteStep(VoteMove.ANNOUNCE, CLOSES_AT, "willow-garden", Role.COMMITTEE)

    assert len(take_step(a_clerk(session, CLOSES_AT), stale, announced, LAW).steps) == 3


def test_ballots_are_read_at_once(session: Session) -> None:
    """However many they are, in one statement; the same holds for the votes of an estate."""
    for number in range(4):
        _cast(session, f"owner-{number}", YES)
    told: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *call: told.append(call[2]))
    ballots, votes = ballots_of(session, "v1"), votes_of(session, "willow-garden")

    assert [len(ballots), len(votes), len(told)] == [4, 1, 2]


def test_a_revoked_election_by_hand_elects_nobody(session: Session) -> None:
    """The bodies of the estate tell on which day the vote behind them was revoked."""
    elected = BodyEvent(BodyMove.ELECT, date(2024, 2, 1), "subdistrict", date(2026, 1, 1), "v1", {"members": 5})
    enter_body(a_clerk(session, CALLED_AT), "willow-garden", elected, LAW)
    _step(session, VoteMove.REVOKE, CALLED_AT, {"reason": "Ballots were forged."}, Role.SUBDISTRICT)

    assert [one.revoked_on for one in bodies_of(session, "willow-garden")] == [None, None, None, date(2024, 3, 1)]
