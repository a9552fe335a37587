"""One token of one's account as a page, with its webhooks and the form that makes one."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, render_template
from flask_babel import lazy_gettext
from sqlmodel import Session
from wtforms import SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length

from models.record import ACTS
from models.tables import ApiToken, ApiTokenEnd, Webhook
from web.choices import choices
from web.clock import now
from web.gate import acting_for, scope
from web.languages import language
from web.register.accounts.api_tokens import Scope
from web.register.sending.webhooks import Standing, standing_of, webhooks_of
from web.work.acting import reading_session
from web.work.forms import PortalForm

__all__ = ["STATES", "USES", "new_hook", "own_token", "token_page"]

USES = {
    Scope.COMPLAINTS_WRITE: lazy_gettext("hand in complaints"),
    Scope.COMPLAINTS_READ: lazy_gettext("follow complaints"),
    Scope.WEBHOOKS: lazy_gettext("keep webhooks"),
}  # fmt: skip
STATES = {
    "active": lazy_gettext("active"), "given_up": lazy_gettext("given up"), "ended": lazy_gettext("ended"),
}  # fmt: skip


class _NewHook(PortalForm):
    """Where to, and which acts are told; none means all."""

    url = StringField(
        lazy_gettext("Address that is told"), [InputRequired(), Length(max=500)], render_kw={"type": "url"}
    )
    types = SelectMultipleField(lazy_gettext("Acts"), render_kw={"size": "8"})


def new_hook() -> _NewHook:
    """Return the form of a new webhook, with all kinds of acts to choose from."""
    form = _NewHook()
    named = {kind: act.zh if language() == "zh" else act.en for kind, act in ACTS.items()}
    form.types.choices = choices((kind, f"{named[kind]} ({kind})") for kind in sorted(ACTS))
    return form


def own_token(session: Session, token_id: str) -> ApiToken:
    """Return a token of the account, any for who reaches all; 404 for another's, as for one that there is not."""
    reach, row = scope(), session.get(ApiToken, token_id)
    if row is None or (reach is not None and row.made_by != acting_for()):
        abort(404)
    return row


def token_page(token: ApiToken, form: _NewHook | None = None, refused: PortalForm | None = None) -> tuple[str, int]:
    """Return the page of a token; `refused` bears the reasons of something else than a new webhook."""
    session, shown = reading_session(), form or new_hook()
    wrong = refused or shown
    page = render_template(
        "work/tokens/one.html", it=token, end=session.get(ApiTokenEnd, token.id), uses=USES, form=shown, wrong=wrong,
        hooks=_hooks(session, token), states=STATES,
    )  # fmt: skip
    return page, wrong.status


def _hooks(session: Session, token: ApiToken) -> Sequence[tuple[Webhook, Standing]]:
    return [(one, standing_of(session, one, now())) for one in webhooks_of(session, token.id)]
