"""Signing in and out."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from models.errors import Problem
from web.clock import now
from web.gate import anybody, person
from web.gate.visiting import forget_cookie, set_cookie, token
from web.languages import moment
from web.register.accounts.sessions import Credentials, Outcome, SignInRules, end_session, proof_of, sign_in
from web.work.acting import acting, reading_session
from web.work.forms import PortalForm, secret, text

__all__ = ["add_to"]


class _SignIn(PortalForm):
    """Name, password, and the code where there is a second factor."""

    login = StringField(lazy_gettext("Name to sign in with"), [InputRequired()], render_kw={"autocomplete": "username"})
    password = PasswordField(
        lazy_gettext("Password"), [InputRequired()], render_kw={"autocomplete": "current-password"}
    )
    code = StringField(
        lazy_gettext("Code of the second factor"), render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"}
    )
    to = HiddenField()


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/sign-in", "sign_in", _sign_in, methods=["GET", "POST"])
    pages.add_url_rule("/sign-out", "sign_out", _sign_out, methods=["POST"])


@anybody
def _sign_in() -> Response | tuple[str, int]:
    if person() is not None and request.method == "GET":
        return redirect(url_for("work.desk.show"), 303)
    form = _SignIn(to=request.args.get("to", ""))
    if form.sent():
        rules = _rules()
        told = Credentials(text(form.login), secret(form.password), text(form.code))
        proof = proof_of(reading_session(), told, rules, now())
        with acting() as clerk:
            outcome = sign_in(clerk, told, rules, proof)
        if outcome.token is not None:
            answer = make_response(redirect(_inside(text(form.to)), 303))
            set_cookie(answer, outcome.token, int(rules.lasts.total_seconds()))
            return answer
        form.refuse((_reason(outcome),))
    return render_template("work/account/sign_in.html", form=form, demo=_demo_accounts()), form.status


@anybody
def _sign_out() -> Response:
    presented = token()
    if presented is not None:
        with acting() as clerk:
            end_session(clerk.session, presented, now())
    answer = make_response(redirect(url_for("home.show"), 303))
    forget_cookie(answer)
    return answer


def _reason(outcome: Outcome) -> Problem:
    match outcome.why:
        case "paused" if outcome.until is not None:
            what = gettext("There were too many wrong tries.")
            return Problem("", what, gettext("Try again after %(moment)s.", moment=moment(outcome.until)))
        case "code":
            what = gettext("This account needs the code of its second factor.")
            return Problem("", what, gettext("Type the six digits that your authenticator shows now; each works once."))
    what = gettext("Name or password is wrong, or the account is closed.")
    return Problem("", what, gettext("Who has forgotten the password asks an administrator for a new one."))


def _inside(address: str | None) -> str:
    """Return where to go on: an address of this portal, else the desk."""
    try:
        parts = urlsplit(address or "")
    except ValueError:  # such as //[
        return url_for("work.desk.show")
    own = bool(address) and not parts.scheme and not parts.netloc and (address or "").startswith("/")
    return (
        str(address)
        if own and "\\" not in str(address) and not str(address).startswith("//")
        else url_for("work.desk.show")
    )


def _rules() -> SignInRules:
    settings = current_app.config["WUXIN"]
    return SignInRules(
        settings.sign_in_tries,
        timedelta(minutes=settings.sign_in_pause_minutes),
        timedelta(hours=settings.session_hours),
    )


def _demo_accounts() -> list[dict[str, Any]]:
    path = current_app.config["WUXIN"].demo_accounts
    return _read(path) if path else []


@cache
def _read(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))
    return found
