"""The notice of the demo's tender: a preliminary tender (前期物业招标) whose words and developer are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from models.errors import InputError, Problem

if TYPE_CHECKING:
    from credit.evidence import Package
    from credit.rulebook.shapes import Rulebook
    from web.register import TenderNotice

__all__ = ["preliminary_notice", "publication_moment"]

_SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
_OPEN_DAYS: Final = 20
"""Days from notice to the close of bids; a choice of the demo."""
_WORDS: Final = {
    True: (
        "{name}前期物业服务招标公告",
        "远景里置业有限公司（建设单位，虚构）",
        (
            "{name}约 {area} 平方米、{households} 户，现公开招标选聘前期物业服务企业，服务期三年。"
            "投标人的信用等级须为 {grades}。本公告为演示数据，单位与项目均为虚构。"
        ),
    ),
    False: (
        "Preliminary tender for the management of {name}",
        "Farview Lane Estates Ltd (developer, invented)",
        (
            "{name} seeks a company to manage it for three years. A bidder needs grade {grades}. "
            "This notice is a demonstration; developer and tender are invented."
        ),
    ),
}


def preliminary_notice(package: Package, book: Rulebook, as_of: date, *, chinese: bool) -> TenderNotice:
    """Return the notice for one community of the package, published on the day after the rating."""
    from web.register import TenderNotice

    community = _community(package, as_of)
    grades = tuple(book.eligible.grades)
    words = {
        "name": community["name"],
        "area": community["floor_area_m2"] or "—",
        "households": community["households"] or "—",
        "grades": "、".join(grades) if chinese else ", ".join(grades),
    }
    title, entity, notice = (text.format(**words) for text in _WORDS[chinese])
    return TenderNotice(
        tender_id=f"DEMO-{as_of:%Y%m}-001", title=title, community_id=community["community_id"],
        procuring_entity=entity, notice=notice, published_at=_at(as_of, 1, 9),
        bids_close_at=_at(as_of, 1 + _OPEN_DAYS, 17), required_grades=grades,
    )  # fmt: skip


def publication_moment(as_of: date) -> datetime:
    """Return the moment at which the demo publishes: the morning after the day it rates."""
    return _at(as_of, 1, 8)


def _at(day: date, days_later: int, hour: int) -> datetime:
    return datetime.combine(day + timedelta(days=days_later), time(hour), _SHANGHAI).astimezone(UTC)


def _community(package: Package, as_of: date) -> dict[str, Any]:
    """Return the newest community that nobody serves on the day; where all are served, the newest."""
    rows: list[dict[str, Any]] = package.tables["communities"].to_pylist()
    if not rows:
        raise InputError(Problem("communities", "there is none to put out to tender", "Add one to the package."))
    served = {
        row["community_id"]
        for row in package.tables["service_periods"].to_pylist()
        if row["starts_on"] <= as_of and (row["ends_on"] is None or as_of < row["ends_on"])
    }
    return max(rows, key=lambda row: (row["community_id"] not in served, row["built_year"] or 0, row["community_id"]))
