"""Putting assets up for letting: an auction or rent tender names what is on record, may be let, and is vacant by then.

A lot of a rent tender bears the name of its asset. Tenders without a letting are not touched.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.auction import AuctionRules
from bidding.letting.signing import asset_problems, letting_problems, seller_problems
from bidding.notices import TenderKind
from bidding.revenue import MoneyRole
from bidding.tender import Event, Move, Tender
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import AssetEvent, Auction
from models.values.moments import shanghai_date
from web.register.auctions.courses import announce
from web.register.letting.assets import asset_named, letting_of

__all__ = ["auctions_of", "lot_problems", "may_sell", "put_up"]

_HELD: Final = frozenset({Move.FILE, Move.PUBLISH})


def put_up(clerk: Clerk, rules: AuctionRules, by: str, role: MoneyRole | None = None) -> None:
    """Announce an auction of an asset, on record; `role` is who does, where that is told.

    Raises RefusedError with every reason why the asset may not be put up, InputError for one that is not on record.
    """
    on = _day(clerk.at)
    letting = letting_of(clerk.session, asset_named(clerk.session, rules.asset_id), on, (rules.auction_id,))
    seller = [] if role is None else seller_problems(letting, role)
    problems = [*asset_problems(letting, _day(rules.closes_at)), *seller, *letting_problems(letting)[1]]
    if problems:
        raise RefusedError(problems)
    announce(clerk, rules, by)


def may_sell(clerk: Clerk, rules: AuctionRules, role: MoneyRole) -> None:
    """Raise RefusedError where somebody in this role does not hold the auction: admits bidders, keeps securities."""
    asset = asset_named(clerk.session, rules.asset_id)
    if problems := seller_problems(letting_of(clerk.session, asset, _day(clerk.at)), role):
        raise RefusedError(problems)


def auctions_of(session: Session, community_id: str) -> list[str]:
    """Return the names of the auctions of an estate's assets, the one announced last first."""
    asset, row = AssetEvent, Auction
    assets = select(col(asset.asset_id)).where(col(asset.community_id) == community_id, col(asset.number) == 1)
    query = select(col(row.auction_id)).where(col(row.rules)["asset_id"].as_string().in_(assets))
    return list(session.scalars(query.order_by(col(row.announced_at).desc(), col(row.auction_id))))


def lot_problems(session: Session, tender: Tender, event: Event) -> list[Problem]:
    """Return why a rent tender may not be filed or published: a lot names no asset on record that can be let."""
    if tender.notice.kind is not TenderKind.LETTING or event.move not in _HELD:
        return []
    found: list[Problem] = []
    for lot in tender.notice.lots:
        try:
            letting = letting_of(session, asset_named(session, lot.id), event.on)
        except InputError as error:
            found += error.problems
            continue
        if letting.asset.community_id not in lot.community_ids:
            what = f"the asset is of {letting.asset.community_id}, and the lot is not"
            found.append(Problem(f"lot {lot.id}", what, "Name the estate of the asset."))
        found += asset_problems(letting, _day(tender.notice.times.bids_close_at))
    return found


def _day(at: datetime) -> date:
    return shanghai_date(at)
