"""Follow a report by number and code: where it stands, what is due when, who has it, and what one can do next."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlmodel import Session
from werkzeug import Response

from credit.complaints import Case, DeskRules, Followed, case_of, followed, load_desk
from credit.complaints.complainers import COMPLAINERS_MOVES, complainer_step, open_to_complainer
from credit.complaints.wording import MATTERS
from models.errors import RefusedError
from models.record import Clerk
from models.tables import Community, ComplaintCase, writing
from web.clock import now
from web.languages import language, moment
from web.never_kept import never_kept
from web.pages.complaint_forms import FollowForm, StepForm
from web.pages.complaints import COOKIE, engine, printable, shown_now, with_slip
from web.register.complaints.cases import check_code, take_step
from web.register.complaints.locks import locked_until, note_miss
from web.register.complaints.rows import answers_of, history_of

__all__ = ["pages"]

pages = Blueprint("following", __name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """A complaint whose number and code were shown."""

    code: str
    case: Case
    desk: DeskRules
    told: Followed
    community: str | None

    @property
    def number(self) -> str:
        return self.case.reception.complaint_id


@pages.get("/complaints/follow")
@never_kept
def ask() -> str:
    """Ask for number and code."""
    return _asking(FollowForm())


@pages.post("/complaints/follow")
@never_kept
def enter() -> ResponseReturnValue:
    """Check number and code; a wrong code costs time, and it is not told which of the two is wrong."""
    form = FollowForm(request.form)
    if not form.validate():
        return _asking(form), HTTPStatus.UNPROCESSABLE_ENTITY
    number, code = printable(form.number.data or "").upper(), printable(form.code.data or "")
    refused, status = _try(number, code)
    if refused:
        return _asking(form, refused), status
    return with_slip(redirect(url_for("following.case"), HTTPStatus.SEE_OTHER), number, code)


@pages.get("/complaints/taken")
@never_kept
def slip() -> ResponseReturnValue:
    """Show the slip to keep: number, code, and what happens next."""
    return _shown("complaint_slip.html")


@pages.get("/complaints/follow/case")
@never_kept
def case() -> ResponseReturnValue:
    """Show where the complaint of the slip stands."""
    return _shown("complaint_case.html")


@pages.post("/complaints/follow/case")
@never_kept
def act() -> ResponseReturnValue:
    """Take the step that the reporter asks for: a mark, a reopening, the next level, a withdrawal."""
    found = _found()
    if found is None:
        return _ask_again()
    form = StepForm(request.form)
    problems = [*form.reason.errors] if not form.validate() else _taken(found, form)
    if problems:
        page = render_template("complaint_case.html", **_case_page(found), form=form, problems=problems)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("following.case"), HTTPStatus.SEE_OTHER)


@pages.post("/complaints/leave")
@never_kept
def leave() -> Response:
    """Forget number and code in this browser."""
    answer = _ask_again()
    answer.delete_cookie(COOKIE, path="/complaints")
    return answer


def _asking(form: FollowForm, told: str = "") -> str:
    return render_template("complaint_follow.html", form=form, told=told, **shown_now())


def _try(number: str, code: str) -> tuple[str, HTTPStatus]:
    """Return why number and code are refused; nothing where they fit. A misfit is noted in a transaction of its own."""
    at = now()
    with Session(engine()) as session:
        until = locked_until(session, number, at)
        if until is not None:
            told = gettext("Too many wrong codes for this number. Try again after %(moment)s.", moment=moment(until))
            return told, HTTPStatus.TOO_MANY_REQUESTS
        try:
            check_code(session, number, code)
        except RefusedError:
            misfit = True
        else:
            misfit = False
    if misfit:
        with writing(engine()) as session:
            note_miss(session, number, at)
        return _misfit(), HTTPStatus.UNPROCESSABLE_ENTITY
    return "", HTTPStatus.OK


def _misfit() -> str:
    told: str = gettext(
        "Number and code do not fit together. Check both on the slip; a lost code is not told again: ask the desk to "
        "follow the report for you."
    )
    return told


def _found() -> _Found | None:
    """Return the complaint of the cookie, None where there is none or number and code do not fit."""
    number, _, code = request.cookies.get(COOKIE, "").partition(" ")
    if not number or _try(number, code)[0]:
        return None
    with Session(engine()) as session:
        row, history = session.get(ComplaintCase, number), history_of(session, number)
        if row is None or history is None:
            return None
        desk = load_desk(row.desk)
        reception, steps = history
        answers = answers_of(session, number, len(steps))
        place = session.get(Community, row.community_id) if row.community_id is not None else None
        community = None if place is None else place.name
    case = case_of(reception, steps)
    return _Found(code, case, desk, followed(case, steps, answers, desk, language()), community)


def _shown(template: str) -> ResponseReturnValue:
    found = _found()
    if found is None:
        return _ask_again()
    return render_template(template, **_case_page(found), form=StepForm(), problems=[])


def _case_page(found: _Found) -> dict[str, Any]:
    words = MATTERS.get(found.case.matter)
    return {
        "found": found, "it": found.told, "case": found.case, "desk": found.desk,
        "matter": words[language()] if words is not None else found.case.matter,
        "may": open_to_complainer(found.case, found.desk, now()), **shown_now(),
    }  # fmt: skip


def _ask_again() -> Response:
    return redirect(url_for("following.ask"), HTTPStatus.SEE_OTHER)


def _taken(found: _Found, form: StepForm) -> list[str]:
    """Take the step that was asked for, and return why it was refused; nothing where it was taken."""
    move = next((one for one in COMPLAINERS_MOVES if one == form.move.data), None)
    if move is None:
        return [gettext("Choose what you want to do.")]
    if problems := form.faults(move):
        return problems
    at = now()
    step = complainer_step(found.case, found.desk, move, at, form.reason.data or "", form.mark)
    try:
        with writing(engine()) as session:
            take_step(Clerk(session, at, secrets.token_bytes), found.desk, found.number, step)
    except RefusedError:
        return [gettext("This is not open any more. Look where the report stands now.")]
    return []
