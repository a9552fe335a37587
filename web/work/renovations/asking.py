"""The forms of the steps of a project, made of the plan of the place: its kinds of works, what the survey found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from flask_babel import lazy_gettext
from wtforms import BooleanField, DateField, FileField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms import TextAreaField as Area
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput

from credit.renovation import Project
from credit.renovation.moves import Move
from web.choices import choices as options
from web.languages import pick
from web.pages.renovation_words import kinds_in_words
from web.work.step_forms import StepForm

__all__ = ["Stepping", "TakingIn", "form_of"]

_LONG: Final = Length(max=4000)
_SHORT: Final = Length(max=200)
_COUNT: Final = NumberRange(min=0, max=100_000)
_KIND: Final = "kind_"


class Stepping(StepForm):
    """A step, as its place asks for it."""

    lined = frozenset({"team"})


class TakingIn(Stepping):
    """An estate that is taken in: its number, under which name, by whose plan, and on what paper."""

    name = StringField(lazy_gettext("Name of the project"), [InputRequired(), Length(max=100)])
    community_id = StringField(lazy_gettext("Number of the estate"), [InputRequired(), _SHORT])
    jurisdiction = StringField(lazy_gettext("Code of the place (GB/T 2260)"), [InputRequired(), Length(min=6, max=6)])
    batch = StringField(lazy_gettext("Batch"), [Optional(), _SHORT])
    paper = StringField(lazy_gettext("Number of the paper it rests on"), [InputRequired(), _SHORT])


class _Surveying(Stepping):
    open = BooleanField(lazy_gettext("The estate is open, without walls and gates"))

    def told(self) -> dict[str, Any]:
        """Return the condition of each kind of works, and whether the estate is open."""
        kinds = [one for one in self if one.short_name.startswith(_KIND)]
        return {
            "conditions": {one.short_name.removeprefix(_KIND): one.data for one in kinds},
            "open": bool(self.open.data),
        }  # fmt: skip


class _Leading(Stepping):
    office = StringField(lazy_gettext("Leading office"), [InputRequired(), _SHORT])
    leader = StringField(lazy_gettext("Leader by post or staff number, no name"), [InputRequired(), _SHORT])
    team = Area(lazy_gettext("Offices of the team, one on each line"), [InputRequired(), _LONG])


class _Showing(Stepping):
    works = SelectMultipleField(lazy_gettext("Works"), option_widget=CheckboxInput())
    first = DateField(lazy_gettext("Shown from"), [InputRequired()])
    last = DateField(lazy_gettext("Shown until, that day counted"), [InputRequired()])
    closes = BooleanField(lazy_gettext("The plan closes the estate"))
    left_open = StringField(lazy_gettext("Why an open estate stays open"), [Optional(), _LONG])
    document = FileField(lazy_gettext("The plan"))


class _Answering(Stepping):
    received = IntegerField(lazy_gettext("Objections that came"), [InputRequired(), _COUNT])
    answered = IntegerField(lazy_gettext("Objections that were answered"), [InputRequired(), _COUNT])


class _Starting(Stepping):
    until = DateField(lazy_gettext("To be finished by"), [InputRequired()])


class _Reporting(Stepping):
    done = SelectMultipleField(lazy_gettext("Works that are done"), option_widget=CheckboxInput())
    difficulty = Area(lazy_gettext("What stands in the way; it becomes public, so no names"), [Optional(), _LONG])


class _Rejecting(Stepping):
    what = Area(lazy_gettext("What has to be done better"), [InputRequired(), _LONG])


class _Accepting(Stepping):
    document = FileField(lazy_gettext("Paper of acceptance"))


class _Reasoning(Stepping):
    reason = Area(lazy_gettext("Why; it becomes public, so no names"), [InputRequired(), _LONG])


_FORMS: Final[Mapping[Move, type[Stepping]]] = {
    Move.LEAD: _Leading, Move.SHOW_PLAN: _Showing, Move.ANSWER: _Answering, Move.START: _Starting,
    Move.REPORT: _Reporting, Move.FINISH: Stepping, Move.REJECT: _Rejecting, Move.ACCEPT: _Accepting,
    Move.PUT_OFF: _Reasoning, Move.RESUME: _Reasoning, Move.TAKE_OUT: _Reasoning,
}  # fmt: skip


def form_of(move: Move, one: Project, on: date) -> Stepping:
    """Return the form of a step, with the choices of the plan and the survey. Raises KeyError for the taking in."""
    if move is Move.SURVEY:
        return _survey_form(one)(on=on, open=one.survey is not None and one.survey.open)
    form = _FORMS[move](on=on)
    for name, kinds in (("works", one.needed), ("done", one.left)):
        field = form._fields.get(name)
        if isinstance(field, SelectField):
            field.choices = list(zip(kinds, kinds_in_words(one.law, kinds), strict=True))
    return form


def _survey_form(one: Project) -> type[Stepping]:
    """Return the form that asks of each kind of works in which condition it is, as was found before."""
    known = {} if one.survey is None else one.survey.conditions
    conditions = options([
        ("good", lazy_gettext("in order")), ("worn", lazy_gettext("in need of repair")),
        ("missing", lazy_gettext("not there")),
    ])  # fmt: skip
    fields = {
        f"{_KIND}{kind}": SelectField(
            pick(title), [InputRequired()], choices=conditions, default=known.get(kind, "good")
        )
        for kind, title in one.law.kinds.items()
    }
    return type("_SurveyingOf", (_Surveying,), fields)
