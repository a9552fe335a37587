"""Tenders of the register as steps for Open Contracting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.ocds import releases
from bidding.ocds.facts import Published
from bidding.tender import State
from models.tables import TenderEvent
from tests.builders.city import city_url
from tests.builders.record import writing_to
from tests.builders.tenders import a_tender
from web.register.tenders.open_contracting import processes


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a city with one notice."""
    with writing_to(city_url(tmp_path)) as found:
        yield found


def test_a_notice_is_a_first_step(session: Session) -> None:
    """With its estate as the one lot, the grades that may bid, and the clause behind them."""
    ((step,),) = processes(session)

    assert isinstance(step, Published)
    assert (step.tender.id, step.tender.grades) == ("T-2024-001", ("AAA", "AA", "A"))
    assert step.tender.lots[0].title == "和苑1号院"
    assert step.at < step.tender.bids_close_at  # type: ignore[operator] # a notice of the register has its close


def test_a_tender_with_events_is_told_whole(session: Session) -> None:
    """Its life and not only its notice; one that is not published is not told."""
    for name, state in (("a-draft", State.DRAFT), ("zj-2024-001", State.SIGNED)):
        session.add_all(
            TenderEvent(tender_id=name, number=number, move=str(event.move), happened_at=event.at, by=event.by,
                        role=str(event.role), details=dict(event.details),
                        notice_digest="ab" * 32 if event.move == "draft" else None)
            for number, event in enumerate(a_tender(state).events, 1)
        )  # fmt: skip
    session.flush()
    told = processes(session)

    assert [steps[0].tender.id for steps in told if isinstance(steps[0], Published)] == ["T-2024-001", "zj-2024-001"]
    assert releases(told[1])[-1]["tag"] == ["contract"]
