"""Boxes of tenders in the register: what happened to each, in and out, and the moment that counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select
from sqlmodel import Session, col

from bidding.bids import BOX, Box, BoxFacts, BoxMove
from bidding.notices import Notice
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import BidBoxEvent, BidSubmission, LedgerCheckpoint, TenderEvent
from models.values.moments import moment_number
from web.register.numbered import written

__all__ = [
    "Clock", "add_event", "amend", "announce", "box_of", "close", "counting_moment", "has_box",
    "latest_known", "make_move", "open_boxes", "opened_at", "opened_results",
]  # fmt: skip

Clock = Callable[[], datetime]
"""Tells the moment, in UTC."""
_ACTS = {
    "announce": "bid.announced", "amend": "bid.amended", "close": "bid.closed", "hand_in": "bid.handed_in",
    "rescue": "bid.rescued", "open_covers": "bid.opened", "open_technical": "bid.opened", "open_prices": "bid.opened",
}  # fmt: skip
_MOVES = {str(move) for move in BoxMove}
_TENDER: BindParameter[str] = bindparam("tender")
_EVENTS = select(BidBoxEvent).where(col(BidBoxEvent.tender_id) == _TENDER).order_by(col(BidBoxEvent.number))
_ENDED = (
    select(col(TenderEvent.id)).where(col(TenderEvent.tender_id) == _TENDER)
    .where(col(TenderEvent.move).in_(("cancel", "fail"))).limit(1)
)  # fmt: skip
_LATEST = select(
    select(func.max(col(BidSubmission.accepted_at))).where(col(BidSubmission.tender_id) == _TENDER).scalar_subquery(),
    select(func.max(col(BidBoxEvent.recorded_at))).where(col(BidBoxEvent.tender_id) == _TENDER).scalar_subquery(),
    select(col(LedgerCheckpoint.signed_at)).order_by(col(LedgerCheckpoint.size).desc()).limit(1).scalar_subquery(),
)
"""Statements that every bid asks, built once: building one costs more than running it."""


def announce(clerk: Clerk, notice: Notice) -> Box:
    """Set up the box of a tender, from which on bids are taken. Raises RefusedError where there is one already."""
    if _events(clerk.session, notice.tender_id):
        what = "it has a box already"
        raise RefusedError(Problem(notice.tender_id, what, "A change of the notice is: wuxin bid amend"))
    add_event(clerk, notice.tender_id, "announce", {"notice": notice.as_json()})
    return box_of(clerk.session, notice.tender_id)


def amend(clerk: Clerk, notice: Notice, *, put_off: bool = False) -> Box:
    """Put the next version of a notice in force: bids sealed to the one before count where times alone differ.

    Raises RefusedError for another number than the next, and after close; `put_off`: later times come in time until the
    box is closed, for the tender has a reason.
    """
    make_move(clerk, notice.tender_id, BoxMove.AMEND, {"notice": notice.as_json()}, amended=notice, put_off=put_off)
    return box_of(clerk.session, notice.tender_id)


def close(clerk: Clerk, tender_id: str) -> Box:
    """Enter CLOSE, after which nothing counts. Raises RefusedError before its time."""
    make_move(clerk, tender_id, BoxMove.CLOSE, {})
    return box_of(clerk.session, tender_id)


def box_of(session: Session, tender_id: str) -> Box:
    """Return the box of a tender by its events. Raises InputError where there is none."""
    events = _events(session, tender_id)
    if not events:
        raise InputError(Problem(tender_id, "no box was set up for this tender", "Run: wuxin bid announce NOTICE"))
    notices = [_notice(json.dumps(one.content["notice"])) for one in events if "notice" in one.content]
    moves = [BoxMove(one.move) for one in events if one.move in _MOVES]
    return Box(notices, moves, ended=_has_ended(session, tender_id))


def has_box(session: Session, tender_id: str) -> bool:
    """Return whether a box was set up for a tender."""
    return bool(_events(session, tender_id))


def opened_results(session: Session, tender_id: str) -> dict[str, dict[str, Any]]:
    """Return what each part of the bids opened to, by the name of the part; of parts that were opened alone."""
    found = (one.content["result"] for one in _events(session, tender_id) if "result" in one.content)
    return {result["part"]: result for result in found}


def opened_at(session: Session, tender_id: str) -> datetime | None:
    """Return when prices were opened, None before."""
    opened = [one.recorded_at for one in _events(session, tender_id) if one.move == BoxMove.OPEN_PRICES]
    return opened[0].astimezone(UTC) if opened else None


def open_boxes(session: Session) -> list[Box]:
    """Return the boxes that take bids."""
    names = session.scalars(select(col(BidBoxEvent.tender_id)).distinct().order_by(col(BidBoxEvent.tender_id)))
    boxes = [box_of(session, name) for name in names]
    return [one for one in boxes if one.state is BOX.first and not one.ended]


def counting_moment(session: Session, tender_id: str, clock: datetime) -> int:
    """Return the moment that counts: the clock's, or the latest that the record knows of, where that is later.

    So a clock that is set back takes nothing back. Microseconds since 1970 UTC.
    """
    return moment_number(max([clock, *latest_known(session, tender_id)]))


def latest_known(session: Session, tender_id: str) -> list[datetime]:
    """Return the latest moments that the record knows of, for a box: of its bids, its events, and the checkpoint."""
    row = session.execute(_LATEST, {"tender": tender_id}).one()
    return [found.astimezone(UTC) for found in row if found is not None]


def make_move(clerk: Clerk, tender_id: str, move: BoxMove, content: dict[str, Any], **facts: Any) -> None:  # noqa: ANN401 - of BoxFacts
    """Make a move and put it on record. Raises RefusedError with every reason why it may not be made."""
    box = box_of(clerk.session, tender_id)
    at = counting_moment(clerk.session, tender_id, clerk.at)
    BOX.after(box.state, move, BoxFacts(box, at, **facts))
    add_event(clerk, tender_id, str(move), content)


def add_event(clerk: Clerk, tender_id: str, move: str, content: dict[str, Any]) -> None:
    """Put an event that was decided on on record."""
    number = len(_events(clerk.session, tender_id)) + 1
    row = BidBoxEvent(tender_id=tender_id, number=number, move=move, recorded_at=clerk.at, content=content)
    clerk.session.add(row)
    written(clerk.session, f"box {tender_id}")
    clerk.enter(_ACTS[move], f"bid/{tender_id}", {}, {"id": [row.id]})


@lru_cache(maxsize=64)
def _notice(text: str) -> Notice:
    """Return a notice that was read before, where it was: to check its keys again costs more than to take a bid."""
    return Notice.model_validate(json.loads(text))


def _has_ended(session: Session, tender_id: str) -> bool:
    """Return whether the tender, where it is on record here, was cancelled or declared unsuccessful."""
    return session.scalars(_ENDED, {"tender": tender_id}).first() is not None


def _events(session: Session, tender_id: str) -> list[BidBoxEvent]:
    return list(session.scalars(_EVENTS, {"tender": tender_id}))
