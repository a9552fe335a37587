"""Changing an account: its roles, a new first password, the second factor taken away, closed and opened again."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from sqlmodel import Session
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired

from models.errors import InputError
from models.record import Clerk
from web.access import ROLES, Action, Holding, Role
from web.access.first_passwords import first_password
from web.access.passwords import hashed
from web.clock import now
from web.gate import acting_for, needs, permit
from web.register.accounts.accounts import Account, account, close, enter_factor, enter_password, grant, reopen, revoke
from web.register.accounts.sessions import end_sessions
from web.work.accounts.choosing import HoldingForm, chosen_holding
from web.work.accounts.shown import delegable, permitted
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

Change = Callable[[Clerk, Account], str]
"""Does something to an account, and returns what was done in words."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<account_id>/roles", "grant_role", _grant_role, methods=["GET", "POST"])
    pages.add_url_rule("/<account_id>/roles/revoke", "revoke_role", _revoke_role, methods=["POST"])
    pages.add_url_rule("/<account_id>/password", "set_password", _new_password, methods=["POST"])
    for name, change in (
        ("factor", _no_factor), ("close", _close), ("reopen", _reopen), ("sessions", _no_sessions),
    ):  # fmt: skip
        pages.add_url_rule(f"/<account_id>/{name}", f"set_{name}", _view(change), methods=["POST"])


@needs(Action.ACCOUNT_MANAGE)
def _grant_role(account_id: str) -> Response | tuple[str, int]:
    form = HoldingForm()
    permitted(_found(reading_session(), account_id))
    if form.sent():
        with refused_into(form):
            holding = chosen_holding(form)
            permit(holding.organisation)
            delegable(holding)
            with acting() as clerk:
                grant(clerk, permitted(_found(clerk.session, account_id)), holding, acting_for())
        if not form.is_wrong:
            return done(gettext("The role is granted."), url_for("work.accounts.show", account_id=account_id))
    return render_template("work/accounts/grant.html", form=form, account_id=account_id), form.status


class _Revoking(PortalForm):
    """A role that is held."""

    role = StringField("role", [InputRequired()])
    organisation = StringField("organisation", [InputRequired()])


@needs(Action.ACCOUNT_MANAGE)
def _revoke_role(account_id: str) -> Response:
    form = _Revoking()
    if not form.sent() or text(form.role) not in set(Role):
        abort(400)
    holding = Holding(Role(text(form.role)), text(form.organisation))
    permit(holding.organisation)
    delegable(holding)
    with acting() as clerk:
        revoke(clerk, _found(clerk.session, account_id), holding, acting_for())
    what = gettext("%(role)s for %(organisation)s is taken back.", role=ROLES[Role(text(form.role))].en,
                   organisation=text(form.organisation))  # fmt: skip
    return done(what, url_for("work.accounts.show", account_id=account_id))


def _view(change: Change) -> Callable[[str], Response]:
    @needs(Action.ACCOUNT_MANAGE)
    def changed(account_id: str) -> Response:
        with acting() as clerk:
            what = change(clerk, permitted(_found(clerk.session, account_id)))
        return done(what, url_for("work.accounts.show", account_id=account_id))

    return changed


@needs(Action.ACCOUNT_MANAGE)
def _new_password(account_id: str) -> str:
    password = first_password()
    kept = hashed(password)
    with acting() as clerk:
        of = permitted(_found(clerk.session, account_id))
        enter_password(clerk, of, kept, acting_for())
        end_sessions(clerk.session, of.id, now())
    return render_template("work/accounts/told.html", account_id=account_id, password=password)


def _no_factor(clerk: Clerk, of: Account) -> str:
    enter_factor(clerk, of, None, acting_for())
    end_sessions(clerk.session, of.id, now())
    return str(gettext("The account has no second factor any more."))


def _no_sessions(clerk: Clerk, of: Account) -> str:
    end_sessions(clerk.session, of.id, now())
    return str(gettext("The account is signed out everywhere."))


def _close(clerk: Clerk, of: Account) -> str:
    close(clerk, of, acting_for())
    end_sessions(clerk.session, of.id, now())
    return str(gettext("The account is closed, and signed out everywhere."))


def _reopen(clerk: Clerk, of: Account) -> str:
    reopen(clerk, of, acting_for())
    return str(gettext("The account is open again."))


def _found(session: Session, account_id: str) -> Account:
    try:
        return account(session, account_id)
    except InputError:
        abort(404)
