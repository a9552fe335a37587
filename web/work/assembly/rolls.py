"""The roll of an estate's units, taken from a file; who owns what goes into the vault and nowhere else."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import FileField

from bidding.owners import Roll
from bidding.owners.roll_files import parse_roll
from models.errors import InputError, Problem
from web.access import Action
from web.gate import needs
from web.register.owners.estates import enter_roll
from web.work.acting import acting, done, refused_into
from web.work.assembly.places import found_place, spoken_for
from web.work.forms import PortalForm

__all__ = ["add_to"]


class _Enrolling(PortalForm):
    """A file with one line for each unit."""

    file = FileField(lazy_gettext("The roll as a CSV file"))


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/roll", "enter_roll", _enter, methods=["GET", "POST"])


@needs(Action.ROLL_ENTER)
def _enter(community_id: str) -> Response | tuple[str, int]:
    place, form = found_place(community_id), _Enrolling()
    if form.sent():
        with refused_into(form):
            roll = _sent_roll()
            with acting() as clerk:
                enter_roll(clerk, place.id, roll, spoken_for(place))
        if not form.is_wrong:
            return done(gettext("The roll is on record."), url_for("work.assembly.show", community_id=place.id))
    return render_template("work/assembly/roll.html", form=form, place=place), form.status


def _sent_roll() -> Roll:
    sent = request.files.get("file")
    name = sent.filename or "roll.csv" if sent is not None else "roll.csv"
    try:
        return parse_roll(sent.read().decode("utf-8") if sent is not None else "", name)
    except UnicodeDecodeError:
        what = gettext("it is not written in UTF-8")
        raise InputError(Problem(name, what, gettext("Save it as CSV in UTF-8."))) from None
