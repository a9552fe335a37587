"""What a town puts on record of an estate: what it is, that a mode of service begins, that it ended."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, FileField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput

from bidding.modes import ModeEvent, ModeLaw, ModeMove, ServiceMode, cite, law_for
from models.record import Clerk
from web.access import Action
from web.choices import choices as options
from web.clock import today
from web.gate import needs
from web.languages import language, pick
from web.pages.mode_words import BASICS, KINDS, MODES
from web.register.modes.estates import estate_served
from web.register.modes.rows import enter_mode, place_known
from web.register.public.estate_places import Place
from web.work.acting import acting, done, reading_session, refused_into
from web.work.assembly.places import found_place, spoken_for
from web.work.days import day_in
from web.work.documents import keep_sent
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_TRAIT: Final = "trait_"
_TITLES: Final = {
    ModeMove.DESCRIBE: lazy_gettext("Say what the estate is"),
    ModeMove.BEGIN: lazy_gettext("A mode of service begins"),
    ModeMove.END: lazy_gettext("The mode ended"),
}  # fmt: skip


class _Recording(PortalForm):
    """An event: on which day, and on what paper."""

    on = DateField(lazy_gettext("Holds from"), [InputRequired()])
    paper = StringField(lazy_gettext("Paper it rests on"), [InputRequired(), Length(max=200)])
    document = FileField(lazy_gettext("That paper as a file"))

    def told(self) -> dict[str, Any]:
        """Return what it holds beside day and paper."""
        return {}


class _Describing(_Recording):
    kind = RadioField(lazy_gettext("What it is"), [InputRequired()], choices=options(KINDS.items()))
    jurisdiction = StringField(lazy_gettext("Place by its GB/T 2260 code"), [Length(max=6)])

    def told(self) -> dict[str, Any]:
        """Return kind, place, and those traits that were chosen."""
        traits = {field.name.removeprefix(_TRAIT): field.data for field in self if field.name.startswith(_TRAIT)}
        return {"kind": self.kind.data, "traits": {name: value for name, value in traits.items() if value}}


class _Beginning(_Recording):
    mode = RadioField(
        lazy_gettext("Mode of service"), [InputRequired()],
        choices=options((code, word) for code, word in MODES.items() if code != ServiceMode.PROFESSIONAL),
    )  # fmt: skip
    provider = StringField(lazy_gettext("Who gives the service"), [InputRequired(), Length(max=200)])
    basics = SelectMultipleField(
        lazy_gettext("Basic services that are given"), choices=options(BASICS.items()), option_widget=CheckboxInput(),
    )  # fmt: skip
    until = DateField(lazy_gettext("Until before"), [Optional()])

    def told(self) -> dict[str, Any]:
        """Return mode, provider and basics."""
        return {"mode": self.mode.data, "provider": text(self.provider), "basics": [*(self.basics.data or ())]}


class _Ending(_Recording):
    reason = StringField(lazy_gettext("Why it ended"), [InputRequired(), Length(max=300)])

    def told(self) -> dict[str, Any]:
        """Return the reason."""
        return {"reason": text(self.reason)}


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/<move>", "record", _record, methods=["GET", "POST"])


@needs(Action.MODE_ENTER)
def _record(community_id: str, move: str) -> Response | tuple[str, int]:
    place, chosen = found_place(community_id), next((one for one in ModeMove if one == move), None)
    if chosen is None:
        abort(404)
    code = place_known(reading_session(), place.id)
    law = law_for(code or "")
    served = estate_served(reading_session(), place.id, today()).served
    known = {f"{_TRAIT}{name}": value for name, value in served.traits.items()}
    form = _form_of(chosen, law)(on=today(), kind=served.kind, **known)
    if form.sent():
        with refused_into(form), acting() as clerk:
            _take(clerk, form, place, chosen, code)
        if not form.is_wrong:
            return done(gettext("It is on record."), url_for("work.modes.show", community_id=place.id))
    return render_template(
        "work/modes/record.html", form=form, place=place, move=chosen, title=_TITLES[chosen], known=code is not None,
        laws=_laws(law, chosen),
    ), form.status  # fmt: skip


def _take(clerk: Clerk, form: _Recording, place: Place, move: ModeMove, code: str | None) -> None:
    told = form.told() | {"document": keep_sent(clerk, place.id, "document")}
    if move is ModeMove.DESCRIBE:
        told["jurisdiction"] = code or text(form["jurisdiction"])
    details = {key: value for key, value in told.items() if value not in (None, "")}
    until = form["until"].data if "until" in form else None
    event = ModeEvent(move, day_in(form.on), clerk.at, spoken_for(place), text(form.paper), until, details)
    enter_mode(clerk, place.id, event)


def _describing(law: ModeLaw) -> type[_Describing]:
    """Return the form of a description with the traits that the table of the place asks."""
    fields = {
        f"{_TRAIT}{name}": SelectField(
            pick(trait.title), [Optional()],
            choices=options([("", "–"), *((code, pick(words)) for code, words in trait.values.items())]),
        )
        for name, trait in law.traits.items()
    }  # fmt: skip
    return type("_DescribingHere", (_Describing,), fields)


def _form_of(move: ModeMove, law: ModeLaw) -> type[_Recording]:
    match move:
        case ModeMove.DESCRIBE:
            return _describing(law)
        case ModeMove.BEGIN:
            return _Beginning
        case ModeMove.END:
            return _Ending


def _laws(law: ModeLaw, move: ModeMove) -> list[str]:
    """Return what the place's document says of a move: where each line stands."""
    bases = {
        ModeMove.DESCRIBE: [one.basis for one in law.traits.values()] or [law.chosen],
        ModeMove.BEGIN: [*(one.basis for one in law.rules), law.basics.basis],
        ModeMove.END: [law.chosen],
    }  # fmt: skip
    return [*dict.fromkeys(cite(law, basis, language()) for basis in bases[move])]
