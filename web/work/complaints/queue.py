"""The queue of the desk: what is due first stands first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session

from credit.complaints import Due, load_desk, next_due
from credit.complaints.wording import DUTIES, LEVELS, STATES
from models.errors import InputError
from web.access import Action, Person
from web.clock import today
from web.gate import needs, scope
from web.languages import language
from web.pages.complaint_words import matter_name
from web.pages.table_files import Cell, table_file
from web.register.complaints.desk import DeskCase, desk_cases
from web.work.acting import reading_session
from web.work.complaints.desks import named
from web.work.items import Item

__all__ = ["add_to", "waiting"]

_SIZE: Final = 50
_SOON: Final = timedelta(days=3)
_MOST: Final = 20
"""So many complaints stand on somebody's desk; the queue has all."""
_SHOWN: Final = {
    "open": lazy_gettext("Still open"), "late": lazy_gettext("Overdue"), "company": lazy_gettext("Against companies"),
    "ledger": lazy_gettext("On the close-out ledger"), "repeats": lazy_gettext("Repeats"),
    "ended": lazy_gettext("Ended"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """A complaint in the queue, and what is due of it next."""

    one: DeskCase
    due: Due | None

    def is_late(self, day: date) -> bool:
        return self.due is not None and self.due.on < day


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "queue", _queue)
    pages.add_url_rule("/queue.<ending>", "queue_file", _file)


@needs(Action.COMPLAINT_SEE)
def _queue() -> str:
    shown, asked = _asked()
    lines = _lines(reading_session(), named(scope()), shown, asked)
    pages = max(1, -(-len(lines) // _SIZE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    return render_template(
        "work/complaints/queue.html", lines=lines[(number - 1) * _SIZE : number * _SIZE], count=len(lines),
        number=number, pages=pages, shown=shown, ways=_SHOWN, asked=asked, today=today(), states=STATES,
        levels=LEVELS, duties=DUTIES, matter_name=matter_name,
    )  # fmt: skip


@needs(Action.COMPLAINT_SEE)
def _file(ending: str) -> Response:
    shown, asked = _asked()
    lines, tongue = _lines(reading_session(), named(scope()), shown, asked), language()
    columns = ("number", "community", "subdistrict", "matter", "state", "level", "due_on", "due")
    rows = [_cells(line, tongue) for line in lines]
    return table_file(ending, "complaints", columns, rows, {"as_of": today()})


def _cells(line: _Line, tongue: str) -> list[Cell]:
    one, case = line.one, line.one.case
    due = (None, None) if line.due is None else (line.due.on, DUTIES[line.due.what][tongue])
    where = (one.number, one.community, one.subdistrict, matter_name(case.matter))
    return [*where, STATES[case.state][tongue], LEVELS[case.level][tongue], *due]


def _asked() -> tuple[str, str]:
    shown = request.args.get("show", "open")
    return shown if shown in _SHOWN else "open", request.args.get("q", "").strip()


def _lines(session: Session, subdistricts: list[str] | None, shown: str, asked: str) -> list[_Line]:
    """Return the complaints that are asked for, what is due first first, and what is due never last, newest first."""
    found = [_line(one) for one in desk_cases(session, subdistricts)]
    fitting = [line for line in found if _fits(line, shown) and asked.casefold() in _words(line.one)]
    fitting.sort(key=lambda line: line.one.number, reverse=True)
    return sorted(fitting, key=lambda line: line.due.on if line.due is not None else date.max)


def _line(one: DeskCase) -> _Line:
    try:
        rules = load_desk(one.case.reception.desk)
    except InputError:
        return _Line(one, None)
    return _Line(one, None if one.case.is_ended else next_due(one.case, rules))


def _words(one: DeskCase) -> str:
    about = one.case.reception
    told = (one.number, one.community, about.community_id, one.subdistrict, matter_name(one.case.matter))
    return " ".join(part for part in told if part).casefold()


def _fits(line: _Line, shown: str) -> bool:
    case = line.one.case
    match shown:
        case "late":
            return line.is_late(today())
        case "company":
            return not case.is_ended and case.liability == "company"
        case "ledger":
            return case.ledger not in ("not_listed", "struck_off")
        case "repeats":
            return case.duplicate_of is not None
        case "ended":
            return case.is_ended
    return not case.is_ended


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the complaints that somebody who handles them has to see to within three days, or should have."""
    if not who.may(Action.COMPLAINT_HANDLE):
        return
    lines = _lines(session, named(who.reach(Action.COMPLAINT_HANDLE)), "open", "")
    pressing = [line for line in lines if line.due is not None and line.due.on <= today() + _SOON]
    for line in pressing[:_MOST]:
        due, one = line.due, line.one
        what = gettext("Complaint: %(what)s", what=DUTIES[due.what][language()]) if due is not None else ""
        about = " ".join(part for part in (one.number, one.community, matter_name(one.case.matter)) if part)
        address = url_for("work.complaints.show", number=one.number)
        yield Item(what, about, address, None if due is None else due.on)
