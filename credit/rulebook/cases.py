"""Worked cases: evidence written by hand, and the points, score and grade it must come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, model_validator

from credit.rulebook.columns import InspectionKind, Level, Liability, Severity
from credit.rulebook.scalars import Code, Day, Milli, Shape

__all__ = [
    "Case", "CaseCommunity", "CaseCompany", "CaseComplaint", "CaseEvidence", "CaseFile", "CaseFinding",
    "CaseInspection", "CaseRecord", "Expectation", "GradeOnly", "Outcome",
]  # fmt: skip

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_DATE_LENGTH = len("2024-01-01")


def _moment(value: object) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    try:
        text = value if isinstance(value, str) else ""
        written = datetime.combine(date.fromisoformat(text), time()) if len(text) == _DATE_LENGTH else None
        local = written or datetime.fromisoformat(text)
    except ValueError:
        message = f"{value!r} is no moment; write a date or an ISO 8601 moment like 2024-06-30T12:00:00+08:00"
        raise ValueError(message) from None
    return (local if local.tzinfo is not None else local.replace(tzinfo=_SHANGHAI)).astimezone(UTC)


def _numbered(value: object) -> object:
    """Give communities without an id their position: "1", "2", ..."""
    if not isinstance(value, list):
        return value
    return [{"id": str(n), **item} if isinstance(item, dict) else item for n, item in enumerate(value, 1)]


_Moment = Annotated[datetime, BeforeValidator(_moment)]
_Times = Annotated[StrictInt, Field(ge=1, le=100_000)]
_Count = Annotated[StrictInt, Field(ge=0)]


class CaseCommunity(Shape):
    """A community that the company of a case serves on `since <= day < until`."""

    id: str = "1"
    households: _Count | None = None
    floor_area_m2: _Count | None = None
    since: Day = date(2000, 1, 1)
    until: Day | None = None


class CaseCompany(Shape):
    """The company of a case; no communities means that it has no project."""

    participates: StrictBool = True
    communities: Annotated[tuple[CaseCommunity, ...], BeforeValidator(_numbered)] = (CaseCommunity(),)


class CaseRecord(Shape):
    """A record of the company, or of one of its communities; `times` makes that many equal rows."""

    event: Code
    occurred_on: Day
    quantity: _Count = 1
    level: Level | None = None
    issuer: str | None = None
    document_no: str | None = None
    valid_until: Day | None = None
    revoked_on: Day | None = None
    community: str | None = None
    recorded_at: _Moment | None = None
    times: _Times = 1


class CaseComplaint(Shape):
    """A complaint about a community, the first one where none is named."""

    id: str | None = None
    received_at: _Moment
    channel: str = "12345"
    category: str | None = None
    liability: Liability | None = None
    upheld: StrictBool | None = None
    answered_at: _Moment | None = None
    closed_at: _Moment | None = None
    satisfaction: Annotated[StrictInt, Field(ge=1, le=5)] | None = None
    duplicate_of: str | None = None
    community: str | None = None
    recorded_at: _Moment | None = None
    times: _Times = 1


class CaseInspection(Shape):
    """An inspection of a community, the first one where none is named; `score` in thousandths."""

    id: str | None = None
    inspected_on: Day
    kind: InspectionKind = "half_yearly"
    score: Milli | None = None
    community: str | None = None
    recorded_at: _Moment | None = None
    times: _Times = 1


class CaseFinding(Shape):
    """A finding of an inspection of the same case."""

    inspection: str
    item: str = "item"
    severity: Severity | None = None
    rectify_by: Day | None = None
    rectified_on: Day | None = None
    times: _Times = 1


class CaseEvidence(Shape):
    """Everything that happened to the company of a case."""

    records: tuple[CaseRecord, ...] = ()
    complaints: tuple[CaseComplaint, ...] = ()
    inspections: tuple[CaseInspection, ...] = ()
    findings: tuple[CaseFinding, ...] = ()


class GradeOnly(Shape):
    """A row for the grade table alone: a score, and the components in which something counts."""

    score: Milli
    with_: Annotated[tuple[Code, ...], Field(alias="with")] = ()


class Expectation(Shape):
    """What must come out. Only the keys that are written are compared, and in mappings only the names written."""

    score: Milli | None = None
    grade: str | None = None
    status: Literal["rated", "not_participating", "no_project"] | None = None
    components: Mapping[str, Milli] = Field(default_factory=dict)
    indicators: Mapping[str, Milli] = Field(default_factory=dict)
    points: Mapping[str, Milli] = Field(default_factory=dict)
    blacklisted: StrictBool | None = None
    eligible: StrictBool | None = None
    next_change_on: Day | None = None


class Case(Shape):
    """A worked case: either a company with its evidence on a day, or a score for the grade table alone."""

    name: Annotated[str, Field(min_length=1)]
    note: str | None = None
    as_of: Day | None = None
    known_at: _Moment | None = None
    company: CaseCompany = CaseCompany()
    evidence: CaseEvidence = CaseEvidence()
    grade_only: GradeOnly | None = None
    expect: Expectation

    @model_validator(mode="after")
    def _one_kind(self) -> Case:
        if self.grade_only is None and self.as_of is None:
            message = "give the day to rate on as `as_of`, or `grade_only` for a row of the grade table"
            raise ValueError(message)
        dated = {"as_of", "known_at", "company", "evidence"} & self.model_fields_set
        if self.grade_only is not None and dated:
            message = f"`grade_only` stands alone; leave out {', '.join(sorted(dated))}"
            raise ValueError(message)
        if self.grade_only is not None and not self.expect.model_fields_set <= {"grade", "eligible"}:
            message = "`grade_only` can only expect `grade` and `eligible`"
            raise ValueError(message)
        if not self.expect.model_fields_set:
            message = "`expect` says nothing; write what must come out"
            raise ValueError(message)
        return self


class CaseFile(Shape):
    """The content of a file in cases/."""

    cases: Annotated[tuple[Case, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rating came to, in integer thousandths; whoever runs a case fills in all it knows.

    `components` and `indicators` are clamped; `points` sums the counting events of a rule or measure before clamping.
    """

    score: int | None = None
    grade: str | None = None
    status: str | None = None
    components: Mapping[str, int] = field(default_factory=dict)
    indicators: Mapping[str, int] = field(default_factory=dict)
    points: Mapping[str, int] = field(default_factory=dict)
    blacklisted: bool | None = None
    eligible: bool | None = None
    next_change_on: date | None = None
