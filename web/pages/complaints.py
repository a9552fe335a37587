"""Report what is wrong in an estate: a form that works without JavaScript, and the slip with number and code."""

from __future__ import annotations

import secrets
from functools import cache
from http import HTTPStatus
from typing import Final

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Engine, RowMapping
from werkzeug import Response

from credit.complaints import DeskRules, load_desk
from models.errors import RefusedError
from models.record import Clerk
from models.tables import writing
from web.clock import now, today
from web.languages import language, pick, reason
from web.never_kept import never_kept
from web.pages.complaint_forms import ReportForm
from web.reading import connection
from web.register.complaints.cases import Taken, Told, receive
from web.register.complaints.locks import is_flooded
from web.register.public.communities import communities_like, community_named
from web.register.ratings.current import Current, current

__all__ = ["COOKIE", "desk_of_portal", "engine", "pages", "printable", "shown_now", "with_slip"]

pages = Blueprint("complaints", __name__)

CHANNEL: Final = "portal"
COOKIE: Final = "wuxin_complaint"
"""Number and code, for the hour in which somebody reports or follows; the address of a page never holds a code."""
_PATH: Final = "/complaints"
_HOUR: Final = 3600
_FIELDS: Final = {"text": "text", "community": "community_id", "duty list": "matter", "matter": "matter"}
"""Where a refusal of the desk is shown in the form."""


@pages.get("/complaints/new")
@never_kept
def new() -> str:
    """Show the form; `community` of the address chooses an estate."""
    form = _form()
    form.community_id.data = printable(request.args.get("community", ""))
    return _page(form)


@pages.post("/complaints/new")
@never_kept
def report() -> ResponseReturnValue:
    """Look for estates, or take a report in and go on to the slip; nothing that was typed is lost on the way."""
    form = _form()
    if "find" in request.form:
        return _page(form)
    if form.homepage.data:
        return _page(form, gettext("This looks like a program. Leave the last field empty.")), HTTPStatus.BAD_REQUEST
    _choose_the_only_one(form)
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        taken = _take_in(form)
    except RefusedError as error:
        _tell(form, error)
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    if taken is None:
        return _page(form, _flooded()), HTTPStatus.TOO_MANY_REQUESTS
    answer = redirect(url_for("following.slip"), HTTPStatus.SEE_OTHER)
    return with_slip(answer, taken.complaint_id, taken.code)


def with_slip(answer: Response, number: str, code: str) -> Response:
    """Return the answer with number and code in a cookie of this site's complaint pages alone, for an hour."""
    answer.set_cookie(
        COOKIE, f"{number} {code}", max_age=_HOUR, path=_PATH, httponly=True, samesite="Strict",
        secure=request.is_secure,
    )  # fmt: skip
    return answer


def desk_of_portal() -> DeskRules:
    """Return the rules of the desk that takes in what is reported here."""
    return _desk(current_app.config["WUXIN"].complaint_desk)


def engine() -> Engine:
    """Return the engine of the register."""
    found: Engine = current_app.extensions["wuxin.engine"]
    return found


def printable(text: str, longest: int = 100) -> str:
    """Return the text without signs that no name has and that PostgreSQL refuses, and not longer than names are."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:longest]


def shown_now() -> dict[str, Current]:
    """Return the current publication as `now` for the page's head and foot; nothing where there is none."""
    found = current(connection())
    return {} if found is None else {"now": found}


@cache
def _desk(name: str) -> DeskRules:
    return load_desk(name)


def _form() -> ReportForm:
    form = ReportForm(request.form)
    duties = desk_of_portal().duties_on(today())
    form.offer(duties.matters if duties is not None else (), language())
    return form


def _choose_the_only_one(form: ReportForm) -> None:
    """Take the estate that was named, where there is one alone of the name."""
    if not form.community_id.data and form.q.data:
        found = communities_like(connection(), printable(form.q.data), most=2)
        form.community_id.data = found[0]["community_id"] if len(found) == 1 else ""


def _take_in(form: ReportForm) -> Taken | None:
    """Return the complaint that was taken in, None where too many came within the hour."""
    at = now()
    told = Told(
        CHANNEL, form.matter.data, _lines(form.text.data or ""), at, printable(form.community_id.data or "") or None,
        printable(form.name.data or "") or None, printable(form.phone.data or "") or None,
    )  # fmt: skip
    with writing(engine()) as session:
        if is_flooded(session, CHANNEL, told.community_id, at):
            return None
        return receive(Clerk(session, at, secrets.token_bytes), desk_of_portal(), told)


def _lines(text: str) -> str:
    """Return what was written without control signs, its lines kept."""
    return "\n".join("".join(sign for sign in line if sign.isprintable()) for line in text.splitlines()).strip()


def _tell(form: ReportForm, error: RefusedError) -> None:
    for problem in error.problems:
        field = form[_FIELDS.get(problem.where, "text")]
        field.errors = (*field.errors, gettext("The desk refuses it: %(what)s.", what=reason(problem).what))


def _flooded() -> str:
    channels = gettext(", ").join(_other_ways())
    told = gettext("Too many reports came in within the hour. Nothing you wrote is lost: send it again later.")
    return f"{told} {gettext('Or use: %(channels)s.', channels=channels)}" if channels else told


def _other_ways() -> list[str]:
    """Return the channels of the desk beside this portal, in the visitor's language."""
    return [pick(one) for name, one in desk_of_portal().channels.items() if name != CHANNEL]


def _page(form: ReportForm, told: str = "") -> str:
    searched = printable(form.q.data or "")
    chosen = _chosen(form)
    found = list(communities_like(connection(), searched, most=21))
    if chosen is not None and chosen["community_id"] not in {one["community_id"] for one in found}:
        found.insert(0, chosen)
    return render_template(
        "complaint_new.html", form=form, desk=desk_of_portal(), found=found[:20], more=len(found) > 20,  # noqa: PLR2004
        searched=searched, told=told, ways=_other_ways(), **shown_now(),
    )  # fmt: skip


def _chosen(form: ReportForm) -> RowMapping | None:
    found = community_named(connection(), printable(form.community_id.data)) if form.community_id.data else None
    if found is None:
        form.community_id.data = ""
    return found
