"""Complaints into the register."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from credit.complaints import Move, State
from models.errors import RefusedError
from models.record import sequence
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from models.tables import ComplaintCase, ComplaintStep, LedgerBlob, LedgerEntry
from tests.builders.complaint_register import TEXT, clerk_at, new_register, taken_steps, told
from tests.builders.complaints import AT, desk
from web.register.complaints.cases import check_code, open_cases, receive, take_step


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return a small register."""
    return new_register(tmp_path)


def test_a_complaint_is_routed_and_a_repeat_is_joined(url: str) -> None:
    """By the published rules, at once."""
    with clerk_at(url) as clerk:
        first, second = receive(clerk, desk(), told()), receive(clerk, desk(), told(TEXT[:-1]))

    assert (first.case.state, second.case.state) == (State.ROUTED, State.DUPLICATE)
    assert second.case.duplicate_of == first.complaint_id


def test_nothing_personal_goes_on_record(url: str) -> None:
    """Name, telephone, text and answer are in the vault alone: no row, entry or attachment holds them."""
    with clerk_at(url) as clerk:
        number = receive(clerk, desk(), told(name="张三丰", phone="13812345678")).complaint_id
        for step in taken_steps(Move.ACCEPT):
            take_step(clerk, desk(), number, step)
        take_step(clerk, desk(), number, taken_steps(Move.ANSWER)[0], "已派人维修电梯")
        said = [row.content or "" for row in clerk.session.exec(select(LedgerEntry))]
        said += [row.data.decode() for row in clerk.session.exec(select(LedgerBlob))]
        said += [str(row) for row in clerk.session.execute(text("SELECT * FROM complaint_case"))]
        said += [str(row) for row in clerk.session.execute(text("SELECT * FROM complaint_step"))]

    assert not any(secret in line for line in said for secret in ("张三丰", "13812345678", "困人", "已派人"))


def test_every_row_is_answered_for_on_the_record(url: str) -> None:
    """Each reception and each step has its entry, and a step that is changed is found."""
    with clerk_at(url) as clerk:
        receive(clerk, desk(), told())
        sequence(clerk.session)
        whole, changed = Verification("before"), Verification("after")
        check_rows(KeptRecord(clerk.session), whole)
        clerk.session.execute(text("UPDATE complaint_step SET liability = 'utility'"))
        check_rows(KeptRecord(clerk.session), changed)

    assert _of_complaints(whole) == []
    assert len(_of_complaints(changed)) == 1


def _of_complaints(found: Verification) -> list[str]:
    return [str(deviation) for deviation in found.findings if "complaint_" in str(deviation)]


def test_a_refused_reception_tells_every_reason_and_keeps_nothing(url: str) -> None:
    """Channel, text, matter and community at once."""
    with clerk_at(url) as clerk:
        with pytest.raises(RefusedError) as caught:
            receive(clerk, desk(), told(" ", matter="ghosts", community="K9"))
        assert clerk.session.exec(select(ComplaintCase)).all() == []

    assert [problem.where for problem in caught.value.problems][0::2] == ["text", "community"]


def test_a_number_of_a_channel_is_taken_once(url: str) -> None:
    """The second time names the first."""
    with clerk_at(url) as clerk:
        receive(clerk, desk(), told(source_id="7"))
        with pytest.raises(RefusedError, match="was taken in before"):
            receive(clerk, desk(), told("另一件", source_id="7"))


def test_the_code_fits_its_complaint_alone(url: str) -> None:
    """However it is typed."""
    with clerk_at(url) as clerk:
        one, other = receive(clerk, desk(), told()), receive(clerk, desk(), told("灯坏了", matter="maintenance"))
        check_code(clerk.session, one.complaint_id, one.code.lower().replace("-", " "))
        with pytest.raises(RefusedError, match="do not fit"):
            check_code(clerk.session, one.complaint_id, other.code)


def test_what_came_back_after_closing_is_no_repeat(url: str) -> None:
    """It is a new complaint."""
    with clerk_at(url) as clerk:
        number = receive(clerk, desk(), told()).complaint_id
        take_step(clerk, desk(), number, taken_steps(Move.ACCEPT)[0])
        take_step(clerk, desk(), number, taken_steps(Move.ANSWER)[0], "修好了")
        for step in taken_steps(Move.FIND, Move.CLOSE):
            take_step(clerk, desk(), number, step)
        assert [*open_cases(clerk.session, desk())] == []
    with clerk_at(url, 30) as clerk:
        again = receive(clerk, desk(), told(at=AT + timedelta(hours=30)))
        assert len(clerk.session.exec(select(ComplaintStep)).all()) == 6

    assert again.case.state is State.ROUTED
