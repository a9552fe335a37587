"""A tender and its box: one transaction, one end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bidding.bids.box import BoxState
from bidding.tender import Event, Move, Tender
from models.errors import RefusedError
from models.migrations import upgrade
from models.record import Clerk
from models.tables import Community
from tests.builders.notices import CLOSES_AT, a_notice
from tests.builders.record import a_clerk, writing_to
from tests.builders.tenders import FIELD, PATH, an_event, moment, says
from web.register.bids.boxes import box_of, has_box
from web.register.tenders.boxes import counted_bidders, opening_of
from web.register.tenders.events import add_event, begin, tender_named

NAME = "zj-2024-001"


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """Yield a clerk of a register with a tender that was filed."""
    upgrade(url := f"sqlite:///{tmp_path}/a.db")
    with writing_to(url) as session:
        session.add(Community(community_id="willow-garden", name="柳园"))
        made = a_clerk(session, moment("2024-05-06T02:00:00Z"))
        begin(made, NAME, an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": a_notice().as_json()}))
        _does(made, Move.FILE)
        yield made


def _does(clerk: Clerk, move: Move, at: str | None = None, **details: object) -> Tender:
    usual, _, told = PATH.get(move, (None, None, dict))
    event = an_event(move, at or str(usual), details or told())

    def make(_: Tender) -> Event:
        return event

    return add_event(a_clerk(clerk.session, event.at), NAME, make)[0]


def test_publishing_sets_up_the_box_and_closing_closes_it(clerk: Clerk) -> None:
    """By the tender's moment, which is the box's too."""
    _does(clerk, Move.PUBLISH)
    assert box_of(clerk.session, NAME).state is BoxState.RECEIVING
    _does(clerk, Move.CLOSE)

    assert box_of(clerk.session, NAME).state is BoxState.CLOSED


def test_bids_may_go_elsewhere(clerk: Clerk) -> None:
    """Then it is said where, and there is no box here."""
    _does(clerk, Move.PUBLISH, field=FIELD, bids_elsewhere="Trading Platform")

    assert not has_box(clerk.session, NAME)


def test_a_close_is_put_off_after_its_moment_where_a_question_waits(clerk: Clerk) -> None:
    """The box goes on with the tender; by itself it would take no later version any more."""
    _does(clerk, Move.PUBLISH)
    _does(clerk, Move.ASK, "2024-06-03T02:00:00Z", question="Which lifts?")
    times = a_notice().as_json()["times"]
    later = times | {"bids_close_at": "2024-07-01T01:30:00Z", "opens_until": "2024-07-01T03:30:00Z"}
    _does(clerk, Move.EXTEND, CLOSES_AT, times=later, what="question 4")

    assert box_of(clerk.session, NAME).notice == tender_named(clerk.session, NAME).notice


def test_too_few_are_counted_and_end_the_box(clerk: Clerk) -> None:
    """An empty box needs no custodian; an unsuccessful tender leaves nothing to hand in."""
    _does(clerk, Move.PUBLISH)
    closed = _does(clerk, Move.CLOSE)
    assert counted_bidders(clerk.session, closed) == {"lot-1": 0}
    with pytest.raises(RefusedError, match="prices are not opened"):
        opening_of(clerk.session, closed)
    _does(clerk, Move.FAIL, "2024-06-21T04:00:00Z", **says(because="few", bidders={"lot-1": 0}, what="nobody bid"))

    assert box_of(clerk.session, NAME).ended
