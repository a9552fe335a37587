"""Proposals for the red, grey and black lists (红榜, 灰榜, 黑名单)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["ListEntry", "ListProposal"]


class ListProposal(Row, table=True):
    """A list as one run proposes it; nobody is on a list before it is noticed, decided and published."""

    __table_args__ = (one_of("kind", "red", "grey", "black"), UniqueConstraint("run_id", "kind"))

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="rating_run.id")
    kind: str
    proposed_at: datetime = Field(sa_type=UTCDateTime)


class ListEntry(Row, table=True):
    """A company on a proposal by its rank, or by a rule it fell under, on the days `starts_on <= day < ends_on`."""

    __table_args__ = (
        CheckConstraint("(place IS NULL) <> (rule IS NULL)", name="by_rank_or_by_rule"),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="ends_after_it_starts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="list_proposal.id", index=True)
    company_id: str = Field(foreign_key="company.company_id", index=True)
    place: int | None = None
    score_milli: int | None = Field(default=None, sa_type=BigInteger)
    rule: str | None = None
    event: str | None = None
    source_id: str | None = None
    starts_on: date
    ends_on: date | None = None
