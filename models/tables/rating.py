"""Rating runs, the rating of each company in one, and where its points come from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["Contribution", "Rating", "RatingRun"]


class RatingRun(Row, table=True):
    """All companies rated on one day by one rulebook from one package; the digests say of what and with what result."""

    __table_args__ = (Index(None, "import_id", "rulebook_digest", "as_of"),)

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="evidence_import.id")
    rulebook_digest: str = Field(foreign_key="rulebook_version.digest")
    as_of: date
    known_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    ratings_digest: str
    computed_at: datetime = Field(sa_type=UTCDateTime)


class Rating(Row, table=True):
    """One company in one run. `components`: name -> thousandths; `outlook`: what explain said, where it was asked."""

    __table_args__ = (
        one_of("status", "rated", "not_participating", "no_project"),
        CheckConstraint("NOT (blacklisted AND eligible)", name="blacklisted_is_never_eligible"),
        Index(None, "run_id", "score_milli"),
        Index(None, "company_id", "run_id"),
    )

    run_id: int = Field(primary_key=True, foreign_key="rating_run.id")
    company_id: str = Field(primary_key=True, foreign_key="company.company_id")
    status: str
    grade: str
    score_milli: int = Field(sa_type=BigInteger)
    components: dict[str, int] = Field(sa_type=JSON)
    blacklisted: bool
    eligible: bool
    next_change_on: date | None = None
    reasons: list[dict[str, Any]] = Field(sa_type=JSON)
    outlook: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class Contribution(Row, table=True):
    """One event's points in one rating, with clause and proof; vetoes and triggers of lists have no component."""

    __table_args__ = (
        ForeignKeyConstraint(["run_id", "company_id"], ["rating.run_id", "rating.company_id"]),
        CheckConstraint("valid_until IS NULL OR valid_until > occurred_on", name="valid_after_it_occurred"),
        CheckConstraint("(component IS NULL) = (indicator IS NULL)", name="an_indicator_has_its_component"),
        CheckConstraint("instrument IS NULL OR article IS NOT NULL", name="an_instrument_has_its_article"),
        Index(None, "run_id", "company_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    run_id: int
    company_id: str
    component: str | None = None
    indicator: str | None = None
    rule: str
    event: str | None = None
    source_table: str | None = None
    source_id: str | None = None
    occurred_on: date | None = None
    valid_until: date | None = None
    points_milli: int = Field(sa_type=BigInteger)
    counted: bool
    instrument: str | None = None
    article: str | None = None
