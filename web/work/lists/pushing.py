"""Pushes to Credit China: the file is taken here, goes on record, and its receipt comes back."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from models.errors import InputError, Problem
from web.access import Action
from web.clock import today
from web.gate import needs
from web.register.standing.pushes import facts_of_acts, record_receipt, take_push
from web.work.acting import acting, done, reading_session, refused_into
from web.work.lists.papers import statement
from web.work.lists.shown import Nothing
from web.work.uploads import sent_json

__all__ = ["add_to"]

Answer = Response | tuple[str, int]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/pushes", "show_pushes", _show)
    pages.add_url_rule("/pushes", "push", _push, methods=["POST"])
    pages.add_url_rule("/pushes/receipt", "push_receipt", _receipt, methods=["POST"])


@needs(Action.LIST_READ)
def _show() -> Answer:
    return _page(Nothing())


@needs(Action.LIST_PREPARE)
def _push() -> Answer:
    form, content = Nothing(), {}
    with refused_into(form), acting() as clerk:
        content = take_push(clerk, today())
    return _page(form) if form.is_wrong else statement(content, f"push-{today().isoformat()}")


@needs(Action.LIST_PREPARE)
def _receipt() -> Answer:
    form = Nothing()
    with refused_into(form), acting() as clerk:
        content, receipt = sent_json("push"), request.form.get("receipt", "").strip()
        if not isinstance(content, dict) or not receipt:
            what = gettext("The file of the push and the number of its receipt belong together.")
            raise InputError(Problem("receipt", what, gettext("Give both.")))
        record_receipt(clerk, content, receipt)
    if form.is_wrong:
        return _page(form)
    return done(gettext("The receipt is on record."), url_for("work.lists.show_pushes"))


def _page(form: Nothing) -> Answer:
    session = reading_session()
    receipts = {facts["digest"]: facts["receipt"] for facts in facts_of_acts(session, "list.push_received")}
    pushes = facts_of_acts(session, "list.pushed")[::-1]
    return render_template("work/lists/pushes.html", form=form, pushes=pushes, receipts=receipts), form.status
