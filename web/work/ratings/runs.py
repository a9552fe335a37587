"""Runs as a list, one beside the run before it, and making one public."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from models.errors import Problem, RefusedError
from web.access import Action
from web.clock import now
from web.file_asked import rows_at_once
from web.gate import needs
from web.register.ratings.current import current
from web.register.ratings.jobs import is_abandoned, is_running, jobs
from web.register.ratings.publishing import publish_run
from web.register.ratings.summaries import grades_of, moved_between, proposals_of, run_before, runs
from web.register.standing.pushes import names_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm

__all__ = ["add_to"]

_SIZE: Final = 30
_SHOWN: Final = 100


class _Nothing(PortalForm):
    """A button."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show", _show_all)
    pages.add_url_rule("/<int:number>", "show_run", _show)
    pages.add_url_rule("/<int:number>/publish", "publish", _publish, methods=["POST"])


@needs(Action.RATING_READ)
def _show_all() -> str:
    session = reading_session()
    number = max(1, request.args.get("page", 1, type=int))
    newest = jobs(session, 3)
    size = rows_at_once(_SIZE)
    found, count = runs(session, (number - 1) * size, size)
    return render_template(
        "work/ratings/all.html", runs=found, count=count, number=number, pages=max(1, -(-count // size)),
        running=[one for one in newest if is_running(one, now())],
        abandoned=[one for one in newest[:1] if is_abandoned(one, now())],
    )  # fmt: skip


@needs(Action.RATING_READ)
def _show(number: int) -> tuple[str, int]:
    return _page(number, _Nothing())


@needs(Action.RATING_RUN)
def _publish(number: int) -> Response | tuple[str, int]:
    form = _Nothing()
    with refused_into(form), acting() as clerk:
        if run_before(clerk.session, number) is None:
            abort(404)
        shown, kind = current(clerk.session.connection()), request.form.get("evidence")
        if kind not in ("real", "simulated"):
            what = gettext("Whether the evidence is real was not said.")
            raise RefusedError(Problem("evidence", what, gettext("Choose one.")))
        if shown is not None and shown.run_id == number:
            raise RefusedError(Problem("run", gettext("The portal shows this run already."), ""))
        publish_run(clerk, number, simulated=kind == "simulated")
    if form.is_wrong:
        return _page(number, form)
    return done(gettext("The portal shows this run from now on."), url_for("work.ratings.show_run", number=number))


def _page(number: int, form: PortalForm) -> tuple[str, int]:
    session = reading_session()
    found = run_before(session, number)
    if found is None:
        abort(404)
    run, before = found
    grades, earlier = grades_of(session, number), None if before is None else grades_of(session, before.id)
    moved = [] if before is None else moved_between(session, before.id, number)
    order = sorted({*grades, *(earlier or {})}, key=lambda grade: (grade[:1], -len(grade.partition("(")[0]), grade))
    rises = [one for one in moved if order.index(one.after) < order.index(one.before)]
    return render_template(
        "work/ratings/run.html", run=run, before=before, grades=grades, earlier=earlier, order=order, moved=moved,
        rises=len(rises), shown=moved[: rows_at_once(_SHOWN)], names=names_of(session),
        proposals=proposals_of(session, number), form=form,
    ), form.status  # fmt: skip
