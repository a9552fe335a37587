"""The profile of a city: every rate, mix and severity as data, with its source or marked as our own choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = ["Category", "Event", "Given", "Profile", "Published", "Title"]

T = TypeVar("T")
Share = Annotated[float, Field(ge=0, le=1)]
Rate = Annotated[float, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
Range = tuple[float, float]
Years = tuple[int, int]
Mix = Mapping[str, Rate]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Given(_Part, Generic[T]):
    """A value with where it comes from: the id of a source, or the reason of our own choice."""

    value: T
    source: str | None = None
    choice: str | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Given[T]:
        if bool(self.source) == bool(self.choice):
            message = "give either `source` or `choice`"
            raise ValueError(message)
        return self


class Category(_Part):
    """A kind of complaint: its share of all, and who is liable how often."""

    share: Share
    liability: Mix


class Event(_Part):
    """An event of the records: how often a company and year, what quality does to it, and what a record of it holds."""

    rate: Rate
    effect: float
    level: Literal["national", "provincial", "city", "county", "street"]
    months: Count | None = None
    estate: Literal["any", "old", "relocation"] | None = None
    revocable: bool = False


class _Quality(_Part):
    leaders: Given[Share]
    lead: Given[Rate]
    laggards: Given[Share]
    lag: Given[Rate]


class _Companies(_Part):
    size_sigma: Given[Rate]
    participates: Given[Share]
    without_project: Given[Share]
    communities_per_manager: Given[Count]
    registered_years: Given[Years]


class _Communities(_Part):
    kinds: Given[Mix]
    built_years: Given[Mapping[str, Years]]
    households_median: Given[Count]
    households_sigma: Given[Rate]
    m2_per_household: Given[Range]
    new_share: Given[Share]
    unserved: Given[Annotated[int, Field(ge=0)]]


class _Service(_Part):
    change_a_year: Given[Share]
    gap_share: Given[Share]
    gap_days: Given[Count]


class _Complaints(_Part):
    per_100000_m2_a_year: Given[Rate]
    dispersion: Given[Annotated[float, Field(gt=0)]]
    quality_effect: Given[Rate]
    channels: Given[Mix]
    months: Given[Annotated[tuple[Rate, ...], Field(min_length=12, max_length=12)]]
    upheld: Given[Share]
    upheld_effect: Given[Rate]
    answer_days: Given[Rate]
    answer_sigma: Given[Rate]
    answer_effect: Given[Rate]
    unanswered: Given[Share]
    close_days: Given[Rate]
    close_sigma: Given[Rate]
    satisfaction_given: Given[Share]
    satisfaction_mean: Given[Annotated[float, Field(ge=1, le=5)]]
    satisfaction_spread: Given[Rate]
    satisfaction_effect: Given[Rate]
    duplicates: Given[Share]
    recorded_late: Given[Share]
    late_days: Given[Rate]
    categories: Given[Mapping[str, Category]]


class _Inspections(_Part):
    severities: Given[tuple[float, ...]]
    score_mean: Given[Rate]
    quality_effect: Given[Rate]
    community_spread: Given[Rate]
    noise: Given[Rate]
    half_yearly: Given[Share]
    monthly_patrol: Given[Share]
    double_random: Given[Share]
    special: Given[Share]
    recorded_late: Given[Share]
    late_days: Given[Rate]


class _Findings(_Part):
    per_point: Given[Rate]
    severities: Given[Mix]
    rectify_days: Given[Mapping[str, Count]]
    overdue: Given[Share]
    overdue_effect: Given[Rate]
    never: Given[Share]


class _Records(_Part):
    revoked: Given[Share]
    recorded_late: Given[Share]
    late_days: Given[Rate]
    persistence: Given[Share]
    bearing: Given[Share]
    good_scale: Given[Rate]
    bad_scale: Given[Rate]
    yearly: Given[Mapping[str, Share]]
    events: Given[Mapping[str, Event]]
    lifted: Given[Share]
    serious: Given[tuple[str, ...]]


class _Tenders(_Part):
    bidders: Given[Years]
    days_open: Given[Years]
    days_to_start: Given[Years]
    fee_m2_month: Given[Range]
    years: Given[Count]
    spread: Given[Rate]
    discount: Given[Rate]
    lowest_wins: Given[Share]


class Title(_Part):
    """A name in Chinese and English."""

    zh: str
    en: str


class Published(_Part):
    """A published distribution of grades that the profile is calibrated to, and under which rulebook."""

    rulebook: str
    companies: Count
    communities: Count
    grades: Mapping[str, Annotated[int, Field(ge=0)]]
    source: str


class Profile(_Part):
    """All parameters of a synthetic city."""

    id: str
    extends: str | None = None
    title: Title
    area_codes: Given[Annotated[tuple[Annotated[str, Field(pattern=r"^\d{6}$")], ...], Field(min_length=1)]]
    districts: Given[Count]
    subdistricts: Given[Count]
    neighbourhoods: Given[Count]
    quality: _Quality
    companies: _Companies
    communities: _Communities
    service: _Service
    complaints: _Complaints
    inspections: _Inspections
    findings: _Findings
    records: _Records
    tenders: _Tenders
    published: Published | None = None
    sources: Mapping[str, str]
