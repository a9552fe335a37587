"""Announcing a campaign: a kind of a programme is chosen with what it asks, then days and communities are named."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput

from credit.inspections import Programme, Rules, checklist, checklist_ids, programme, programme_ids
from credit.inspections.moves import CampaignMove
from credit.inspections.shapes import KindOfCampaign
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from web.access import Action
from web.gate import needs, scope
from web.languages import pick
from web.register.inspections.campaigns import announce, rules_of
from web.register.inspections.targets import communities, subdistricts_of
from web.work.acting import acting, done, refused_into
from web.work.days import day_in
from web.work.forms import PortalForm, text
from web.work.inspections.law_told import lines_of
from web.work.inspections.whose import event_of, role_in

__all__ = ["add_to"]


class _Announcing(PortalForm):
    """Name, days, communities, checklists; and of premises that change hands, the day and who takes over."""

    name = StringField(lazy_gettext("Name of the campaign"), [InputRequired(), Length(max=60)])
    starts_on = DateField(lazy_gettext("First day of visits"), [InputRequired()])
    ends_on = DateField(lazy_gettext("Last day of visits"), [InputRequired()])
    targets = TextAreaField(
        lazy_gettext("Communities by their ids, one a line"), [Length(max=50_000)], render_kw={"rows": 4}
    )
    checklists = SelectMultipleField(lazy_gettext("Checklists"), validate_choice=False, option_widget=CheckboxInput())
    delivery_on = DateField(lazy_gettext("Day of delivery"), [Optional()])
    company = StringField(lazy_gettext("Company that takes over, by code"), [Length(max=40)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/new", "choose", _choose)
    pages.add_url_rule("/new/<city>/<kind>", "announce", _announce, methods=["GET", "POST"])


@needs(Action.INSPECTION_ANNOUNCE)
def _choose() -> str:
    scope()
    offered = [
        (found, [(kind, list(lines_of(found, kind))) for kind in kinds])
        for found in map(programme, programme_ids())
        if (kinds := list(_own_kinds(found)))
    ]
    return render_template("work/inspections/choose.html", offered=offered)


@needs(Action.INSPECTION_ANNOUNCE)
def _announce(city: str, kind: str) -> Response | tuple[str, int]:
    scope()
    rules = _rules(city, kind)
    form = _Announcing(checklists=list(rules.kind.checklists))
    form.checklists.choices = [(one, pick(checklist(one).title)) for one in checklist_ids()]
    if form.sent():
        with refused_into(form), acting() as clerk:
            _begin(clerk, form, rules)
        if not form.is_wrong:
            what = gettext("The campaign is announced and on record.")
            return done(what, url_for("work.inspections.show", name=text(form.name)))
    return render_template(
        "work/inspections/announce.html", form=form, rules=rules, law=list(lines_of(rules.programme, rules.kind)),
        reach=scope(),
    ), form.status  # fmt: skip


def _begin(clerk: Clerk, form: _Announcing, rules: Rules) -> None:
    chosen = rules_of(rules.programme.id, rules.kind.id, form.checklists.data or None)
    content = {
        "programme": chosen.programme.id, "kind": chosen.kind.id,
        "checklists": [{"id": one.id, "version": one.version} for one in chosen.checklists],
        "targets": _targets(clerk, form), "company_id": text(form.company) or None,
        **{name: None if form[name].data is None else form[name].data.isoformat()
           for name in ("starts_on", "ends_on", "delivery_on")},
    }  # fmt: skip
    event = event_of(clerk, Action.INSPECTION_ANNOUNCE, CampaignMove.ANNOUNCE, content=content)
    announce(clerk, text(form.name), event, chosen)


def _targets(clerk: Clerk, form: _Announcing) -> list[str]:
    """Return who is named, else all of one's own that are served. Raises RefusedError for others' communities."""
    reach, named = scope(), list(dict.fromkeys(text(form.targets).replace(",", " ").split()))
    if not named:
        served = communities(clerk.session, day_in(form.starts_on))
        return sorted(one for one, place in served.items() if _is_own(reach, one, place.subdistrict))
    places = subdistricts_of(clerk.session, named)
    foreign = [one for one in named if not _is_own(reach, one, places.get(one))]
    if foreign:
        remedy = "Name communities of your own, or let the authority announce it."
        raise RefusedError(Problem(one, "it lies outside what you act for", remedy) for one in foreign)
    return named


def _is_own(reach: frozenset[str] | None, community: str, subdistrict: str | None) -> bool:
    return reach is None or not reach.isdisjoint({f"community/{community}", f"subdistrict/{subdistrict}"})


def _own_kinds(found: Programme) -> Iterator[KindOfCampaign]:
    """Yield the kinds that the person's role may announce."""
    role = role_in(Action.INSPECTION_ANNOUNCE)
    yield from (kind for kind in found.kinds if role in kind.announced_by)


def _rules(city: str, kind: str) -> Rules:
    try:
        return rules_of(city, kind)
    except InputError:
        abort(404)
