"""Evaluations in the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bidding.evaluation.proceedings import Event, Proceeding
from bidding.tender import Move
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record import Clerk, Erasure, erase_cells
from models.tables import EvaluationEvent, LedgerBlob, LedgerEntry
from tests.builders.notices import a_notice
from tests.builders.proceedings import BIDS, OPENS, event, whole
from tests.builders.record import a_clerk, writing_to
from tests.builders.stopped_votes import decided_on, filed, stopped
from tests.builders.tenders import an_event
from web.register.evaluations.events import add_event, disclosure_faults, opened_parts, proceeding
from web.register.tenders.events import begin

T = ("zj-2024-001", "lot-1")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an empty register."""
    upgrade(url := f"sqlite:///{tmp_path}/register.db")
    with writing_to(url) as found:
        yield found


def _replay(session: Session, until: int = 99) -> Clerk:
    """Put the events of a whole evaluation into the register, up to a number."""
    clerk = a_clerk(session, OPENS)
    for one in whole().events[:until]:
        add_event(clerk, *T, _given(one))
    return clerk


def _given(one: Event) -> Callable[[Proceeding], Event]:
    return lambda _: one


def test_what_goes_in_comes_out(session: Session) -> None:
    """Every event with its moment and its sealed part."""
    _replay(session)

    assert proceeding(session, *T) == whole()
    assert proceeding(session, "other", "lot-1").events == ()


def test_the_record_names_nobody(session: Session) -> None:
    """Neither rows nor entries hold a member, a mark or the pool before the award."""
    _replay(session, 3)
    rows = [str(one.model_dump()) for one in session.scalars(select(EvaluationEvent))]
    entries = [str(one.content) for one in session.scalars(select(LedgerEntry))]
    blobs = [bytes(one.data).decode() for one in session.scalars(select(LedgerBlob))]

    assert len(rows) == 3
    assert not [text for text in (*rows, *entries, *blobs) if "expert-" in text or "owner-1" in text]


def test_a_disclosure_opens_every_commitment(session: Session) -> None:
    """And is held against them: a changed mark is found."""
    clerk = _replay(session)
    content: dict[str, Any] = {"award": "ZB-17", "opened": opened_parts(session, *T)}
    add_event(clerk, *T, _given(event("disclose", (content, None), 30)))
    assert disclosure_faults(session, *T) == []

    row = session.scalars(select(EvaluationEvent).order_by(col(EvaluationEvent.number).desc())).first()
    assert row is not None
    changed = [*content["opened"]]
    changed[2] = [changed[2][0], changed[2][1], {**changed[2][2], "member": "another"}]
    row.content = content | {"opened": changed}
    assert [one.where for one in disclosure_faults(session, *T)] == ["event 3"]


def test_a_refusal_changes_nothing(session: Session) -> None:
    """What may not be done leaves no row."""
    clerk = _replay(session, 2)
    with pytest.raises(RefusedError):
        add_event(clerk, *T, _given(event("open_prices", ({"bids": BIDS}, None), 2)))

    assert len(proceeding(session, *T).events) == 2


def test_what_was_erased_is_told(session: Session) -> None:
    """Without a sealed part nothing can be derived."""
    clerk = _replay(session, 2)
    erase_cells(clerk, Erasure("evaluation_events", "zj-2024-001/lot-1/2", ("sealed",), "pipl", "47", "office"))

    with pytest.raises(InputError, match="1 sealed parts were erased"):
        proceeding(session, *T)


def test_marks_wait_while_the_owners_decision_is_stopped(session: Session) -> None:
    """With the refusal of the tender, beside every other; who is biased may leave, and it goes on once corrected."""
    notice = a_notice(tender_id=T[0], kind="service").as_json()
    begin(a_clerk(session, OPENS), T[0], an_event(Move.DRAFT, "2024-01-01T01:00:00Z", {"notice": notice}))
    decided_on(session, T[0])
    filed(session, T[0])
    clerk, lines = _replay(session, 4), whole().events
    stopped(session, "order")
    with pytest.raises(RefusedError, match="has to be corrected"):
        add_event(clerk, *T, _given(lines[4]))
    with pytest.raises(RefusedError) as refused:
        add_event(clerk, *T, _given(event("open_prices", ({"bids": BIDS}, None), 2)))
    assert len(refused.value.problems) > 1

    stopped(session, "correct")
    assert len(add_event(clerk, *T, _given(lines[4])).events) == 5
