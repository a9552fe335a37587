"""Who is told of what owners and their supervisors did: tenders and auctions that stand still or go on, and requests.

Bidders are told where they are known: those invited, and those whose bids were opened. A sealed bid names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sqlalchemy import or_, select
from sqlmodel import Session, col

from bidding.owners import Vote, VoteMove
from bidding.owners.joint_requests import VOTE, RequestMove, is_enough, threshold_of_vote
from bidding.tender import Tender, state_of
from models.tables import Auction, AuctionStep, TenderEvent
from web.register.owners.estates import law_of, roll_of
from web.register.owners.joint_requests import request_named
from web.register.owners.votes import vote_named
from web.register.sending.acts import Act, Told, bodies_of
from web.register.tenders.events import tender_named
from web.register.tenders.parties import parties_of
from web.register.tenders.votes import BEFORE_SIGNING

__all__ = ["notes_of_request", "notes_of_stop", "vote_with"]

_KINDS: Final = {
    VoteMove.ORDER: "decision.ordered", VoteMove.REVOKE: "decision.revoked", VoteMove.CORRECT: "decision.corrected",
}  # fmt: skip


def vote_with(session: Session, act: Act) -> Vote:
    """Return a vote as it was with the step of an act."""
    found = vote_named(session, act.about)
    return replace(found, steps=found.steps[: act.steps])


def notes_of_stop(session: Session, act: Act) -> Iterator[Told]:
    """Yield whom the step of a vote concerns, each once: of all tenders and auctions on it."""
    vote = vote_with(session, act)
    step = vote.steps[-1]
    kind, reason = _KINDS[step.move], str(step.details.get("reason", ""))
    of: dict[str, list[str]] = {}
    for tender in _tenders(session, vote):
        bidders = {f"company/{one.company_id}" for one in tender.bids if one.company_id}
        invited = {f"company/{one}" for one in tender.notice.invited}
        for organisation in sorted(parties_of(session, [tender])[tender.id].everybody | bidders | invited):
            of.setdefault(organisation, []).append(tender.id)
    for auction in _auctions(session, vote):
        for organisation in bodies_of(session, vote.community_id):
            of.setdefault(organisation, []).append(auction)
    for organisation, names in of.items():
        yield organisation, kind, {"what": ", ".join(names), "vote": vote.id, "reason": reason}


def notes_of_request(session: Session, act: Act) -> Iterator[Told]:
    """Yield whom the step of a request for a vote concerns: with it, enough owners ask."""
    found = request_named(session, act.about)
    after = replace(found, steps=found.steps[: act.steps])
    if after.purpose != VOTE or after.steps[-1].move not in (RequestMove.ASK, RequestMove.JOIN):
        return
    law, roll = law_of(session, after.community_id), roll_of(session, after.roll_id)
    needed, before = threshold_of_vote(law), replace(after, steps=after.steps[:-1])
    if is_enough(after, roll, needed) and not is_enough(before, roll, needed):
        for organisation in bodies_of(session, after.community_id):
            yield organisation, "request.reached", {"request": after.id, "days": str(law.calling.days)}


def _tenders(session: Session, vote: Vote) -> Iterator[Tender]:
    """Yield the tenders that rest on a vote and can still stand still, by name."""
    row = TenderEvent
    filed = row.__table__.c.details["authority"]["vote"].as_string()  # type: ignore[attr-defined]
    query = select(col(row.tender_id)).distinct().where(
        col(row.move) == "file", or_(filed == vote.id, col(row.tender_id).in_(_subjects(vote)))
    )  # fmt: skip
    for name in session.scalars(query.order_by(col(row.tender_id))):
        tender = tender_named(session, name)
        if state_of(tender) in BEFORE_SIGNING:
            yield tender


def _auctions(session: Session, vote: Vote) -> list[str]:
    """Return the auctions of what a vote decided on that were not cancelled, by name."""
    row, step, subjects = Auction, AuctionStep, _subjects(vote)
    asset = row.__table__.c.rules["asset_id"].as_string()  # type: ignore[attr-defined]
    cancelled = select(col(step.auction_id)).where(col(step.move) == "cancel")
    query = select(col(row.auction_id)).where(
        or_(asset.in_(subjects), col(row.auction_id).in_(subjects)), col(row.auction_id).not_in(cancelled)
    )
    return list(session.scalars(query.order_by(col(row.auction_id))))


def _subjects(vote: Vote) -> list[str]:
    return sorted({item.subject for item in vote.passed() if item.subject})
