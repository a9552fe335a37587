"""Where notes go by e-mail: to one's account, and to the organisations in whose name one acts."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, current_app, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from models.errors import Problem, RefusedError
from web.choices import choices
from web.gate import needs, signed_in
from web.languages import language
from web.register.accounts.organisations import names_of
from web.register.sending.mail_addresses import Address, address_of, set_address
from web.register.sending.mail_proofs import Proof, ask_proof, prove, waiting_proof
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text

__all__ = ["add_to"]


@dataclass(frozen=True, slots=True)
class _Told:
    """A recipient of the person's: how it is called, its address, and one that waits for its code."""

    key: str
    name: str
    address: Address | None
    waits: Address | None


class _Asking(PortalForm):
    """Whose notes go where, and in which language."""

    whose = SelectField(lazy_gettext("Notes to"), [InputRequired()])
    address = StringField(
        lazy_gettext("E-mail address"), [InputRequired(), Length(max=320)],
        render_kw={"type": "email", "autocomplete": "email"},
    )  # fmt: skip
    language = SelectField(
        lazy_gettext("Language of the e-mails"), [InputRequired()], choices=choices((("zh", "中文"), ("en", "English")))
    )


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/account/mail", "mail", _mail, methods=["GET", "POST"])
    pages.add_url_rule("/account/mail/code", "mail_code", _code, methods=["POST"])
    pages.add_url_rule("/account/mail/none", "mail_none", _none, methods=["POST"])


@needs()
def _mail() -> Response | tuple[str, int]:
    form = _asking()
    if form.sent():
        with refused_into(form):
            _check_sending()
            with acting() as clerk:
                ask_proof(clerk, text(form.whose), text(form.address), "en" if form.language.data == "en" else "zh")
        if not form.is_wrong:
            what = gettext("A code is on its way to this address. Type it below; until then nothing goes there.")
            return done(what, url_for("work.account.mail"))
    return _page(form)


@needs()
def _code() -> Response | tuple[str, int]:
    form, whose = _asking(), request.form.get("whose", "")
    if whose not in _recipients():
        return _page(form)
    with acting() as clerk:
        outcome = prove(clerk, whose, request.form.get("code", "").strip())
    if outcome is Proof.RIGHT:
        return done(gettext("From now on notes go to this address too."), url_for("work.account.mail"))
    if outcome is Proof.WRONG:
        problem = Problem(
            "code", gettext("This is not the code that was sent."), gettext("Type its eight digits again.")
        )
    else:
        what = gettext("This code is good no more.")
        problem = Problem("code", what, gettext("Enter the address again; another code is sent."))
    form.refuse((problem,))
    return _page(form)


@needs()
def _none() -> Response:
    whose = request.form.get("whose", "")
    if whose in _recipients():
        with acting() as clerk:
            set_address(clerk, whose, None, "zh")
    return done(
        gettext("No e-mails go out for these notes any more; the inbox has them."), url_for("work.account.mail")
    )


def _page(form: _Asking) -> tuple[str, int]:
    sends = bool(current_app.config["WUXIN"].smtp_host)
    return render_template("work/account/mail.html", form=form, told=_told(reading_session()), sends=sends), form.status


def _asking() -> _Asking:
    form = _Asking(whose=_recipients()[0], language=language())
    names = _names(reading_session())
    form.whose.choices = choices((key, names[key]) for key in _recipients())
    if request.endpoint != "work.account.mail":
        form.process(None, whose=_recipients()[0], language=language())
    return form


def _told(session: Session) -> list[_Told]:
    names = _names(session)
    found = []
    for key in _recipients():
        waits = None if waiting_proof(session, key) is None else address_of(session, key, proved=False)
        found.append(_Told(key, names[key], address_of(session, key), waits))
    return found


def _recipients() -> list[str]:
    who = signed_in()
    return [f"account/{who.account_id}", *(f"organisation/{one}" for one in who.speaks_for)]


def _names(session: Session) -> dict[str, str]:
    who = signed_in()
    names = names_of(session, who.speaks_for)
    own = {f"account/{who.account_id}": gettext("my account")}
    return own | {f"organisation/{key}": name or gettext("the city") for key, name in names.items()}


def _check_sending() -> None:
    if not current_app.config["WUXIN"].smtp_host:
        remedy = gettext("Its administrator names a mail server: WUXIN_SMTP_HOST.")
        raise RefusedError(Problem("", gettext("This installation sends no e-mails."), remedy))
