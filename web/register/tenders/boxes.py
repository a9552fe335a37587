"""A tender and the box of its bids: what happens to the one happens to the other, in one transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.bids import Part
from bidding.bids.box import BoxState
from bidding.tender import Move, Tender
from bidding.tender.details import Published
from bidding.tender.openings import bidders_by_lot, opening_from
from models.errors import Problem, RefusedError
from models.record import Clerk
from models.tables import BidHandIn
from web.register.bids.boxes import amend, announce, box_of, close, has_box, opened_results
from web.register.bids.submissions import accepted_of

__all__ = ["counted_bidders", "follow", "opening_of", "shares_there"]


def follow(clerk: Clerk, tender: Tender) -> None:
    """Do to the box what the newest event of a tender means for it; a tender whose bids go elsewhere has none.

    Raises RefusedError where the box may not follow; then the tender may not go on either. That a tender is cancelled
    or unsuccessful, the box knows from its events.
    """
    event = tender.events[-1]
    if event.move is Move.PUBLISH and isinstance(event.told, Published) and event.told.bids_elsewhere is None:
        announce(clerk, tender.notice)
    elif not has_box(clerk.session, tender.id):
        return
    elif event.move in (Move.AMEND, Move.EXTEND):
        amend(clerk, tender.notice, put_off=event.move is Move.EXTEND)
    elif event.move is Move.CLOSE:
        close(clerk, tender.id)


def opening_of(session: Session, tender: Tender) -> dict[str, Any]:
    """Return the details of the opening as the box of a tender has it.

    Raises InputError where there is no box, RefusedError before prices are opened.
    """
    box = box_of(session, tender.id)
    if box.state is not BoxState.OPENED:
        what = f"the box of {tender.id} is {box.state}, and prices are not opened"
        raise RefusedError(Problem("open", what, "Open its parts in their order: wuxin bid open"))
    submissions = [one.submission for one in accepted_of(session, tender.id)]
    return opening_from(tender.notice, submissions, opened_results(session, tender.id))


def counted_bidders(session: Session, tender: Tender) -> dict[str, int]:
    """Return how many bid for each lot by the covers of the box. Raises RefusedError before they are opened."""
    submissions = [one.submission for one in accepted_of(session, tender.id)]
    covers = opened_results(session, tender.id).get(Part.COVER)
    if covers is None and submissions:
        what = f"covers of {tender.id} are not opened, and nobody knows how many bid"
        raise RefusedError(Problem("fail", what, "Open them: wuxin bid open --part cover"))
    return bidders_by_lot(tender.notice, submissions, covers or {"standings": {}})


def shares_there(session: Session, tender_id: str) -> dict[str, set[str]]:
    """Return which custodians, by their keys, handed in shares of each part; of what they hold nothing is told."""
    row = BidHandIn
    query = select(col(row.part), col(row.given_by)).where(col(row.tender_id) == tender_id, col(row.kind) == "shares")
    found: dict[str, set[str]] = {}
    for part, given_by in session.execute(query):
        found.setdefault(str(part), set()).add(str(given_by))
    return found
