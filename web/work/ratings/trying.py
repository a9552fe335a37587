"""What if: another rulebook, or one number of one, tried on all companies before it is made; nothing is kept."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from flask import Blueprint, render_template, request
from flask_babel import gettext, lazy_gettext
from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from credit.explaining.trials import Trial, compared
from credit.rulebook.parameters import parameters, with_parameter
from credit.rulebook.shapes import Rulebook
from models.errors import InputError, Problem
from web.access import Action
from web.clock import today
from web.file_asked import rows_at_once
from web.gate import needs
from web.pages.wording import Wording
from web.register.ratings.rated_days import rated_from, read_register
from web.register.ratings.rulebook_versions import rulebook_named
from web.register.standing.pushes import names_of
from web.work.acting import reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.ratings.choosing import rulebook_choices
from web.work.ratings.differences import Difference, differences

__all__ = ["KEYS", "add_to"]

_SHOWN: Final = 100
KEYS: Final = {
    "base": lazy_gettext("base points"), "points": lazy_gettext("points"), "at_least": lazy_gettext("begins at"),
    "floor": lazy_gettext("at least"), "ceiling": lazy_gettext("at most"),
    "when_zero": lazy_gettext("points where there is nothing to measure"), "share": lazy_gettext("share"),
}  # fmt: skip
Groups = dict[str, list[tuple[str, str]]]


class _Trying(PortalForm):
    """A rulebook, and what is tried in its place: another one, or one number of it."""

    rulebook = SelectField(lazy_gettext("Rulebook"), [InputRequired()], choices=rulebook_choices)
    other = SelectField(lazy_gettext("Compared with"), [Optional()], default="",
                        choices=lambda: [("", gettext("itself, one number changed")), *rulebook_choices()])  # fmt: skip
    place = SelectField(lazy_gettext("Which number"), [Optional()], validate_choice=False)
    value = StringField(lazy_gettext("What it is to be"), [Optional(), Length(max=20)])
    as_of = DateField(lazy_gettext("Day to rate"), [InputRequired()])

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - what the fields begin with
        super().__init__(**kwargs)
        if self._in_address():
            self.process(request.args, **kwargs)

    def sent(self) -> bool:
        """Return whether something is to be tried: nothing is kept, so the address may ask for it as well as a form."""
        return super().sent() or (self._in_address() and bool(self.validate()))

    def _in_address(self) -> bool:
        return request.method == "GET" and "rulebook" in request.args


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/what-if", "attempt", _try, methods=["GET", "POST"])


@needs(Action.RATING_READ)
def _try() -> tuple[str, int]:
    form = _Trying(as_of=today())
    found: Trial | None = None
    one: Rulebook | None = None
    changes: list[Difference] = []
    sent = form.sent()
    with refused_into(form):
        one = rulebook_named(reading_session(), text(form.rulebook) or rulebook_choices()[0][0])
        form.place.choices = {"": [("", gettext("choose one"))], **_places(one)}
        if sent and (text(form.place) or text(form.other)):
            other = _other(one, form)
            changes = differences(one, other)
            found = _compared(one, other, form)
    return _page(form, found, one, changes)


def _page(form: _Trying, found: Trial | None, one: Rulebook | None, changes: list[Difference]) -> tuple[str, int]:
    grades = [] if found is None else list(dict.fromkeys([*_order(one), *found.before, *found.after]))
    return render_template(
        "work/ratings/what_if.html", form=form, it=found, changes=changes, grades=grades,
        shown=[] if found is None else found.shifts[: rows_at_once(_SHOWN)],
        names=names_of(reading_session()), words=None if one is None else Wording(one), rule_name=_rule_name,
    ), form.status  # fmt: skip


def _rule_name(words: Wording, rule: str) -> str:
    return words.rule(rule, "", rule)


def _order(one: Rulebook | None) -> list[str]:
    return [] if one is None else [row.grade for row in one.grades]


def _other(one: Rulebook, form: _Trying) -> Rulebook:
    """Return what is tried. Raises InputError where nothing is, or where it is no rulebook any more."""
    if text(form.other):
        return rulebook_named(reading_session(), text(form.other))
    if not text(form.value):
        raise InputError(Problem("value", gettext("No number was typed."), gettext("Say what it is to be.")))
    return with_parameter(one, text(form.place), text(form.value))


def _compared(one: Rulebook, other: Rulebook, form: _Trying) -> Trial:
    """Return what differs: the evidence is read once, and rated by both."""
    read = read_register(reading_session(), form.as_of.data or today())
    return compared(rated_from(read, one).rated, rated_from(read, other).rated)


def _places(one: Rulebook) -> Groups:
    """Return the numbers of a rulebook for a choice, by what they belong to."""
    words, found = Wording(one), parameters(one)
    return {
        _group(words, part): [(it.place, f"{_group(words, part)}: {KEYS[it.key]} {it.value}") for it in them]
        for part, them in groupby(found, key=lambda it: it.part)
    }


def _group(words: Wording, part: str) -> str:
    if part in words.grades:
        return str(gettext("Grade %(name)s", name=part))
    kind, _, name = part.partition(" ")
    if kind == "components" and name:
        return words.component(name)
    return words.rule(part, "", part)
