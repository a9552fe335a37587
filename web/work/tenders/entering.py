"""A draft entered: a tender begun or drafted anew, or an addendum published; or refused with all reasons."""

from __future__ import annotations

from typing import Any

from bidding.notices import Notice
from bidding.tender import Event, Move, Role, State, Tender, state_of
from bidding.tender.details import Failed
from bidding.tender.field import ENOUGH
from models.errors import InputError, Problem
from models.record import Clerk
from web.register.tenders.drafts import Draft
from web.register.tenders.events import add_event, begin, is_kept, tender_named
from web.work.tenders.draft_advice import Advice

__all__ = ["enter_draft"]


def enter_draft(clerk: Clerk, draft: Draft, advice: Advice, what: str, by: str) -> Tender:
    """Enter what was drafted and return the tender. Raises InputError or RefusedError with every reason why not."""
    notice = advice.notice
    if notice is None:
        raise InputError(advice.faults)
    if draft.amends is not None:
        told = {"notice": notice.as_json(), "what": what}
        return _added(clerk, draft.amends, Move.AMEND, told, by)
    told = {"notice": notice.as_json(), **_repeated(clerk, draft)}
    if is_kept(clerk.session, notice.tender_id):
        _check_own(clerk, notice)
        return _added(clerk, notice.tender_id, Move.DRAFT, told, by)
    event = Event(Move.DRAFT, clerk.at, by, Role.PROCURING_ENTITY, told)
    return begin(clerk, notice.tender_id, event)[0]


def _added(clerk: Clerk, name: str, move: Move, told: dict[str, Any], by: str) -> Tender:
    return add_event(clerk, name, lambda _: Event(move, clerk.at, by, Role.PROCURING_ENTITY, told))[0]


def _check_own(clerk: Clerk, notice: Notice) -> None:
    """Refuse to draft anew what somebody else began under this number."""
    if tender_named(clerk.session, notice.tender_id).notice.procuring_entity.id != notice.procuring_entity.id:
        what = f"there is a tender {notice.tender_id} of another procuring entity"
        raise InputError(Problem("notice, tender_id", what, "Take another number."))


def _repeated(clerk: Clerk, draft: Draft) -> dict[str, Any]:
    """Return what a draft says of the tender that it repeats: its name, and how many bid there at most in a lot."""
    name = str(draft.content.get("method", {}).get("retender_of") or "").strip()
    if not name:
        return {}
    before = tender_named(clerk.session, name) if is_kept(clerk.session, name) else None
    few = {} if before is None else _too_few(before) or before.fallen(ENOUGH)
    if before is None or (state_of(before) not in (State.UNSUCCESSFUL, State.CANCELLED) and not few):
        what = f"{name} is no tender that was unsuccessful or cancelled, or that lost a lot"
        raise InputError(Problem("notice, method", what, "Name another, or leave it empty."))
    return {"retender_of": name, "bidders_before": max(few.values(), default=None)}


def _too_few(before: Tender) -> dict[str, int]:
    failed = before.last(Move.FAIL, Failed)
    if failed is None or failed[2].because != "few":
        return {}
    return {lot.id: failed[2].bidders.get(lot.id, 0) for lot in before.notice.lots}
