"""Bids under evaluation before their prices are known: which there are, and what their technical parts say.

Nothing that was opened is kept. Whoever has the box opens it again, and so does this.
"""

from __future__ import annotations

from io import BytesIO

from sqlmodel import Session

from bidding.bids import BidStanding, Part, open_part
from bidding.bids.opening import Opened
from models.errors import Problem, RefusedError
from web.register.bids.boxes import has_box, opened_results
from web.register.bids.opening import materials_of
from web.register.bids.submissions import accepted_of

__all__ = ["bids_under_evaluation", "technical_part", "technical_parts"]


def bids_under_evaluation(session: Session, tender_id: str, lot_id: str) -> tuple[str, ...]:
    """Return the handles of the bids of a lot that count, by the covers; none before these are opened.

    A lot for which too few bid stays sealed, and nobody evaluates it.
    """
    if not has_box(session, tender_id):
        return ()
    covers = opened_results(session, tender_id).get(Part.COVER)
    if covers is None or lot_id in covers["unopened_lots"]:
        return ()
    lots = {one.submission.bidder: one.submission.lot for one in accepted_of(session, tender_id)}
    live = [handle for handle, told in covers["standings"].items() if told == BidStanding.LIVE]
    return tuple(sorted(handle for handle in live if lots.get(handle) == lot_id))


def technical_parts(session: Session, tender_id: str) -> frozenset[str]:
    """Return the handles of the bids whose technical parts were opened, and came out as they were sealed."""
    if not has_box(session, tender_id):
        return frozenset()
    opened = opened_results(session, tender_id).get(Part.TECHNICAL, {"bids": {}})
    return frozenset(handle for handle, told in opened["bids"].items() if "failure" not in told)


def technical_part(session: Session, tender_id: str, handle: str) -> bytes:
    """Return the technical part of a bid as it was sealed, opened again from the box.

    Raises RefusedError where it was not opened yet, or does not open any more.
    """
    if handle in technical_parts(session, tender_id):
        with materials_of(session, tender_id) as given:
            submission = next(one.submission for one in given.accepted if one.submission.bidder == handle)
            notice, whole = given.notice_of(submission), BytesIO()
            source = given.source(submission, Part.TECHNICAL)
            found = open_part(notice, submission, Part.TECHNICAL, source, given.evidence, whole.write)
        if isinstance(found, Opened):
            return whole.getvalue()
    what = "the technical part is not opened, or does not open any more"
    raise RefusedError(Problem("technical part", what, "Open the technical parts in the opening room first."))
