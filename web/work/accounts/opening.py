"""Opening an account: a name, a name to sign in with, and the first role; the password is told once."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from web.access import CITY, Action
from web.access.first_passwords import first_password
from web.access.passwords import hashed
from web.gate import acting_for, needs, permit, signed_in
from web.register.accounts.accounts import enter_password, grant, open_account
from web.work.accounts.choosing import HoldingForm, chosen_holding
from web.work.accounts.shown import delegable
from web.work.acting import acting, refused_into
from web.work.forms import text

__all__ = ["add_to"]


class _Opening(HoldingForm):
    """Who it is, and what they do first."""

    name = StringField(lazy_gettext("Name of the person"), [InputRequired(), Length(max=100)])
    login = StringField(lazy_gettext("Name to sign in with"), [InputRequired(), Length(min=2, max=64)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/new", "open_new", _open_new, methods=["GET", "POST"])


@needs(Action.ACCOUNT_MANAGE)
def _open_new() -> tuple[str, int]:
    own = [one.organisation for one in signed_in().delegable]
    told = request.args
    form = _Opening(role=told.get("role"), organisation=told.get("organisation") or next(iter(own), ""))
    permit(*(own or [CITY]))
    if form.sent():
        with refused_into(form):
            holding = chosen_holding(form)
            permit(holding.organisation)
            delegable(holding)
            password = first_password()
            kept = hashed(password)  # before anything is locked: Argon2 takes its time
            with acting() as clerk:
                made = open_account(clerk, text(form.login), text(form.name), acting_for())
                made = grant(clerk, enter_password(clerk, made, kept, acting_for()), holding, acting_for())
        if not form.is_wrong:
            return render_template("work/accounts/told.html", account_id=made.id, password=password), 200
    return render_template("work/accounts/new.html", form=form), form.status
