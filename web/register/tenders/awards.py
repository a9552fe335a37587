"""Tenders that were won and contracts on record, as anybody may see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, String, cast, select
from sqlmodel import col

from bidding.contracts import Contract
from bidding.tender import Move, Tender
from bidding.tender.contract_details import Signed
from models.tables import Tender as NoticeRow
from models.tables import TenderEvent
from web.register.ratings.credit_files import MOST_CERTIFICATES, Certified, certificates_as_events
from web.register.tenders.events import EVENT, tenders_of

__all__ = ["Won", "awards_to", "tenders_in"]


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


def awards_to(connection: Connection, company_id: str) -> tuple[Sequence[Won], Sequence[Certified]]:
    """Return what a company won and the certificates issued on it, the newest first; one statement for both."""
    row = TenderEvent
    named = cast(col(row.details), String).contains(company_id, autoescape=True)
    mentioning = select(col(row.tender_id)).where(col(row.move) == str(Move.AWARD), named)
    events = select(*EVENT).where(col(row.tender_id).in_(mentioning))
    rows = connection.execute(events.union_all(certificates_as_events(company_id))).all()
    found = tenders_of([one for one in rows if one.event_move])
    issued = sorted(((one.event_at, one.event_of) for one in rows if not one.event_move), reverse=True)
    own = _newest_first(won for won in _won(found) if won.company_id == company_id)
    return own, [(subject, at) for at, subject in issued[:MOST_CERTIFICATES]]


def tenders_in(connection: Connection, community_id: str) -> tuple[Sequence[RowMapping], Sequence[Won]]:
    """Return the notices of a community's tenders, the one that closes last first, and what was won; one statement."""
    notice, event = NoticeRow, TenderEvent
    table = NoticeRow.__table__  # type: ignore[attr-defined]
    query: Select[Any] = (
        select(*EVENT, table)
        .outerjoin(event, col(event.tender_id) == col(notice.tender_id))
        .where(col(notice.community_id) == community_id)
        .order_by(col(notice.bids_close_at).desc(), col(notice.tender_id))
    )
    rows = connection.execute(query).all()
    notices = {row.tender_id: row._mapping for row in rows}  # noqa: SLF001 - a public attribute of SQLAlchemy's rows
    return list(notices.values()), _newest_first(_won(tenders_of([row for row in rows if row.event_move])))


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
