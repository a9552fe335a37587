"""Notes of acts, whoever entered them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session

from credit.complaints import Move, Role, Step, load_desk
from models.record import Clerk, sequence_all
from models.tables import LedgerEntry, Note, NoteCursor, writing
from tests.builders.firm_world import FIRM, GARDEN, firm_portal
from tests.builders.record import a_clerk
from web.register.complaints.cases import Told, receive, take_step
from web.register.sending.following import follow, follow_all, pass_over
from web.register.sending.inbox import Letter, inbox
from web.register.sending.telling import tell_of

_NOON: Final = datetime(2024, 7, 15, 4, tzinfo=UTC)
_DESK: Final = load_desk("rongcheng")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Yield an engine on a company's world, of whose past nobody is told."""
    found: Engine = firm_portal(tmp_path).extensions["wuxin.engine"]
    sequence_all(found)
    with writing(found) as session:
        pass_over(session)
    yield found
    found.dispose()


def _accepted(clerk: Clerk) -> None:
    """Take a complaint in and go on with it, as a command does: nobody is told by that."""
    number = receive(clerk, _DESK, Told("12345", "cleaning", "地下室积水", _NOON, GARDEN)).complaint_id
    take_step(clerk, _DESK, number, Step(Move.ACCEPT, Role.DESK, "desk", _NOON))
    take_step(clerk, _DESK, number, Step(Move.ANSWER, Role.COMPANY, "company", _NOON), "已抽水")


def _told(engine: Engine) -> list[Letter]:
    with Session(engine) as session:
        return [one for one in inbox(session, f"organisation/{FIRM}") if one.told_at.astimezone(UTC) >= _NOON]


def _killed(engine: Engine) -> None:
    with writing(engine) as session:
        follow(a_clerk(session, _NOON), 10)
        raise InterruptedError


def _follow(engine: Engine) -> None:
    assert follow_all(engine, lambda: _NOON, bytes) == []


def test_an_act_by_command_raises_the_note_of_the_portal(engine: Engine) -> None:
    """The same kind with the same facts, although the complaint has gone on since; and once, however often."""
    with writing(engine) as session:
        _accepted(a_clerk(session, _NOON))
    assert _told(engine) == []
    sequence_all(engine)
    for _ in range(2):
        _follow(engine)

    assert [(one.kind, one.facts["due_on"]) for one in _told(engine)] == [("complaint.accepted", "2024-07-22")]


def test_what_the_portal_told_is_not_told_again(engine: Engine) -> None:
    """Both run: the note is the portal's, with the same event, and there is no second one."""
    with writing(engine) as session:
        _accepted(clerk := a_clerk(session, _NOON))
        tell_of(clerk)
    before = _told(engine)
    sequence_all(engine)
    _follow(engine)

    assert (len(before), _told(engine)) == (1, before)


def test_a_follower_that_was_killed_goes_on_where_it_stood(engine: Engine) -> None:
    """Notes and cursor are one transaction: rolled back, both come again; in steps of one entry all the same."""
    with writing(engine) as session:
        _accepted(a_clerk(session, _NOON))
    sequence_all(engine)
    with pytest.raises(InterruptedError):
        _killed(engine)
    assert _told(engine) == []
    for _ in range(4):
        with writing(engine) as session:
            follow(a_clerk(session, _NOON), 1)

    assert len(_told(engine)) == 1


def test_what_cannot_be_told_holds_nobody_up(engine: Engine) -> None:
    """An entry about something that is not there is passed, and said to be."""
    with writing(engine) as session:
        a_clerk(session, _NOON).enter("list.notified", "list/999", {}, {"id": []})
        _accepted(a_clerk(session, _NOON))
    sequence_all(engine)
    untold = follow_all(engine, lambda: _NOON, bytes)

    assert [kind for kind, _ in untold] == ["list.notified list/999"]
    assert len(_told(engine)) == 1
    with Session(engine) as session:
        assert session.get_one(NoteCursor, 1).position == len(session.scalars(select(LedgerEntry)).all())
        assert len(session.scalars(select(Note)).all()) >= 1
