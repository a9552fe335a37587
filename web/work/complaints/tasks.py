"""The month's watched estates as tasks of their subdistricts: whose case each is, pushed as a file, and receipted."""

from __future__ import annotations

import json

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import FileField, HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from credit.complaints.staff import Appointment, in_office
from credit.complaints.tasks import Task
from models.errors import InputError, Problem
from models.record import Clerk
from web.access import Action
from web.clock import today
from web.gate import needs, permit, scope, signed_in
from web.register.complaints.tasks import assign_owner, push_tasks, receive_tasks, tasks_in
from web.register.duties.waiting import duties_done
from web.register.standing.staff import appointments
from web.work.acting import acting, done, reading_session, refused_into
from web.work.complaints.desks import named, own_desk
from web.work.forms import PortalForm, text

__all__ = ["add_to"]


class _Assigning(PortalForm):
    """An estate of the month, and the officer whose case it is to be."""

    community = HiddenField(validators=[InputRequired()])
    staff = SelectField(lazy_gettext("Officer"), [InputRequired()])


class _Receipting(PortalForm):
    """The file that was pushed, and the number of its receipt."""

    file = FileField(lazy_gettext("The file of tasks"))
    receipt = StringField(lazy_gettext("Number of the receipt"), [InputRequired(), Length(max=60)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/tasks", "tasks", _newest)
    pages.add_url_rule("/tasks/<month>", "month_tasks", _tasks, methods=["GET", "POST"])
    pages.add_url_rule("/tasks/<month>/push", "push", _push, methods=["POST"])
    pages.add_url_rule("/tasks/receipt", "receipt", _receipt, methods=["GET", "POST"])


@needs(Action.COMPLAINT_SEE)
def _newest() -> AnyResponse | str:
    scope()
    months = _months(reading_session())
    if months:
        return redirect(url_for("work.complaints.month_tasks", month=months[0]), 303)
    return render_template("work/complaints/tasks.html", month=None, months=(), tasks=(), form=_Assigning(), staff=())


@needs(Action.COMPLAINT_SEE)
def _tasks(month: str) -> AnyResponse | tuple[str, int]:
    session, form, reach = reading_session(), _Assigning(), named(scope())
    tasks = _own(_tasks_of(session, month), reach)
    staff = [one for one in in_office(appointments(session), today()) if reach is None or one.subdistrict in reach]
    form.staff.choices = [(one.staff_no, _called(one)) for one in staff]
    if request.method == "POST":
        _permit_task(tasks, text(form.community))
        if form.sent():
            with refused_into(form), acting() as clerk:
                assign_owner(clerk, (own_desk().id, month, text(form.community)), text(form.staff))
            if not form.is_wrong:
                return done(gettext("The case is assigned."), url_for("work.complaints.month_tasks", month=month))
    return render_template(
        "work/complaints/tasks.html", month=month, months=_months(reading_session()), tasks=tasks, form=form,
        staff=staff, subdistricts=sorted({one.subdistrict for one in tasks if one.subdistrict}),
    ), form.status  # fmt: skip


def _permit_task(tasks: list[Task], community: str) -> None:
    """Let only who handles complaints of its subdistrict assign a case."""
    one = next((task for task in tasks if task.community_id == community), None)
    refused = signed_in().refusals(Action.COMPLAINT_HANDLE, [f"subdistrict/{one.subdistrict}"] if one else [])
    if one is None or refused:
        abort(403)


@needs(Action.TASK_PUSH)
def _push(month: str) -> Response:
    permit()
    subdistrict = request.form.get("subdistrict", "")
    with acting() as clerk:
        content = push_tasks(clerk, own_desk().id, month, subdistrict)
    answer = Response(json.dumps(content, ensure_ascii=False, indent=2) + "\n", mimetype="application/json")
    answer.headers.set("Content-Disposition", "attachment", filename=f"tasks-{month}.json")
    return answer


@needs(Action.COMPLAINT_HANDLE)
def _receipt() -> AnyResponse | tuple[str, int]:
    form = _Receipting()
    scope()
    if form.sent():
        with refused_into(form), acting() as clerk:
            _take_receipt(clerk, text(form.receipt))
        if not form.is_wrong:
            return done(gettext("The receipt is on record."), url_for("work.complaints.tasks"))
    return render_template("work/complaints/receipt.html", form=form), form.status


def _take_receipt(clerk: Clerk, receipt: str) -> None:
    sent = request.files.get("file")
    try:
        content = dict(json.loads(sent.read() if sent else ""))
        permit(f"subdistrict/{content['subdistrict']}")
    except (ValueError, TypeError, KeyError, RecursionError):
        what = gettext("this is no file of tasks")
        raise InputError(Problem("file", what, gettext("Take the file that was pushed to you."))) from None
    receive_tasks(clerk, content, receipt)


def _tasks_of(session: Session, month: str) -> list[Task]:
    try:
        return tasks_in(session, own_desk().id, month)
    except InputError:
        abort(404)


def _own(tasks: list[Task], reach: list[str] | None) -> list[Task]:
    return [one for one in tasks if reach is None or one.subdistrict in reach]


def _months(session: Session) -> list[str]:
    own = f"desk/{own_desk().id}"
    return sorted(
        {row["period"] for row in duties_done(session, "complaints.month") if row["subject"] == own}, reverse=True
    )


def _called(one: Appointment) -> str:
    return " ".join(part for part in (one.staff_no, one.subdistrict, one.neighbourhood) if part)
