"""The forms of the steps, made of the law of the place: its staff, its heads, its parties, its items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from flask_babel import lazy_gettext
from wtforms import BooleanField, DateField, FileField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput

from bidding.engagements import Engagement
from bidding.engagements.clocks import notice_of
from bidding.engagements.moves import Move
from web.languages import pick
from web.work.documents import digests_in
from web.work.engagements.wording import role_word
from web.work.step_forms import StepForm

__all__ = ["Stepping", "form_of", "staff_fields", "staff_sent"]

_LONG: Final = Length(max=4000)


class Stepping(StepForm):
    """A step, as its place asks for it."""

    lined = frozenset({"services"})


class _Submitting(Stepping):
    """A filing; the certificates come as files, role by role."""


class _Returning(Stepping):
    reason = StringField(lazy_gettext("Why it is returned"), [InputRequired(), _LONG])


class _Accepting(Stepping):
    filing = StringField(lazy_gettext("Number of the filing"), [InputRequired(), Length(max=200)])


class _Agreeing(Stepping):
    parties = SelectMultipleField(lazy_gettext("Signed by"), option_widget=CheckboxInput())
    heads = SelectMultipleField(lazy_gettext("It watches over"), option_widget=CheckboxInput())
    document = FileField(lazy_gettext("The agreement"))


class _Breaching(Stepping):
    head = SelectField(lazy_gettext("Head of the agreement"), [InputRequired()])
    event = SelectField(lazy_gettext("Kind of record"), [InputRequired()])
    occurred_on = DateField(lazy_gettext("Occurred on"), [InputRequired()])
    what = StringField(lazy_gettext("What happened; it becomes public, so no names"), [InputRequired(), _LONG])
    document_no = StringField(lazy_gettext("Number of a document"), [Optional(), Length(max=200)])


class _Finding(Stepping):
    since = DateField(lazy_gettext("Serves since"), [InputRequired()])
    what = StringField(lazy_gettext("What was found; it becomes public, so no names"), [InputRequired(), _LONG])


class _Renewing(Stepping):
    until = DateField(lazy_gettext("Until before"), [InputRequired()])
    vote = StringField(lazy_gettext("The owners' vote behind it"), [InputRequired(), Length(max=200)])


class _Notifying(Stepping):
    to = SelectMultipleField(lazy_gettext("Who was told"), option_widget=CheckboxInput())
    document = FileField(lazy_gettext("The notice"))


class _Replacing(Stepping):
    successor = StringField(
        lazy_gettext("Company that takes over; empty where owners manage themselves"), [Optional(), Length(max=100)]
    )
    takes_over_on = DateField(lazy_gettext("Takes over on"), [InputRequired()])
    vote = StringField(lazy_gettext("The owners' vote behind it"), [Optional(), Length(max=200)])
    ended_early = BooleanField(lazy_gettext("The contract ends early, on that day"))


class _Appointing(Stepping):
    provider = StringField(lazy_gettext("Who serves for the time being"), [InputRequired(), Length(max=200)])
    until = DateField(lazy_gettext("Until"), [InputRequired()])
    services = TextAreaField(lazy_gettext("Basic services, one on each line"), [InputRequired(), _LONG])
    shown = BooleanField(lazy_gettext("It was shown in the estate: who, what, until when and for how much"))


class _Delivering(Stepping):
    items = SelectMultipleField(lazy_gettext("Handed over"), option_widget=CheckboxInput())
    absent = SelectMultipleField(lazy_gettext("Never there"), option_widget=CheckboxInput())
    receipt = FileField(lazy_gettext("Receipt that both sides signed"))


class _Ordering(Stepping):
    until = DateField(lazy_gettext("To be finished by"), [InputRequired()])
    what = StringField(lazy_gettext("What is ordered"), [InputRequired(), _LONG])


class _Completing(Stepping):
    condition = TextAreaField(
        lazy_gettext("State of lifts, fire equipment and cameras"), [InputRequired(), _LONG], render_kw={"rows": 4}
    )  # fmt: skip


_FORMS: Final[Mapping[Move, type[Stepping]]] = {
    Move.SUBMIT: _Submitting, Move.RETURN: _Returning, Move.ACCEPT: _Accepting, Move.AGREE: _Agreeing,
    Move.BREACH: _Breaching, Move.START: Stepping, Move.FIND_SERVING: _Finding, Move.RENEW: _Renewing,
    Move.NOTIFY: _Notifying, Move.REPLACE: _Replacing, Move.APPOINT: _Appointing, Move.DELIVER: _Delivering,
    Move.ORDER: _Ordering, Move.COMPLETE: _Completing,
}  # fmt: skip


def form_of(move: Move, one: Engagement, on: date) -> Stepping:
    """Return the form of a step, with the choices that the law of the place gives. Raises KeyError for the opening."""
    form = _FORMS[move](on=on)
    for name, choices in _CHOICES.items():
        field = form._fields.get(name)
        if isinstance(field, SelectField):
            field.choices = choices(one)
    return form


def staff_fields(one: Engagement) -> list[tuple[str, str, int]]:
    """Return name, title and least number of the staff that a filing names: one field of files for each role."""
    law = one.law.filing
    if law is None:
        return []
    return [(role, pick(title), law.staff.get(role, 0)) for role, title in law.staff_titles.items()]


def staff_sent(one: Engagement) -> list[dict[str, str]]:
    """Return the staff of a filing: for each file of a role, the role and the digest of the certificate."""
    return [{"role": role, "certificate": digest} for role, _, _ in staff_fields(one) for digest in digests_in(role)]


def _items(one: Engagement) -> list[tuple[str, str]]:
    return [(name, pick(one.law.handed_over[name].title)) for name in one.open_items()]


def _heads(one: Engagement) -> list[tuple[str, str]]:
    return [(name, pick(head.title)) for name, head in (one.law.supervised or {}).items()]


def _events(one: Engagement) -> list[tuple[str, str]]:
    heads = (one.law.supervised or {}).values()
    return [(event, f"{pick(head.title)}: {event}") for head in heads for event in head.events]


_CHOICES: Final[Mapping[str, Callable[[Engagement], list[tuple[str, str]]]]] = {
    "parties": lambda _one: [(name, role_word(name)) for name in ("neighbourhood", "company", "developer")],
    "heads": _heads, "head": _heads, "event": _events, "items": _items, "absent": _items,
    "to": lambda one: [(name, role_word(name)) for name in notice_of(one).to],
}  # fmt: skip
