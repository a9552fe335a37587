"""Organisations that people act for: found by name, and those registered that come with no evidence."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from web.access import CITY, ROLES, Action
from web.choices import choices
from web.gate import acting_for, needs
from web.register.accounts.organisations import KINDS, register, search
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_MOST = 100
_NAMES = {
    "company": lazy_gettext("company"), "community": lazy_gettext("community"),
    "subdistrict": lazy_gettext("subdistrict"), "developer": lazy_gettext("developer"),
    "centre": lazy_gettext("trading centre"), "agency": lazy_gettext("bidding agency"),
    "expert": lazy_gettext("expert"),
}  # fmt: skip
_ROLES = {facts.kind: role for role, facts in ROLES.items() if facts.speaks and facts.kind != CITY}
"""The role with which an account for an organisation of a kind begins; a bidding agency has none on the portal."""


class _Registering(PortalForm):
    """A kind, the number in it, and how the organisation is called."""

    kind = SelectField(lazy_gettext("Kind"), [InputRequired()], choices=choices((one, _NAMES[one]) for one in KINDS))
    number = StringField(lazy_gettext("Number"), [InputRequired(), Length(max=100)])
    name = StringField(lazy_gettext("Name"), [InputRequired(), Length(max=200)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/organisations", "organisations", _show_all)
    pages.add_url_rule("/organisations/new", "register_organisation", _register, methods=["GET", "POST"])


@needs(Action.ORGANISATION_REGISTER)
def _show_all() -> str:
    asked, kind = request.args.get("q", "").strip(), request.args.get("kind", "")
    kinds = (kind,) if kind in _NAMES else KINDS if not asked else tuple(_NAMES)
    found = search(reading_session(), asked, kinds, _MOST + 1)
    return render_template(
        "work/accounts/organisations.html", found=found[:_MOST], more=len(found) > _MOST, asked=asked, kind=kind,
        kinds=_NAMES, roles=_ROLES,
    )  # fmt: skip


@needs(Action.ORGANISATION_REGISTER)
def _register() -> Response | tuple[str, int]:
    form = _Registering()
    if form.sent():
        key = f"{text(form.kind)}/{text(form.number)}"
        with refused_into(form), acting() as clerk:
            register(clerk, key, text(form.name), acting_for())
        if not form.is_wrong:
            what = gettext("%(name)s is registered.", name=text(form.name))
            return done(what, url_for("work.accounts.organisations", q=text(form.number)))
    return render_template("work/accounts/register.html", form=form), form.status
