"""The figures of the overview, each with the list behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from flask import Blueprint, render_template
from flask_babel import gettext
from markupsafe import Markup
from sqlmodel import Session

from credit.inspections import Campaign
from credit.inspections.severity import SeverityReport
from web.access import Action
from web.charts import bars_chart, drift_chart, intervals_chart
from web.clock import today
from web.gate import needs, signed_in
from web.languages import language
from web.register.accounts.organisations import names_of
from web.register.duties.waiting import duties_done
from web.register.inspections.campaigns import campaigns
from web.register.public.everything_due import everything_due
from web.register.public.oversight import HotSpots, grade_drift, hot_spots, severity_of
from web.register.trail import acts_of_day
from web.work.acting import reading_session
from web.work.lists import wording
from web.work.overview.fees import fees_seen
from web.work.overview.wording import ShownDue, address_of, shown
from web.work.record.entries import act_name

__all__ = ["add_to"]

_SHOWN: Final = 12
_SOON: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Due:
    """What is due in four parts, each in the order of its days, and how much of it is due within a week."""

    late: list[ShownDue]
    today: list[ShownDue]
    later: list[ShownDue]
    undated: list[ShownDue]
    soon: int


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show", _show)
    pages.add_url_rule("/due", "show_due", _show_due)


@needs(Action.OVERVIEW_READ)
def _show() -> str:
    session, on, who = reading_session(), today(), signed_in()
    held = campaigns(session)
    due, drift, spots = _due(session, held), grade_drift(session), hot_spots(session)
    grades, severity = _grades(drift), severity_of(held)
    return render_template(
        "work/overview/show.html", on=on, due=due, shown=(due.late + due.today + due.later)[:_SHOWN], drift=drift,
        fees=sum(1 for one in fees_seen(session) if one.outside),
        wording=wording, address_of=lambda subject: address_of(subject, who), grades=grades, spots=spots,
        severity=severity, acts=acts_of_day(session, on).most_common(), act_name=act_name,
        done=duties_done(session, latest=_SHOWN)[::-1], drift_chart=_drift(drift, grades),
        spots_chart=_spots(spots), severity_chart=_severity(severity),
    )  # fmt: skip


@needs(Action.OVERVIEW_READ)
def _show_due() -> str:
    session = reading_session()
    return render_template("work/overview/due.html", due=_due(session, campaigns(session)))


def _due(session: Session, held: Sequence[Campaign]) -> _Due:
    on, who = today(), signed_in()
    owed = everything_due(session, held, on)
    names = names_of(session, {key for row in owed for key in row.named})
    rows = [shown(row, who, names, on) for row in owed]
    dated = [(row.due_on, row) for row in rows if row.due_on is not None]
    return _Due(
        [row for row in rows if row.late], [row for day, row in dated if day == on],
        [row for day, row in dated if day > on], [row for row in rows if row.due_on is None],
        sum(on < day <= on + _SOON for day, _ in dated),
    )  # fmt: skip


def _grades(drift: list[tuple[date, Counter[str]]]) -> list[str]:
    """Return the grades that occur, the best first: AAA before AA before A before B, as standards write them."""
    found = {grade for _, counts in drift for grade in counts}
    return sorted(found, key=lambda grade: (grade[:1], -len(grade.partition("(")[0]), grade))


def _drift(drift: list[tuple[date, Counter[str]]], grades: list[str]) -> Markup | None:
    return drift_chart(drift, grades, days="%Y-%m-%d" if language() == "zh" else "%-d %b %Y") if drift else None


def _spots(spots: HotSpots | None) -> Markup | None:
    if spots is None or not spots.watched:
        return None
    rows = [(_called(one), one["complaints"]) for one in spots.watched[:_SHOWN]]
    return bars_chart(rows, number=gettext("Complaints in the month"))


def _called(one: Mapping[str, Any]) -> str:
    return str(one["name"] or one["community_id"])


def _severity(found: SeverityReport | None) -> Markup | None:
    if found is None:
        return None
    rows = [(one.inspector, one.effect_milli, one.low_milli, one.high_milli) for one in found.inspectors]
    return intervals_chart(rows, axis=gettext("Points taken off beyond the mean"))
