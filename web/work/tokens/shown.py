"""Tokens of one's account: made for uses that one's roles allow, told once, listed, revoked."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import SelectField, SelectMultipleField, StringField, widgets
from wtforms.validators import InputRequired, Length

from credit.complaints import built_in_desks, load_desk
from models.errors import InputError, Problem, RefusedError
from web.access import Action, Role
from web.choices import choices
from web.gate import acting_for, needs, scope, signed_in
from web.register.accounts.api_tokens import Scope, make, revoke, tokens
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.tokens.one import USES, own_token, token_page

__all__ = ["add_to"]

_COMPLAINTS = (Scope.COMPLAINTS_WRITE, Scope.COMPLAINTS_READ)
_DESK_ROLES = (Role.ADMIN, Role.REGULATOR)
"""Who makes tokens for a channel of the complaint desk, such as the hotline; no source says, so our own choice."""


class _Making(PortalForm):
    """What uses it, and what for."""

    channel = StringField(lazy_gettext("Name of the program"), [InputRequired(), Length(max=60)])
    scopes = SelectMultipleField(
        lazy_gettext("What for"), [InputRequired()], option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )  # fmt: skip
    desk = SelectField(lazy_gettext("Complaint desk"))


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all, methods=["GET", "POST"])
    pages.add_url_rule("/<token_id>", "show", _show)
    pages.add_url_rule("/<token_id>/revoke", "revoke", _revoke, methods=["POST"])


@needs(Action.TOKEN_KEEP)
def _show_all() -> Response | tuple[str, int]:
    reach, form = scope(), _making()
    if form.sent():
        made = []
        with refused_into(form):
            uses = _checked(form)
            with acting() as clerk:
                made.append(make(clerk, text(form.channel), text(form.desk), uses, acting_for()))
        if not form.is_wrong:
            return render_template(
                "work/tokens/told.html", made=made[0], what=gettext("Token"), secret=made[0].token
            ), 200
    rows = [(one, end) for one, end in tokens(reading_session()) if reach is None or one.made_by == acting_for()]
    return render_template("work/tokens/all.html", form=form, rows=rows, uses=USES, desks=_may_use_desks()), form.status


@needs(Action.TOKEN_KEEP)
def _show(token_id: str) -> tuple[str, int]:
    return token_page(own_token(reading_session(), token_id))


@needs(Action.TOKEN_KEEP)
def _revoke(token_id: str) -> Response | tuple[str, int]:
    token, form = own_token(reading_session(), token_id), PortalForm()
    reason = request.form.get("reason", "").strip()[:200]
    with refused_into(form):
        if not reason:
            raise InputError(Problem("reason", "a revocation needs a reason", "Say why; it is kept with the token."))
        with acting() as clerk:
            revoke(clerk, token_id, acting_for(), reason)
    if form.is_wrong:
        return token_page(token, refused=form)
    return done(gettext("The token is revoked, and its webhooks have ended."), url_for("work.tokens.show_all"))


def _making() -> _Making:
    desks = sorted(built_in_desks())
    form = _Making(desk=desks[0])
    form.scopes.choices = choices((one.value, USES[one]) for one in _offered())
    form.desk.choices = choices((one, one) for one in desks)
    if request.method == "POST" and not form.desk.data:
        form.desk.data = desks[0]
    return form


def _offered() -> tuple[Scope, ...]:
    return tuple(Scope) if _may_use_desks() else (Scope.WEBHOOKS,)


def _may_use_desks() -> bool:
    return any(one.role in _DESK_ROLES for one in signed_in().holdings)


def _checked(form: _Making) -> list[Scope]:
    """Return the uses; of the complaint desk those are refused that its channel is none of."""
    uses = [Scope(one) for one in form.scopes.data or ()]
    rules = load_desk(text(form.desk))
    if any(one in _COMPLAINTS for one in uses) and text(form.channel) not in rules.channels:
        what = f"{text(form.channel)!r} is no channel of the desk {rules.id}"
        raise RefusedError(Problem("channel", what, f"Name one of {', '.join(rules.channels)}."))
    return uses
