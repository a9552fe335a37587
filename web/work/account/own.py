"""One's own account: who one is here, where one is signed in, a new password, the second factor."""

from __future__ import annotations

import io
import re
import secrets
from typing import Any, Final

import segno
from flask import Blueprint, current_app, render_template, url_for
from flask_babel import gettext, lazy_gettext
from markupsafe import Markup
from werkzeug.wrappers import Response
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from models.errors import Problem, RefusedError
from models.record import Clerk
from web.access import ROLES
from web.access.passwords import hashed, is_right, weaknesses
from web.access.second_factor import address_of, counter_of, new_secret
from web.clock import now
from web.gate import acting_for, needs, signed_in
from web.gate.visiting import token
from web.register.accounts.accounts import Account, account, enter_factor, enter_password
from web.register.accounts.organisations import names_of
from web.register.accounts.sessions import end_sessions, sessions_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, secret, text

__all__ = ["add_to"]


_SECRET: Final = re.compile(r"[A-Z2-7]{32}")
"""The secrets that the page makes: twenty bytes in base32."""


class _NewPassword(PortalForm):
    """The password that one has, and twice the one that one wants."""

    old = PasswordField(
        lazy_gettext("Present password"), [InputRequired()], render_kw={"autocomplete": "current-password"}
    )
    new = PasswordField(lazy_gettext("New password"), [InputRequired()], render_kw={"autocomplete": "new-password"})
    again = PasswordField(
        lazy_gettext("New password, once more"), [InputRequired()], render_kw={"autocomplete": "new-password"}
    )


class _NewFactor(PortalForm):
    """The secret that the page made, and a code that shows that the authenticator has it.

    Where there is a factor already, the password too: no browser that was left open puts another in its place.
    """

    secret = HiddenField()
    old = PasswordField(lazy_gettext("Present password"), render_kw={"autocomplete": "current-password"})
    code = StringField(
        lazy_gettext("Code that the authenticator shows"), [InputRequired()],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )  # fmt: skip


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/account", "show", _show)
    pages.add_url_rule("/account/password", "password", _password, methods=["GET", "POST"])
    pages.add_url_rule("/account/factor", "factor", _factor, methods=["GET", "POST"])
    pages.add_url_rule("/account/sessions", "end_others", _end_others, methods=["POST"])


@needs()
def _show() -> str:
    who, session = signed_in(), reading_session()
    names = names_of(session, [one.organisation for one in who.holdings])
    return render_template(
        "work/account/show.html", it=account(session, who.account_id), roles=ROLES, names=names,
        sessions=sessions_of(session, who.account_id, now()),
    )  # fmt: skip


@needs()
def _password() -> Response | tuple[str, int]:
    form = _NewPassword()
    if form.sent():
        with refused_into(form):
            _check(account(reading_session(), signed_in().account_id), form)
            kept = hashed(secret(form.new))  # before anything is locked: Argon2 takes its time
            with acting() as clerk:
                own = account(clerk.session, signed_in().account_id)
                enter_password(clerk, own, kept, acting_for())
                end_sessions(clerk.session, own.id, now(), token())
        if not form.is_wrong:
            return done(gettext("The new password holds from now on."), url_for("work.account.show"))
    return render_template("work/account/password.html", form=form), form.status


def _check(own: Account, form: _NewPassword) -> None:
    problems = weaknesses(secret(form.new), own.login or "")
    if not is_right(own.password, secret(form.old)):
        problems.append(Problem("password", gettext("The present password is wrong."), gettext("Type it again.")))
    if secret(form.new) != secret(form.again):
        problems.append(Problem("password", gettext("The two new ones are not the same."), gettext("Type both again.")))
    if secret(form.new) == secret(form.old):
        problems.append(Problem("password", gettext("It is the one you have."), gettext("Choose another.")))
    if problems:
        raise RefusedError(problems)


@needs()
def _factor() -> Response | tuple[str, int]:
    form = _NewFactor()
    if form.sent():
        with refused_into(form):
            _check_owner(account(reading_session(), signed_in().account_id), form)
            with acting() as clerk:
                _take_factor(clerk, form)
        if not form.is_wrong:
            what = gettext("From now on signing in asks for a code of your authenticator.")
            return done(what, url_for("work.account.show"))
    typed = text(form.secret)
    fresh = typed if _SECRET.fullmatch(typed) else new_secret(secrets.token_bytes(20))
    form.secret.data = fresh
    login = account(reading_session(), signed_in().account_id).login or ""
    shown: dict[str, Any] = {"secret": fresh, "picture": _picture(address_of(fresh, login))}
    return render_template(
        "work/account/factor.html", form=form, needed=current_app.config["WUXIN"].second_factor, **shown
    ), form.status


def _check_owner(own: Account, form: _NewFactor) -> None:
    """Hold the password where a factor is replaced, before anything is locked: Argon2 takes its time."""
    if own.factor is not None and not is_right(own.password, secret(form.old)):
        raise RefusedError(Problem("password", gettext("The present password is wrong."), gettext("Type it again.")))


def _take_factor(clerk: Clerk, form: _NewFactor) -> None:
    if not _SECRET.fullmatch(text(form.secret)) or counter_of(text(form.secret), text(form.code), now()) is None:
        what = gettext("This code does not fit the secret above.")
        raise RefusedError(Problem("", what, gettext("Check the clock of your telephone, and type the next code.")))
    enter_factor(clerk, account(clerk.session, signed_in().account_id), text(form.secret), acting_for())


@needs()
def _end_others() -> Response:
    with acting() as clerk:
        end_sessions(clerk.session, signed_in().account_id, now(), token())
    return done(gettext("You are signed in here alone."), url_for("work.account.show"))


def _picture(address: str) -> Markup:
    """Return the address as a QR code, an SVG without a style of its own."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, nl=False)
    return Markup(out.getvalue().decode())  # noqa: S704 - drawn by the library from black and white squares
