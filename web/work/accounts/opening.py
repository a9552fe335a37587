"""Opening an account: a name, a name to sign in with, and the first role; the password is told once."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_babel import lazy_gettext
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from web.access import ROLES, Action, Holding, Role
from web.access.first_passwords import first_password
from web.access.passwords import hashed
from web.access.roles import CITY
from web.choices import choices
from web.gate import acting_for, needs, permit, signed_in
from web.languages import pick
from web.register.accounts.accounts import enter_password, grant, open_account
from web.work.acting import acting, refused_into
from web.work.forms import PortalForm, text

__all__ = ["add_to", "grantable", "role_field"]


def role_field() -> SelectField:
    """Return a choice of the roles that the person may grant, in their language."""
    return SelectField(lazy_gettext("Role"), [InputRequired()], choices=_offered)


def _offered() -> list[Any]:
    return choices((one.value, pick(ROLES[one])) for one in grantable())


class _Opening(PortalForm):
    """Who it is, and what they do first."""

    name = StringField(lazy_gettext("Name of the person"), [InputRequired(), Length(max=100)])
    login = StringField(lazy_gettext("Name to sign in with"), [InputRequired(), Length(min=2, max=64)])
    role = role_field()
    organisation = StringField(lazy_gettext("Acts for"), [InputRequired(), Length(max=200)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/new", "open_new", _open_new, methods=["GET", "POST"])


def grantable() -> list[Role]:
    """Return the roles that the person may grant: all, or those that they hold themselves."""
    who = signed_in()
    if who.reach(Action.ACCOUNT_MANAGE) is None:
        return list(Role)
    return list(dict.fromkeys(one.role for one in who.holdings))


@needs(Action.ACCOUNT_MANAGE)
def _open_new() -> tuple[str, int]:
    who = signed_in()
    form = _Opening(organisation=next((one.organisation for one in who.holdings if one.organisation != CITY), CITY))
    if form.sent():
        permit(text(form.organisation))
        password = first_password()
        kept = hashed(password)
        with refused_into(form), acting() as clerk:
            made = open_account(clerk, text(form.login), text(form.name), acting_for())
            made = enter_password(clerk, made, kept, acting_for())
            made = grant(clerk, made, Holding(Role(text(form.role)), text(form.organisation)), acting_for())
        if not form.is_wrong:
            return render_template("work/accounts/told.html", account_id=made.id, password=password), 200
    else:
        permit(*[one.organisation for one in who.holdings])
    return render_template("work/accounts/new.html", form=form), form.status
