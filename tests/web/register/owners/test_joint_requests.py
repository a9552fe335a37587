"""Requests of owners in the register: on record, with who joined in the vault alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bidding.owners.joint_requests import threshold_of_vote
from bidding.owners.laws import law_named
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from models.tables import OwnersRequestStep
from tests.builders.owners import CALLED_AT, a_roll
from tests.builders.record import a_clerk, writing_to
from web.register.owners.estates import enter_roll
from web.register.owners.joint_requests import (
    answer_request,
    ask_together,
    join_request,
    leave_request,
    request_named,
    requests_of,
)
from web.register.owners.voting_codes import requesters, voter_of_request_code

FIFTH = threshold_of_vote(law_named("hangzhou"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an estate of nine owners, one of whom asks for a vote."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(url) as found:
        enter_roll(a_clerk(found, CALLED_AT), "willow-garden", a_roll(9), "subdistrict")
        ask_together(a_clerk(found, CALLED_AT), "r1", "willow-garden", ("vote", "更换物业"), "owner-0")
        yield found


def test_a_request_is_on_record_and_its_owners_are_not(session: Session) -> None:
    """Every row is covered by an entry; no row holds the code of an owner."""
    join_request(a_clerk(session, CALLED_AT + timedelta(days=1)), request_named(session, "r1"), "owner-1")
    found, rows = Verification("db"), session.exec(select(OwnersRequestStep)).all()
    check_rows(KeptRecord(session), found)

    assert not found.findings
    assert request_named(session, "r1").signers == ("owner-0", "owner-1")
    assert "owner-" not in str([row.model_dump() for row in rows])


def test_a_request_is_answered_once_enough_have_joined(session: Session) -> None:
    """One of nine is refused, two of nine are enough; who left does not count."""
    with pytest.raises(RefusedError, match="1 of 9 persons"):
        answer_request(a_clerk(session, CALLED_AT), request_named(session, "r1"), "committee", "vote/v2", FIFTH)
    for voter in ("owner-1", "owner-2"):
        join_request(a_clerk(session, CALLED_AT), request_named(session, "r1"), voter)
    leave_request(a_clerk(session, CALLED_AT), request_named(session, "r1"), "owner-0")
    answer_request(a_clerk(session, CALLED_AT), request_named(session, "r1"), "committee", "vote/v2", FIFTH)

    (one,) = requests_of(session, "willow-garden")
    assert one.answer is not None
    assert one.answer.details["by_what"] == "vote/v2"
    assert one.persons == 2


def test_a_code_for_requests_is_none_of_a_vote(session: Session) -> None:
    """Each voter has one for as long as the roll is the newest; nobody's code finds nobody."""
    roll = request_named(session, "r1").roll_id
    codes = {one.voter: one.code for one in requesters(session, roll)}

    assert voter_of_request_code(session, roll, codes["owner-3"]).voter == "owner-3"
    assert len(set(codes.values())) == 9
    with pytest.raises(RefusedError, match="nobody's code"):
        voter_of_request_code(session, roll, "AAAA-AAAA-AAAA-AAAA")


def test_a_name_that_nobody_took_is_said(session: Session) -> None:
    """Asking for it is a fault of whoever asks, and a name is taken once."""
    with pytest.raises(InputError, match="none of this name"):
        request_named(session, "r2")
    with pytest.raises(RefusedError, match="name is taken"):
        ask_together(a_clerk(session, CALLED_AT), "r1", "willow-garden", ("audit", "审计"), "owner-0")
