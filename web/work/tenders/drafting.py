"""A tender drafted step by step: each step is kept as it was typed, and at the end all of it is entered at once."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from bidding.tender import State, Tender, state_of
from models.record import Clerk
from web.access import Action, Role
from web.access.roles import organisation_kind
from web.clock import today
from web.gate import acting_for, needs, permit, signed_in
from web.register.accounts.organisations import names_of
from web.register.tenders.drafts import Draft, draft_named, drop_draft, keep_draft, new_draft
from web.register.tenders.eligibility import rulebooks_rated
from web.register.tenders.events import is_kept, tender_named
from web.register.tenders.parties import parties_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.tenders.capacities import capacities
from web.work.tenders.changes import changes_between
from web.work.tenders.doing import found_or_404
from web.work.tenders.draft_advice import Advice, advice_on, step_of
from web.work.tenders.draft_forms import STEPS, form_for, typed_in
from web.work.tenders.draft_notice import BUYER_ROLES, DEFAULTS, typed_from
from web.work.tenders.entering import enter_draft
from web.work.tenders.fields import choice, form_of
from web.work.tenders.naming import BUYERS, CLOCKS, length_words
from web.work.tenders.public_keys import keys_from

__all__ = ["add_to"]

_BUYERS = (Role.DEVELOPER, Role.COMMITTEE, Role.SUBDISTRICT)


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/drafts/new", "draft_new", _draft_new, methods=["GET", "POST"])
    pages.add_url_rule("/<tender_id>/drafts", "draft_from", _draft_from, methods=["POST"])
    pages.add_url_rule("/drafts/<draft_id>/drop", "draft_drop", _draft_drop, methods=["POST"])
    pages.add_url_rule("/drafts/<draft_id>/<step>", "draft_step", _draft_step, methods=["GET", "POST"])


@needs(Action.TENDER_DRAFT)
def _draft_new() -> Response | tuple[str, int]:
    mine = [one for role in _BUYERS for one in signed_in().organisations(role)]
    names = names_of(reading_session(), mine)
    form = form_of({
        "organisation": choice(lazy_gettext("For whom"), [(one, names[one] or one) for one in mine]),
    })  # fmt: skip
    permit(*mine)
    if not form.sent():
        return render_template("work/tenders/draft_new.html", form=form), form.status
    organisation = text(form["organisation"])
    basis = DEFAULTS["basis"] | {"buyer_name": names[organisation]}
    with acting() as clerk:
        name = new_draft(clerk, organisation, {**DEFAULTS, "basis": basis}, acting_for())
    return done(gettext("Begun. Each step is kept when you save it."), _address(name, "basis"))


@needs(Action.TENDER_DRAFT)
def _draft_from(tender_id: str) -> Response:
    """Begin to write a draft anew, or an addendum, from the notice as it is."""
    tender = found_or_404(tender_id)
    parties = parties_of(reading_session(), [tender])[tender.id]
    permit(parties.buyer, *parties.communities)
    published = state_of(tender) is State.PUBLISHED
    if "procuring_entity" not in capacities(signed_in(), parties) or state_of(tender) not in (
        State.DRAFT, State.PUBLISHED
    ):  # fmt: skip
        abort(404)
    with acting() as clerk:
        amends = tender.id if published else None
        name = new_draft(clerk, parties.buyer, typed_from(tender.notice), acting_for(), amends)
    told = gettext("Change what has to change; nothing is published before you enter it.")
    return done(told, _address(name, "basis"))


@needs(Action.TENDER_DRAFT)
def _draft_drop(draft_id: str) -> Response:
    draft = _found(draft_id)
    with acting() as clerk:
        drop_draft(clerk, draft.id)
    return done(gettext("What was written is gone."), url_for("work.tenders.show_all"))


@needs(Action.TENDER_DRAFT)
def _draft_step(draft_id: str, step: str) -> Response | tuple[str, int]:
    draft = _found(draft_id)
    if step not in STEPS:
        abort(404)
    if step == "review":
        return _review(draft)
    form = form_for(step, draft.content.get(step, {}), _choices(draft))
    if request.method == "POST":
        with refused_into(form):
            _keep(draft, step, form)
        if not form.is_wrong:
            onward = _after(step) if "onward" in request.form else step
            return done(gettext("Saved."), _address(draft.id, onward))
    return _page(draft, step, form, advice_on(reading_session(), draft, today(), _version(draft)))


def _keep(draft: Draft, step: str, form: PortalForm) -> None:
    typed = typed_in(form, draft.content.get(step, {}))
    if step == "sealing":
        typed["rows"] = keys_from(typed["rows"])
    with acting() as clerk:
        keep_draft(clerk, draft.id, step, typed, acting_for())


def _page(draft: Draft, step: str, form: PortalForm, advice: Advice) -> tuple[str, int]:
    saved = draft.content.get(step)
    page = render_template(
        "work/tenders/draft_step.html", draft=draft, step=step, steps=STEPS, form=form, advice=advice,
        faults=advice.of(step) if saved else [], wrong={step_of(one) for one in advice.faults},
        clocks=CLOCKS, length_words=length_words, rated=_rated(step), onward=STEPS[_after(step)],
    )  # fmt: skip
    return page, form.status


def _rated(step: str) -> dict[str, dict[str, int]]:
    return rulebooks_rated(reading_session(), today()) if step == "required" else {}


def _review(draft: Draft) -> Response | tuple[str, int]:
    form = form_of({})
    advice = advice_on(reading_session(), draft, today(), _version(draft))
    what = request.form.get("what", "").strip()
    if form.sent():
        with refused_into(form), acting() as clerk:
            tender = _entered(clerk, draft, advice, what)
        if not form.is_wrong:
            told = gettext("The addendum is published.") if draft.amends else gettext("The draft is on record.")
            return done(told, url_for("work.tenders.show", tender_id=tender.id))
    page = render_template(
        "work/tenders/draft_review.html", draft=draft, step="review", steps=STEPS, form=form, advice=advice,
        wrong={step_of(one) for one in advice.faults}, step_of=step_of, what=what, changes=_changes(draft, advice),
    )  # fmt: skip
    return page, form.status


def _entered(clerk: Clerk, draft: Draft, advice: Advice, what: str) -> Tender:
    tender = enter_draft(clerk, draft, advice, what, acting_for())
    drop_draft(clerk, draft.id)
    return tender


def _changes(draft: Draft, advice: Advice) -> list[tuple[str, str, str]]:
    if draft.amends is None or advice.notice is None:
        return []
    return changes_between(tender_named(reading_session(), draft.amends).notice, advice.notice)


def _version(draft: Draft) -> int:
    session = reading_session()
    known = draft.amends is not None and is_kept(session, draft.amends)
    return tender_named(session, str(draft.amends)).notice.version + 1 if known else 1


def _choices(draft: Draft) -> dict[str, list[tuple[str, str]]]:
    roles = BUYER_ROLES.get(organisation_kind(draft.organisation), ("developer",))
    known = rulebooks_rated(reading_session(), today())
    typed = draft.content.get("required", {}).get("rulebook", "")
    books = list(dict.fromkeys([*known, *([typed] if typed else [])]))
    return {
        "buyer_role": [(one, str(BUYERS[one])) for one in BUYERS if one in roles],
        "rulebook": [("", gettext("no grade is asked for")), *((one, one) for one in books)],
    }


def _found(draft_id: str) -> Draft:
    draft = draft_named(reading_session(), draft_id)
    if draft is None:
        abort(404)
    permit(draft.organisation)
    return draft


def _after(step: str) -> str:
    order = list(STEPS)
    return order[min(order.index(step) + 1, len(order) - 1)]


def _address(name: str, step: str) -> str:
    return url_for("work.tenders.draft_step", draft_id=name, step=step)
