"""Webhooks of a token: made, their deliveries, tried with a test, resumed, ended."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, current_app, render_template, url_for
from flask_babel import gettext
from sqlmodel import Session
from werkzeug.wrappers import Response

from models.errors import Problem, RefusedError
from models.tables import Webhook
from models.values.canonical import canonical
from web.access import Action
from web.clock import now
from web.gate import needs
from web.register.accounts.api_tokens import Scope
from web.register.sending.attempts import attempts_of
from web.register.sending.webhooks import Wanted, end_webhook, make_webhook, resume_webhook, standing_of, subject_of
from web.sending.posting import post
from web.sending.signatures import headers_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.tokens.one import STATES, new_hook, own_token, token_page

__all__ = ["add_to", "trial_message"]

_NEWEST = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<token_id>/webhooks", "make_hook", _make, methods=["POST"])
    at = "/<token_id>/webhooks/<webhook_id>"
    pages.add_url_rule(at, "hook", _show)
    for name, view in (("test", _test), ("resume", _resume), ("end", _end)):
        pages.add_url_rule(f"{at}/{name}", f"hook_{name}", view, methods=["POST"])


def trial_message(webhook: Webhook, at: datetime) -> tuple[str, bytes]:
    """Return id and body of a delivery that tells of nothing, under an id that no entry ever has."""
    body = {"type": "test", "timestamp": at.isoformat(), "data": {"webhook": webhook.id}}
    return f"msg_{webhook.id}_test_{int(at.timestamp())}", canonical(body)


@needs(Action.TOKEN_KEEP)
def _make(token_id: str) -> tuple[str, int]:
    token, form = own_token(reading_session(), token_id), new_hook()
    told: tuple[str, str] | None = None
    if form.sent():
        wanted = Wanted(text(form.url), tuple(form.types.data or ()), _private_allowed())
        with refused_into(form):
            if Scope.WEBHOOKS not in token.scopes:
                remedy = "Make a token that may keep webhooks."
                raise RefusedError(Problem(f"token {token_id}", "it is not for webhooks", remedy))
            with acting() as clerk:
                row = make_webhook(clerk.session, token_id, wanted, clerk.at, clerk.entropy)
                told = row.id, row.secret
    if told is None:
        return token_page(own_token(reading_session(), token_id), form)
    what = gettext("Secret that signs deliveries of webhook %(name)s", name=told[0])
    return render_template("work/tokens/told.html", made=token_id, what=what, secret=told[1]), 200


@needs(Action.TOKEN_KEEP)
def _show(token_id: str, webhook_id: str) -> tuple[str, int]:
    return _page(token_id, webhook_id, PortalForm())


@needs(Action.TOKEN_KEEP)
def _test(token_id: str, webhook_id: str) -> Response | tuple[str, int]:
    hook = _hook(reading_session(), token_id, webhook_id)
    form, told = PortalForm(), ""
    with refused_into(form):
        if standing_of(reading_session(), hook, now()).state == "ended":
            raise RefusedError(Problem(f"webhook {webhook_id}", "it has ended", "Make another."))
        message_id, body = trial_message(hook, now())
        headers = headers_of(message_id, int(now().timestamp()), body, hook.secret)
        arrived, told = post(hook.url, body, headers, private_allowed=_private_allowed())
        if not arrived:
            raise RefusedError(Problem(hook.url, f"the test did not arrive: {told}", "Mend the other side, try again."))
    if form.is_wrong:
        return _page(token_id, webhook_id, form)
    return _back(token_id, webhook_id, gettext("The test arrived: %(told)s", told=told))


@needs(Action.TOKEN_KEEP)
def _resume(token_id: str, webhook_id: str) -> Response | tuple[str, int]:
    form = PortalForm()
    with refused_into(form), acting() as clerk:
        resume_webhook(clerk.session, _hook(clerk.session, token_id, webhook_id), clerk.at)
    if form.is_wrong:
        return _page(token_id, webhook_id, form)
    return _back(token_id, webhook_id, gettext("It is tried again, from the entry that did not arrive."))


@needs(Action.TOKEN_KEEP)
def _end(token_id: str, webhook_id: str) -> Response | tuple[str, int]:
    form = PortalForm()
    with refused_into(form), acting() as clerk:
        end_webhook(clerk.session, _hook(clerk.session, token_id, webhook_id), clerk.at)
    if form.is_wrong:
        return _page(token_id, webhook_id, form)
    return _back(token_id, webhook_id, gettext("The webhook has ended for good."))


def _hook(session: Session, token_id: str, webhook_id: str) -> Webhook:
    """Return a webhook of a token of the account; 404 for another's, as for one that there is not."""
    token, found = own_token(session, token_id), session.get(Webhook, webhook_id)
    if found is None or found.token_id != token.id:
        abort(404)
    return found


def _page(token_id: str, webhook_id: str, form: PortalForm) -> tuple[str, int]:
    hook = _hook(session := reading_session(), token_id, webhook_id)
    return render_template(
        "work/tokens/hook.html", it=hook, token_id=token_id, form=form, standing=standing_of(session, hook, now()),
        attempts=attempts_of(session, subject_of(hook), _NEWEST), states=STATES,
    ), form.status  # fmt: skip


def _back(token_id: str, webhook_id: str, what: str) -> Response:
    return done(what, url_for("work.tokens.hook", token_id=token_id, webhook_id=webhook_id))


def _private_allowed() -> bool:
    allowed: bool = current_app.config["WUXIN"].webhook_private_addresses
    return allowed
