"""Tenders that were won and contracts on record, as anybody may see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, String, cast, select
from sqlmodel import Session, col

from bidding.contracts import Contract
from bidding.tender import Move, Tender
from bidding.tender.contract_details import Signed
from models.tables import Tender as NoticeRow
from models.tables import TenderEvent
from web.register.tendering import tenders_where

__all__ = ["Won", "awards_in", "awards_to"]


@dataclass(frozen=True, slots=True)
class Won:
    """A lot that was awarded and stands, and its contract where one is signed; the price in fen."""

    tender_id: str
    title: str
    lot: str
    community_ids: tuple[str, ...]
    company_id: str
    price_fen: int
    awarded_on: date | None
    contract: Contract | None


def awards_to(connection: Connection, company_id: str) -> Sequence[Won]:
    """Return what a company won, the newest first; one statement."""
    row = TenderEvent
    named = cast(col(row.details), String).contains(company_id, autoescape=True)
    mentioning = select(col(row.tender_id)).where(col(row.move) == str(Move.AWARD), named)
    found = tenders_where(Session(bind=connection), col(row.tender_id).in_(mentioning))
    return _newest_first(won for won in _won(found) if won.company_id == company_id)


def awards_in(connection: Connection, community_id: str) -> Sequence[Won]:
    """Return what was awarded of a community's tenders, the newest first; one statement."""
    of = select(col(NoticeRow.tender_id)).where(col(NoticeRow.community_id) == community_id)
    found = tenders_where(Session(bind=connection), col(TenderEvent.tender_id).in_(of))
    return _newest_first(_won(found))


def _won(tenders: Iterable[Tender]) -> Iterator[Won]:
    for tender in tenders:
        contracts = {one.lot: one for _, _, told in tender.each(Move.SIGN, Signed) for one in told.contracts}
        for name, award in tender.awards.items():
            lot = tender.notice.lot(name)
            yield Won(
                tender.id, tender.notice.title, name, () if lot is None else tuple(lot.community_ids),
                award.company_id, award.price_fen, tender.awarded_on(name), contracts.get(name),
            )  # fmt: skip


def _newest_first(won: Iterable[Won]) -> list[Won]:
    return sorted(won, key=lambda one: (one.awarded_on or date.min, one.tender_id, one.lot), reverse=True)
