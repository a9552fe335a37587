"""Tenders and auctions that stand still because the owners' decision behind them was revoked or has to be corrected.

Asked with every bid, so the first question is cheap: whether anything was ever stopped in the estate. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from bidding.notices import Notice
from bidding.owners import Vote
from bidding.owners.halts import Halt, RestsOn, halt_of, halt_problem
from bidding.owners.laws import law_for
from models.errors import Problem
from models.tables import AssetEvent, OwnersVoteStep, TenderEvent
from web.register.owners.estates import law_of
from web.register.owners.votes import votes_of_all

__all__ = ["auction_halts", "halt_by", "rests_on", "stopped_votes", "tender_halt", "tender_halt_problems"]

_STOPS: Final = ("order", "revoke")
_STOPPED: Final = (
    select(col(OwnersVoteStep.community_id)).distinct()
    .where(col(OwnersVoteStep.move).in_(_STOPS))
    .where(col(OwnersVoteStep.community_id).in_(bindparam("estates", expanding=True)))
)  # fmt: skip
_OF_ASSETS: Final = (
    select(col(AssetEvent.asset_id), col(AssetEvent.community_id)).where(col(AssetEvent.number) == 1)
    .where(col(AssetEvent.asset_id).in_(bindparam("assets", expanding=True)))
    .where(col(AssetEvent.community_id).in_(
        select(col(OwnersVoteStep.community_id)).where(col(OwnersVoteStep.move).in_(_STOPS))))
)  # fmt: skip
"""Statements that every bid asks, built once."""
_FILED: Final = (
    select(col(TenderEvent.details)).where(col(TenderEvent.tender_id) == bindparam("tender"))
    .where(col(TenderEvent.move) == "file").order_by(col(TenderEvent.number).desc()).limit(1)
)  # fmt: skip
_LETTING: Final = "letting"


def tender_halt(session: Session, notice: Notice) -> tuple[Halt, Problem] | None:
    """Return why a tender stands still, with the refusal of what would go on; None where it does not.

    One statement where nothing was ever stopped in its estates.
    """
    estates = sorted(notice.estates)
    stopped = session.scalars(_STOPPED, {"estates": estates}).first()
    filed = session.scalar(_FILED, {"tender": notice.tender_id}) if stopped is not None else None
    return None if filed is None else halt_by(votes_of_all(session, estates), notice, filed)


def halt_by(votes: Iterable[Vote], notice: Notice, filed: Mapping[str, Any]) -> tuple[Halt, Problem] | None:
    """Return the same by what is known: votes, among them all of its estates, and the details of its filing."""
    estates, law = notice.estates, law_for(notice.jurisdiction)
    rests = rests_on(notice.tender_id, law.needs.get(str(notice.kind), ""), filed)
    halt = halt_of([vote for vote in votes if vote.community_id in estates], rests) if rests.subjects else None
    return None if halt is None else (halt, halt_problem(halt, law))


def stopped_votes(session: Session) -> list[Vote]:
    """Return all votes of the estates in which one was ever stopped; in one statement."""
    return votes_of_all(session, select(col(OwnersVoteStep.community_id)).where(col(OwnersVoteStep.move).in_(_STOPS)))


def tender_halt_problems(session: Session, notice: Notice) -> list[Problem]:
    """Return the refusal of what would go on with a tender that stands still; nothing where it does not."""
    found = tender_halt(session, notice)
    return [] if found is None else [found[1]]


def auction_halts(session: Session, assets: Mapping[str, str]) -> dict[str, tuple[Halt, Problem]]:
    """Return auction -> why it stands still, of auctions by their asset; one statement where nothing was stopped."""
    rows = session.execute(_OF_ASSETS, {"assets": sorted(set(assets.values()))}).all() if assets else []
    estates = {str(row[0]): str(row[1]) for row in rows}
    votes = votes_of_all(session, set(estates.values())) if estates else []
    found: dict[str, tuple[Halt, Problem]] = {}
    for auction, asset in assets.items():
        if asset in estates:
            law = law_of(session, estates[asset])
            rests = RestsOn(frozenset({auction, asset}), law.needs[_LETTING])
            halt = halt_of(_of(votes, estates[asset]), rests)
            if halt is not None:
                found[auction] = halt, halt_problem(halt, law)
    return found


def rests_on(tender_id: str, matter: str, filed: Mapping[str, Any]) -> RestsOn:
    """Return on what a tender rests by the details of its filing; on nothing where owners did not decide on it."""
    authority, ballot = filed.get("authority"), filed.get("ballot")
    if authority is None and ballot is None:
        return RestsOn(frozenset(), "")
    since = None if ballot is None or authority is not None else date.fromisoformat(ballot["decided_on"])
    vote = "" if authority is None else str(authority["vote"])
    return RestsOn(frozenset({tender_id}), matter if vote else "", vote, since)


def _of(votes: Collection[Vote], estate: str) -> list[Vote]:
    return [vote for vote in votes if vote.community_id == estate]
