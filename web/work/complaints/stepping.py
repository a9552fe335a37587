"""One step of a complaint: a form that asks what its move has to say, with what the desk's rules ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from credit.complaints import DeskRules, Move, Step, route
from credit.complaints.desk_rules import Clock
from credit.complaints.moves import Cause, Kind, Level, Party
from credit.complaints.steps import SAYS
from credit.complaints.wording import LEVELS, MOVES, PARTIES
from credit.rulebook.shapes import Basis
from models.record import Clerk
from models.values.moments import shanghai_date
from web.access import Action
from web.gate import needs
from web.languages import language
from web.pages.complaint_words import matter_name
from web.register.complaints.cases import take_step
from web.register.complaints.desk import DeskCase, open_beside
from web.work.acting import acting, done, reading_session, refused_into
from web.work.complaints.desks import found_case, office, role_for, roles_here, rules_of
from web.work.complaints.shown import moves_open
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_KINDS: Final = {
    Kind.PEOPLE: lazy_gettext("People's mediation"), Kind.ADMINISTRATIVE: lazy_gettext("Administrative mediation"),
    Kind.JUDICIAL: lazy_gettext("Judicial mediation"),
}  # fmt: skip
_CAUSES: Final = {Cause.REQUEST: lazy_gettext("It was asked for"), Cause.TIMEOUT: lazy_gettext("Its time ran out")}


class _Offered(SelectField):
    """A choice that may be left out; what is chosen is one of those that the desk's rules offer here."""

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401 - the form of the field
        """Raise ValidationError for what was not offered."""
        if self.data:
            super().pre_validate(form)


def _choice(label: str) -> SelectField:
    return _Offered(label, [Optional()], choices=[])


class _Stepping(PortalForm):
    """Everything that some step says; a page shows what its own does."""

    reason = TextAreaField(lazy_gettext("Reason"), [Length(max=500)])
    document = StringField(lazy_gettext("Document that shows it (number or link)"), [Length(max=200)])
    text = TextAreaField(lazy_gettext("What the complainer is told"), [Length(max=4000)])
    matter = _choice(lazy_gettext("What it is about"))
    liability = _choice(lazy_gettext("Who is liable"))
    upheld = _choice(lazy_gettext("Is it upheld?"))
    level = _choice(lazy_gettext("Level"))
    cause = _choice(lazy_gettext("Cause"))
    tier = _choice(lazy_gettext("Tier of mediation"))
    kind = _choice(lazy_gettext("Kind of mediation"))
    plaintiff = _choice(lazy_gettext("Who sues"))
    duplicate_of = _choice(lazy_gettext("The complaint that it repeats"))
    department = StringField(lazy_gettext("Responsible unit"), [Length(max=100)])
    due_on = DateField(lazy_gettext("To be done by"), [Optional()])


_ASKED: Final = {
    "duty_version": None, "duty_line": None, "similarity_milli": None, "text_commitment": "text",
}  # fmt: skip
"""What a step says otherwise than by a field of its name; None: the rules say it, not people."""
_WORDS: Final[dict[str, Callable[[str], object]]] = {
    "liability": Party, "plaintiff": Party, "level": Level, "tier": Level, "kind": Kind, "cause": Cause,
    "upheld": lambda told: told == "yes",
}  # fmt: skip


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<number>/<move>", "step", _step, methods=["GET", "POST"])


@needs(Action.COMPLAINT_HANDLE)
def _step(number: str, move: str) -> Response | tuple[str, int]:
    one = found_case(number)
    asked = next((known for known in Move if known == move), None)
    if asked is None or role_for(asked, roles_here(one)) is None:
        abort(404)
    form, rules = _Stepping(), rules_of(one)
    _offer(form, one, rules)
    if form.sent():
        with refused_into(form), acting() as clerk:
            _take(clerk, form, one, rules, asked)
        if not form.is_wrong:
            what = gettext("On record: %(what)s.", what=MOVES[asked][language()])
            return done(what, url_for("work.complaints.show", number=number))
    fields = [getattr(form, name) for name in _fields(asked)]
    return render_template(
        "work/complaints/step.html", form=form, fields=fields, one=one, name=MOVES[asked][language()],
        law=_law(one, rules, asked), is_open=asked in moves_open(one), matter_name=matter_name,
    ), form.status  # fmt: skip


def _fields(move: Move) -> list[str]:
    """Return the fields that a move's page asks, what it must say first."""
    says = SAYS[move]
    if move is Move.ROUTE:
        return ["matter", "reason"]
    named = [_ASKED.get(name, name) for name in (*says.must, *says.may)]
    return [name for name in named if name is not None]


def _take(clerk: Clerk, form: _Stepping, one: DeskCase, rules: DeskRules, move: Move) -> None:
    role = role_for(move, roles_here(one))
    if role is None:
        abort(404)
    told: dict[str, Any] = {name: _said(form, name) for name in _fields(move) if name != "text"}
    said = {name: value for name, value in told.items() if value not in (None, "")}
    if move is Move.ROUTE:
        matter = str(said.pop("matter", one.case.matter))
        said |= route(rules, matter, shanghai_date(one.case.reception.received_at)).says()
    step = Step(move, role, office(one), clerk.at, **said)
    take_step(clerk, rules, one.number, step, text(form.text) if move is Move.ANSWER else None)


def _said(form: _Stepping, name: str) -> object:
    field = getattr(form, name)
    if name == "due_on":
        return field.data
    told = text(field)
    return _WORDS[name](told) if told and name in _WORDS else told


def _offer(form: _Stepping, one: DeskCase, rules: DeskRules) -> None:
    """Fill the choices of the form by the rules of the desk, in the visitor's language."""
    tongue, duties = language(), rules.duties_on(shanghai_date(one.case.reception.received_at))
    parties = [(party.value, PARTIES[party][tongue]) for party in Party]
    form.matter.choices = [(code, matter_name(code)) for code in (duties.matters if duties is not None else ())]
    form.liability.choices = [("", gettext("as it is")), *parties]
    form.plaintiff.choices = parties
    form.upheld.choices = [("", gettext("as it is")), ("yes", gettext("upheld")), ("no", gettext("not upheld"))]
    above = [level for level in rules.levels if rules.levels.index(level) > rules.levels.index(one.case.level)]
    form.level.choices = [(level.value, LEVELS[level][tongue]) for level in above]
    form.cause.choices = [(cause.value, str(name)) for cause, name in _CAUSES.items()]
    form.tier.choices = [
        (tier.level.value, f"{LEVELS[tier.level][tongue]}: {getattr(tier.body, tongue)}")
        for tier in rules.mediation.tiers
    ]
    form.kind.choices = [(kind.value, str(name)) for kind, name in _KINDS.items()]
    form.duplicate_of.choices = [
        (other.number, f"{other.number} {matter_name(other.case.matter)}")
        for other in open_beside(reading_session(), one)
    ]
    if not form.matter.data:
        form.matter.data = one.case.matter


def _law(one: DeskCase, rules: DeskRules, move: Move) -> str:
    """Return in one line what the rules of the desk ask of a move, with the article; nothing where they are silent."""
    clocks, duties = rules.clocks, rules.duties_on(shanghai_date(one.case.reception.received_at))
    timed: dict[Move, Clock] = {
        Move.ACCEPT: clocks.accept, Move.REFUSE: clocks.accept, Move.ANSWER: clocks.answer, Move.CLOSE: clocks.close,
        Move.ESCALATE: clocks.level, Move.REOPEN: clocks.reopen, Move.SETTLE: clocks.mediate,
        Move.FAIL_MEDIATION: clocks.mediate,
    }  # fmt: skip
    if move in timed:
        return f"{_length(timed[move])} {rules.cited(timed[move].basis, language())}"
    bases: dict[Move, Basis | None] = {
        Move.ROUTE: duties.basis if duties is not None else None, Move.MERGE: rules.repeats.basis,
        Move.OPEN_MEDIATION: rules.mediation.tiers_basis, Move.SUE: rules.mediation.before_suit_basis,
    }  # fmt: skip
    basis = bases.get(move)
    return "" if basis is None else rules.cited(basis, language())


def _length(clock: Clock) -> str:
    if clock.working_days is not None:
        return str(gettext("Within %(num)s working days.", num=clock.working_days))
    return str(gettext("Within %(num)s days.", num=clock.days))
