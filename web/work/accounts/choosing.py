"""Choosing a role and for whom it is held: by the number of the organisation, or by its name where that is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from models.errors import Problem, RefusedError
from web.access import CITY, ROLES, Action, Holding, Role
from web.choices import choices
from web.gate import signed_in
from web.languages import pick
from web.register.accounts.organisations import Named, search
from web.work.acting import reading_session
from web.work.forms import PortalForm, text

__all__ = ["HoldingForm", "chosen_holding", "grantable"]

_MOST = 20


def _offered() -> list[Any]:
    return choices((one.value, pick(ROLES[one])) for one in grantable())


class HoldingForm(PortalForm):
    """A role, for whom it is held, and of several organisations of a name the one that is meant."""

    role = SelectField(lazy_gettext("Role"), [InputRequired()], choices=_offered)
    organisation = StringField(lazy_gettext("Acts for"), [Optional(), Length(max=200)])
    chosen = RadioField(
        lazy_gettext("Which of these"), [Optional()], choices=[], validate_choice=False
    )  # the guard and the rules hold what is chosen against what the person may give

    def offer(self, found: Sequence[Named]) -> None:
        """Offer organisations to choose from."""
        self.chosen.choices = choices((one.key, f"{one.name} ({one.key})") for one in found)


def grantable() -> list[Role]:
    """Return the roles that the person may grant: all, or those in which they act and may give on."""
    who = signed_in()
    if who.reach(Action.ACCOUNT_MANAGE) is None:
        return list(Role)
    return list(dict.fromkeys(one.role for one in who.delegable))


def chosen_holding(form: HoldingForm) -> Holding:
    """Return the role for the organisation that was typed or chosen; the city's roles are held for the city.

    Raises RefusedError where no organisation of that kind, or more than one, is called so; several are offered.
    """
    role = Role(text(form.role))
    kind, typed = ROLES[role].kind, text(form.chosen) or text(form.organisation)
    if kind == CITY and not typed:
        return Holding(role, CITY)
    if "/" in typed or typed == CITY:
        return Holding(role, typed)
    found = search(reading_session(), typed, (kind,), _MOST + 1) if typed else ()
    if len(found) == 1:
        return Holding(role, found[0].key)
    form.offer(found[:_MOST])
    raise RefusedError(_unclear(typed, kind, len(found)))


def _unclear(typed: str, kind: str, count: int) -> Problem:
    if not typed:
        return Problem("organisation", "it is not said for whom the role is held", f"Name it, or write {kind}/NUMBER.")
    if count == 0:
        what = f"no organisation of the kind {kind} is called {typed!r}"
        return Problem("organisation", what, f"Type a part of its name, or {kind}/NUMBER.")
    if count > _MOST:
        what = f"more than {_MOST} organisations are called {typed!r}"
        return Problem("organisation", what, "Type more of the name, or choose one of the first below.")
    what = f"{count} organisations are called {typed!r}"
    return Problem("organisation", what, "Choose the one that is meant below.")
