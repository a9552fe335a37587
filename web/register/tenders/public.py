"""Tenders as everybody may see them: those that were published, with where each stands by its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, case, or_, select
from sqlmodel import Session, col

from bidding.notices import TenderKind
from bidding.tender import Event, Move, Role, State, Tender, state_of
from models.tables import Community, Company, TenderEvent
from models.tables import Tender as NoticeRow
from web.register.tenders.events import tenders_where

__all__ = ["AskedTenders", "TenderRow", "company_names", "public_tender", "public_tenders",
           "was_published"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedTenders:
    """What is asked of the list: part of a title, number or community; state, kind, district; nothing asks for all.

    `state` None stands for any; "notice" for notices that stand alone, without events.
    """

    text: str = ""
    state: str = ""
    kind: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class TenderRow:
    """One tender of the list; `state` and `kind` are None of a notice that stands alone."""

    tender_id: str
    title: str
    community: str
    district: str | None
    procuring_entity: str
    published_at: datetime
    bids_close_at: datetime
    state: State | None
    kind: TenderKind | None


def public_tenders(connection: Connection, asked: AskedTenders | None = None) -> list[TenderRow]:
    """Return the published tenders that were asked for, the one that closes last first; one statement.

    Where a tender stands follows from its moves, which are read; nothing keeps a state.
    """
    asked = asked or AskedTenders()
    rows = connection.execute(_query(asked)).mappings()
    found = [_row(list(group)) for _, group in groupby(rows, key=lambda row: row["tender_id"])]
    kept = [one for one in found if _fits(one, asked)]
    return sorted(kept, key=lambda one: (-one.bids_close_at.timestamp(), one.tender_id))


def public_tender(session: Session, tender_id: str) -> Tender | None:
    """Return a published tender by its events, None where it has none or is not published yet."""
    [*found] = tenders_where(session, col(TenderEvent.tender_id) == tender_id)
    return found[0] if found and was_published(found[0]) else None


def was_published(tender: Tender) -> bool:
    """Return whether everybody may see a tender."""
    return any(event.move is Move.PUBLISH for event in tender.events)


def company_names(connection: Connection) -> Mapping[str, str]:
    """Return the names of the companies that the register knows, by code."""
    row = Company
    return {str(one[0]): str(one[1]) for one in connection.execute(select(col(row.company_id), col(row.name)))}


def _query(asked: AskedTenders) -> Any:  # noqa: ANN401 - a select of many columns
    event, notice = TenderEvent, NoticeRow
    draft = event.__table__.c.details["notice"]["kind"].as_string()  # type: ignore[attr-defined]
    columns: list[Any] = [
        col(notice.tender_id), col(notice.title), col(Community.name).label("community"), col(Community.district),
        col(notice.procuring_entity), col(notice.published_at), col(notice.bids_close_at), col(event.move),
        col(event.happened_at), col(event.by), col(event.role),
        case((col(event.move) == str(Move.DRAFT), draft)).label("kind"),
    ]  # fmt: skip
    query = (
        select(*columns)
        .join(Community, col(Community.community_id) == col(notice.community_id))
        .outerjoin(event, col(event.tender_id) == col(notice.tender_id))
        .order_by(col(notice.tender_id), col(event.number))
    )
    if asked.text:
        places = (notice.title, notice.tender_id, notice.procuring_entity, Community.name)
        query = query.where(or_(*(col(one).contains(asked.text, autoescape=True) for one in places)))
    return query.where(col(Community.district) == asked.district) if asked.district else query


def _row(rows: list[RowMapping]) -> TenderRow:
    first = rows[0]
    kinds = [row["kind"] for row in rows if row["kind"] is not None]
    events = tuple(_events(rows))
    return TenderRow(
        first["tender_id"], first["title"], first["community"], first["district"], first["procuring_entity"],
        first["published_at"], first["bids_close_at"],
        state_of(Tender(first["tender_id"], events)) if events else None, TenderKind(kinds[-1]) if kinds else None,
    )  # fmt: skip


def _events(rows: Iterable[RowMapping]) -> Iterator[Event]:
    """Yield moves without what they hold: the life asks for nothing more."""
    for row in rows:
        if row["move"] is not None:
            yield Event(Move(row["move"]), row["happened_at"].astimezone(UTC), row["by"], Role(row["role"]))


def _fits(one: TenderRow, asked: AskedTenders) -> bool:
    state = "notice" if one.state is None else str(one.state)
    return (not asked.state or state == asked.state) and (not asked.kind or str(one.kind) == asked.kind)
