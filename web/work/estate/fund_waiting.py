"""What of the maintenance fund waits for somebody: to confirm, decide, pay, tell the owners, and let units top up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from flask import url_for
from flask_babel import gettext, lazy_gettext, ngettext
from sqlmodel import Session

from bidding.revenue import Application, Estate, FundState, fund_of
from bidding.revenue.applications import applications, due_of
from bidding.revenue.fund_life import fund_state
from web.access import Action, Person
from web.clock import today
from web.register.money.rows import applied_for, kept_estate
from web.register.public.estate_places import Place, estate_places
from web.work.estate.places import places_held
from web.work.items import Item

__all__ = ["fund_waiting"]

_NEXT: Final[Mapping[FundState, tuple[Action, Any]]] = {
    FundState.APPLIED: (Action.FUND_DECIDE, lazy_gettext("Decide on an application to the fund")),
    FundState.CONFIRMED: (Action.FUND_DECIDE, lazy_gettext("Decide on an application to the fund")),
    FundState.REFILED: (Action.FUND_DECIDE, lazy_gettext("Decide on the excess of an application to the fund")),
    FundState.COMPLETED: (Action.FUND_DECIDE, lazy_gettext("Pay the rest of a repair from the fund")),
    FundState.SETTLED: (Action.FUND_APPLY, lazy_gettext("Tell the owners about a repair from the fund")),
}  # fmt: skip
_CONFIRM: Final = (Action.FUND_CONFIRM, lazy_gettext("Confirm an emergency on the spot"))


def fund_waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the applications on which a person has to act next, and for a committee the units that must top up."""
    if who.may(Action.FUND_APPLY) or who.may(Action.FUND_DECIDE):
        for place, owners in places_held(session, applied_for(session)):
            yield from _of_estate(who, session, place, owners)
    own = frozenset(key for key in who.reach(Action.FUND_APPLY) or () if key.startswith("community/"))
    for place in estate_places(session, own, "", today()) if own else []:
        yield from _top_ups(kept_estate(session, place.id), place)


def _of_estate(who: Person, session: Session, place: Place, owners: tuple[str, ...]) -> Iterator[Item]:
    acts = (Action.FUND_APPLY, Action.FUND_CONFIRM, Action.FUND_DECIDE)
    may = {action for action in acts if not who.refusals(action, owners)}
    estate = kept_estate(session, place.id) if may else None
    for one in applications(estate.steps).values() if estate is not None else ():
        state = fund_state(one)
        action, what = _next(one, state)
        if action in may and estate is not None:
            due = due_of(one, state, estate.terms.law)
            address = url_for("work.estate.fund", community_id=place.id)
            yield Item(str(what), f"{place.name}, {one.id}", address, None if due is None else due.on)


def _next(one: Application, state: FundState) -> tuple[Action | None, Any]:
    if state is FundState.APPLIED and one.urgent:
        return _CONFIRM
    return _NEXT.get(state, (None, ""))


def _top_ups(estate: Estate | None, place: Place) -> Iterator[Item]:
    if estate is None:
        return
    count = sum(1 for _ in fund_of(estate.fund, today() + timedelta(days=1)).top_ups(estate.terms.law))
    if count:
        what = ngettext("%(num)s unit must top up its account.", "%(num)s units must top up their accounts.", count)
        yield Item(
            what, f"{place.name}, {gettext('Maintenance fund')}", url_for("work.estate.fund", community_id=place.id)
        )
