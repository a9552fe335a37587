"""Tenders a company may enter, the others with every reason why not, and those in which it won something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from sqlmodel import Session

from bidding.notices import Method
from bidding.tender import Eligibility, State, Tender, state_of
from models.values.moments import shanghai_date
from web.access import Action, Person
from web.clock import today
from web.gate import needs, permit, signed_in
from web.register.tenders.eligibility import eligibility_of
from web.register.tenders.events import tenders_kept
from web.work.acting import reading_session
from web.work.items import Item
from web.work.tenders.capacities import company_of, is_public

__all__ = ["Entry", "add_to", "entry_of", "own_company", "waiting"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A tender that takes bids, and whether this company may hand one in; `uninvited`: others were asked."""

    tender: Tender
    eligibility: Eligibility
    uninvited: bool

    @property
    def may_bid(self) -> bool:
        """Return whether nothing stands against a bid."""
        return self.eligibility.may_bid and not self.uninvited


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("", "show_all", _show_all)


def own_company() -> str:
    """Return the code of the company for which the person acts, and let the view go on with what is its own."""
    company = company_of(signed_in())
    if company is None:
        abort(404)
    permit(f"company/{company}")
    return company


def entry_of(session: Session, tender: Tender, company: str) -> Entry:
    """Return whether a company may bid in a tender as things stand."""
    notice = tender.notice
    uninvited = notice.method is not Method.OPEN and company not in notice.invited
    return Entry(tender, eligibility_of(session, notice, company, today()), uninvited)


@needs(Action.TENDER_BID)
def _show_all() -> str:
    company, session = own_company(), reading_session()
    public = [one for one in tenders_kept(session) if is_public(one)]
    entries = [entry_of(session, one, company) for one in public if state_of(one) is State.PUBLISHED]
    entries.sort(key=lambda one: one.tender.notice.times.bids_close_at)
    over = [one for one in public if state_of(one) is not State.PUBLISHED and _took_part(one, company)]
    others = [(one, state_of(one)) for one in over]
    return render_template(
        "work/bids/all.html", company=company, may=[one for one in entries if one.may_bid],
        may_not=[one for one in entries if not one.may_bid], others=others,
    )  # fmt: skip


def _took_part(tender: Tender, company: str) -> bool:
    """Return whether it is known that a company bid: from the opening on."""
    return any(one.company_id == company for one in tender.bids)


def waiting(who: Person, session: Session) -> Iterable[Item]:
    """Return the tenders that a company may enter, each due at its close."""
    company = company_of(who)
    if company is None or not who.may(Action.TENDER_BID):
        return
    for one in tenders_kept(session):
        if is_public(one) and state_of(one) is State.PUBLISHED and entry_of(session, one, company).may_bid:
            closes_on = shanghai_date(one.notice.times.bids_close_at)
            yield Item(
                gettext("Hand in a bid, if you want to"),
                one.notice.title,
                url_for("work.bids.show", tender_id=one.id),
                closes_on,
            )
