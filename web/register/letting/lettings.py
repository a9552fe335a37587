"""Putting assets up for letting: an auction or rent tender names what is on record, may be let, and is vacant by then.

A lot of a rent tender bears the name of its asset. Tenders without a letting are not touched.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from bidding.auction import AuctionRules
from bidding.letting.signing import asset_problems, letting_problems
from bidding.notices import TenderKind
from bidding.tender import Event, Move, Tender
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.values.moments import moment_number, shanghai_day
from models.values.periods import day_of
from web.register.auctions.courses import announce
from web.register.letting.assets import asset_named, letting_of

__all__ = ["lot_problems", "put_up"]

_HELD: Final = frozenset({Move.FILE, Move.PUBLISH})


def put_up(clerk: Clerk, rules: AuctionRules, by: str) -> None:
    """Announce an auction of an asset, on record.

    Raises RefusedError with every reason why the asset may not be put up, InputError for one that is not on record.
    """
    on = _day(clerk.at)
    letting = letting_of(clerk.session, asset_named(clerk.session, rules.asset_id), on, (rules.auction_id,))
    problems = [*asset_problems(letting, _day(rules.closes_at)), *letting_problems(letting)[1]]
    if problems:
        raise RefusedError(problems)
    announce(clerk, rules, by)


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
    return day_of(shanghai_day(moment_number(at)))
