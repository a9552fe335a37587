"""A new run: by which rulebook, of which day, known when; computed in the background, while a page tells how far."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from threading import Thread
from typing import Final

from flask import Blueprint, abort, current_app, make_response, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlalchemy import Engine
from werkzeug.wrappers import Response
from wtforms import DateField, DateTimeLocalField, SelectField
from wtforms.validators import InputRequired, Optional

from credit.rulebook.shapes import Rulebook
from models.errors import Problem
from models.tables import RatingJob
from models.values.moments import SHANGHAI
from web.access import Action
from web.clock import now, today
from web.gate import acting_for, needs
from web.register.ratings.jobs import ask_rating, asked_again, is_abandoned, is_running, work_off
from web.register.ratings.rulebook_versions import rulebook_named
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.ratings.choosing import rulebook_choices

__all__ = ["add_to", "begin"]

STAGES: Final = {
    "waiting": lazy_gettext("waits to begin"), "reading": lazy_gettext("reads the evidence"),
    "rating": lazy_gettext("rates all companies"), "keeping": lazy_gettext("keeps run and proposals"),
    "done": lazy_gettext("done"), "refused": lazy_gettext("refused"),
}  # fmt: skip


class _Asking(PortalForm):
    """What is rated."""

    rulebook = SelectField(lazy_gettext("Rulebook"), [InputRequired()], choices=rulebook_choices)
    as_of = DateField(lazy_gettext("Day to rate"), [InputRequired()])
    known_at = DateTimeLocalField(lazy_gettext("By what was on record then"), [Optional()], format="%Y-%m-%dT%H:%M")


class _Nothing(PortalForm):
    """That an abandoned rating is begun again."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/new", "ask", _ask, methods=["GET", "POST"])
    pages.add_url_rule("/jobs/<int:number>", "show_job", _show_job)
    pages.add_url_rule("/jobs/<int:number>/again", "begin_again", _begin_again, methods=["POST"])


@needs(Action.RATING_RUN)
def _ask() -> Response | tuple[str, int]:
    form = _Asking(as_of=today())
    if form.sent():
        number, book = 0, None
        with refused_into(form):
            book = rulebook_named(reading_session(), text(form.rulebook))
            with acting() as clerk:
                number = ask_rating(
                    clerk.session, book, form.as_of.data or today(), _known_at(form), acting_for(), clerk.at
                )
        if book is not None and not form.is_wrong:
            begin(number, book)
            return done(gettext("The rating has begun."), url_for("work.ratings.show_job", number=number))
    return render_template("work/ratings/ask.html", form=form), form.status


def begin(number: int, book: Rulebook) -> Thread:
    """Begin to work at a job beside the requests, and return who does; that it died follows from its process."""
    engine: Engine = current_app.extensions["wuxin.engine"]
    worker = Thread(target=work_off, args=(engine, number, book, _machine, secrets.token_bytes), daemon=True)
    worker.start()
    return worker


@needs(Action.RATING_RUN)
def _begin_again(number: int) -> Response:
    """Ask anew for what an abandoned job was asked for, and begin to work at it."""
    begun, form = list[tuple[int, Rulebook]](), _Nothing()
    _job(number)
    with refused_into(form), acting() as clerk:
        begun.append(asked_again(clerk.session, number, acting_for(), clerk.at))
    if form.is_wrong:
        return _page(_job(number), form)
    begin(*begun[0])
    return done(gettext("The rating has begun."), url_for("work.ratings.show_job", number=begun[0][0]))


@needs(Action.RATING_READ)
def _show_job(number: int) -> Response:
    return _page(_job(number), _Nothing())


def _page(job: RatingJob, form: PortalForm) -> Response:
    running = is_running(job, now())
    answer = make_response(render_template(
        "work/ratings/job.html", it=job, stages=STAGES, is_running=running, is_abandoned=is_abandoned(job, now()),
        form=form, problems=[Problem(**told) for told in job.problems],
    ), form.status)  # fmt: skip
    if running:
        answer.headers["Refresh"] = "2"
    return answer


def _job(number: int) -> RatingJob:
    return reading_session().get(RatingJob, number) or abort(404)


def _known_at(form: _Asking) -> datetime | None:
    typed: datetime | None = form.known_at.data
    return None if typed is None else typed.replace(tzinfo=SHANGHAI)


def _machine() -> datetime:
    return datetime.now(UTC)
