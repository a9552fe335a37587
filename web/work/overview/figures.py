"""The figures of the overview, each with the list behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from markupsafe import Markup

from credit.inspections.severity import SeverityReport
from web.access import Action
from web.charts import bars_chart, drift_chart, intervals_chart
from web.clock import today
from web.gate import needs
from web.languages import language
from web.register.duties.waiting import duties_done
from web.register.inspections.campaigns import campaigns
from web.register.public.oversight import HotSpots, all_due, grade_drift, hot_spots, severity_of
from web.register.standing.pushes import names_of
from web.register.trail import acts_of_day
from web.work.acting import reading_session
from web.work.lists import wording
from web.work.record.entries import act_name

__all__ = ["add_to", "address_of"]

_SHOWN: Final = 12
_PAGES: Final[Mapping[str, str]] = {
    "listing": "work.lists.show", "petition": "work.lists.show_petition", "review": "work.lists.show_review",
}  # fmt: skip


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show", _show)
    pages.add_url_rule("/due", "show_due", _show_due)


@needs(Action.OVERVIEW_READ)
def _show() -> str:
    session, on = reading_session(), today()
    held = campaigns(session)
    due, drift, spots = all_due(session, held, on), grade_drift(session), hot_spots(session)
    grades, severity = _grades(drift), severity_of(held)
    return render_template(
        "work/overview/show.html", on=on, soon=on + timedelta(days=7), due=due, shown=due[:_SHOWN],
        names=names_of(session), wording=wording, address_of=address_of, drift=drift, grades=grades, spots=spots,
        severity=severity, acts=acts_of_day(session, on).most_common(), act_name=act_name,
        done=duties_done(session, latest=_SHOWN)[::-1], drift_chart=_drift(drift, grades),
        spots_chart=_spots(spots), severity_chart=_severity(severity),
    )  # fmt: skip


@needs(Action.OVERVIEW_READ)
def _show_due() -> str:
    session, on = reading_session(), today()
    due = all_due(session, campaigns(session), on)
    return render_template(
        "work/overview/due.html", on=on, due=due, names=names_of(session), wording=wording, address_of=address_of
    )


def address_of(subject: str) -> str:
    """Return where something that is due is dealt with: `listing/7`, `petition/3`, `inspection/2026-h2`."""
    kind, _, name = subject.partition("/")
    if kind in _PAGES:
        return url_for(_PAGES[kind], number=int(name))
    return url_for("work.inspections.show", name=name) if kind == "inspection" else url_for(
        "work.record.show", subject=subject
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
