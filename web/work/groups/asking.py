"""The forms of a group's steps, made of its members: one box for each department, lines for those of which many are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from flask_babel import gettext, lazy_gettext
from wtforms import DateField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput

from credit.groups import Group, Move
from web.choices import choices
from web.languages import pick
from web.pages.group_words import member
from web.work.days import day_in
from web.work.forms import text
from web.work.step_forms import StepForm, lines_in

__all__ = ["form_of"]

_LONG: Final = Length(max=4000)
_EACH: Final = "each_"
"""How the field is called in which members are named of which there are many."""


class _Met(StepForm):
    departments = SelectMultipleField(lazy_gettext("Who took part"), option_widget=CheckboxInput())

    def told(self) -> dict[str, Any]:
        """Return who took part, what was settled, and what was handed up."""
        attended = list(self.departments.data or ())
        for field in self:
            if field.short_name.startswith(_EACH):
                code = field.short_name.removeprefix(_EACH)
                attended += [f"{code}/{name}" for name in lines_in(text(field))]
        raised = lines_in(text(self["raised"])) if "raised" in self else []
        return {"attended": attended, "settled": lines_in(text(self["settled"])), "raised": raised}


class _Tasked(StepForm):
    what = TextAreaField(lazy_gettext("What is to be done; it becomes public"), [InputRequired(), _LONG])
    lead = SelectField(lazy_gettext("Led by"), [InputRequired()])
    which = StringField(lazy_gettext("Which of them, where there are several"), [Length(max=100)])
    until = DateField(lazy_gettext("Until"), [InputRequired()])

    def told(self) -> dict[str, Any]:
        """Return the task."""
        lead = "/".join(filter(None, (text(self.lead), text(self.which))))
        return {"what": text(self.what), "lead": lead, "until": day_in(self.until).isoformat()}


class _Reported(StepForm):
    task = SelectField(lazy_gettext("Task"), [InputRequired()], coerce=int)
    progress = TextAreaField(lazy_gettext("How it stands; it becomes public"), [InputRequired(), _LONG])

    def told(self) -> dict[str, Any]:
        """Return the report on a task."""
        return {"task": self.task.data, "progress": text(self.progress)}


class _Ended(StepForm):
    reason = TextAreaField(lazy_gettext("Why it ends; it becomes public"), [InputRequired(), _LONG])


_FORMS: Final[Mapping[Move, type[StepForm]]] = {
    Move.MET: _Met, Move.TASK: _Tasked, Move.REPORT: _Reported, Move.DONE: _Reported, Move.END: _Ended,
}  # fmt: skip


def form_of(move: Move, group: Group, on: date) -> StepForm:
    """Return the form of a step with the group's members and open tasks. Raises KeyError for setting up."""
    made = _with_lines(group) if move is Move.MET else _FORMS[move]
    form = made(on=on)
    if isinstance(form, _Met):
        form.departments.choices = choices(_named(group))
    elif isinstance(form, _Tasked):
        many = [(code, pick(one.name)) for code, one in group.kind.members.items() if one.each]
        form.lead.choices = choices([*_named(group), *many])
    elif isinstance(form, _Reported):
        going = [one for one in group.tasks if one.done_on is None]
        form.task.choices = choices([(str(one.number), f"{one.number}. {one.what}") for one in going])
    return form


def _with_lines(group: Group) -> type[StepForm]:
    """Return the form of a meeting: lines for members of which there are many, for what was settled and handed up."""
    fields: dict[str, Any] = {
        f"{_EACH}{code}": TextAreaField(gettext("%(who)s, one on each line", who=pick(one.name)), [_LONG])
        for code, one in group.kind.members.items() if one.each
    }  # fmt: skip
    settled = lazy_gettext("What was settled, one matter on each line; it becomes public")
    fields["settled"] = TextAreaField(settled, [_LONG])
    if group.kind.above is not None:
        handed = lazy_gettext("What could not be settled and goes to the group above, one matter on each line")
        fields["raised"] = TextAreaField(handed, [_LONG])
    return type("_MetHere", (_Met,), fields)


def _named(group: Group) -> list[tuple[str, str]]:
    single = [code for code, one in group.kind.members.items() if not one.each]
    return [(code, member(group, code)) for code in (*single, *group.terms.members)]
