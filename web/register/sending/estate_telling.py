"""Whom acts about an estate concern: votes and requests of owners, applications to its fund, reminders of its leases.

What owners are told goes to the account of each: one owner who reads it does not read it for the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlmodel import Session

from bidding.letting.tenant_money import owed_on
from bidding.owners import Vote, VoteMove
from models.record import Clerk
from models.tables import MoneyEvent
from models.values.moments import shanghai_date
from web.access.person import Holding
from web.access.roles import CITY, Role
from web.register.accounts.accounts import holders_of
from web.register.accounts.organisations import names_of
from web.register.letting.assets import leases_with_ends
from web.register.letting.lease_rows import lease_named
from web.register.money.rows import estates
from web.register.sending.acts import Act, Teller, Told, bodies_of
from web.register.sending.inbox import tell
from web.register.sending.owner_notes import notes_of_request, notes_of_stop, vote_with

__all__ = ["ESTATE_TELLERS", "tell_arrears"]


def tell_arrears(clerk: Clerk, day: date) -> int:
    """Tell committee and subdistrict of rent that is in arrears, once for each instalment; return how many notes."""
    count = 0
    for estate in estates(clerk.session):
        for lease, end in leases_with_ends(clerk.session, estate.community_id):
            owed = owed_on(lease, end, estate.common, day)
            late = [one for one in owed.open if one.due_on < day]
            if not late:
                continue
            facts = _arrears(clerk.session, estate.community_id, lease.id, owed.open_fen, late[0].due_on)
            event = f"lease.arrears {lease.id} {late[-1].due_on}"
            for whom in bodies_of(clerk.session, estate.community_id):
                count += tell(clerk, f"organisation/{whom}", "lease.arrears", facts, event) is not None
    return count


def _vote_called(session: Session, act: Act) -> Iterator[Told]:
    vote = vote_with(session, act)
    if vote.call is None:
        return
    last = vote.call.closes_at - timedelta(microseconds=1)
    facts = {"from": f"{_day(vote.call.opens_at)}", "until": f"{_day(last)}"}
    yield from _to_all(session, vote, "vote.called", facts)


def _vote_withdrawn(session: Session, act: Act) -> Iterator[Told]:
    yield from _to_all(session, vote_with(session, act), "vote.withdrawn", {})


def _vote_announced(session: Session, act: Act) -> Iterator[Told]:
    vote = vote_with(session, act)
    items = () if vote.call is None else vote.call.items
    yield from _to_all(session, vote, "vote.announced", {"passed": f"{len([*vote.passed()])}/{len(items)}"})


def _vote_stopped(session: Session, act: Act) -> Iterator[Told]:
    """Tell who tenders or lets on a decision what stands still with it, and owners that it is revoked.

    Committee and subdistrict are told of the decision where they are not yet told of what stands still.
    """
    halted = [*notes_of_stop(session, act)]
    yield from halted
    vote = vote_with(session, act)
    facts = {"reason": str(vote.steps[-1].details.get("reason", ""))}
    ordered = vote.steps[-1].move is VoteMove.ORDER
    told = _to_all(session, vote, "vote.ordered" if ordered else "vote.revoked", facts, owners=not ordered)
    knowing = {whom for whom, _, _ in halted}
    yield from (one for one in told if one[0] not in knowing)


def _fund_applied(session: Session, act: Act) -> Iterator[Told]:
    """Tell who decides on an application, and of an urgent one who confirms it."""
    row = _fund_row(session, act)
    facts = {"application": row.subject, "community": _name(session, act.about)}
    yield CITY, "fund.applied", facts
    if row.content.get("path") == "urgent":
        _, *offices = bodies_of(session, act.about)
        yield from ((one, "fund.urgent", facts) for one in offices)


def _fund_decided(session: Session, act: Act) -> Iterator[Told]:
    row = _fund_row(session, act)
    facts = {"application": row.subject, "community": _name(session, act.about)}
    yield from ((one, f"fund.{row.move}d", facts) for one in bodies_of(session, act.about))


def _lease_reminded(session: Session, act: Act) -> Iterator[Told]:
    lease = lease_named(session, act.about)
    told = lease.steps[: act.steps][-1].content
    since = date.fromisoformat(told["since"]) if told.get("since") else None
    facts = _arrears(session, lease.community_id, lease.id, int(told.get("open_fen", 0)), since)
    yield from ((one, "lease.reminded", facts) for one in bodies_of(session, lease.community_id))


ESTATE_TELLERS: Final[Mapping[str, Teller]] = {
    "vote.called": _vote_called, "vote.withdrawn": _vote_withdrawn, "vote.announced": _vote_announced,
    "vote.ordered": _vote_stopped, "vote.revoked": _vote_stopped, "vote.corrected": notes_of_stop,
    "request.asked": notes_of_request, "request.joined": notes_of_request, "fund.apply": _fund_applied,
    "fund.approve": _fund_decided, "fund.refuse": _fund_decided, "lease.remind": _lease_reminded,
}  # fmt: skip


def _to_all(
    session: Session, vote: Vote, kind: str, facts: Mapping[str, Any], *, owners: bool = True
) -> Iterator[Told]:
    """Yield a note of a vote to each owner who has an account, where they are told, to committee and subdistrict."""
    told = {"vote": vote.id, "community": _name(session, vote.community_id), **facts}
    if owners:
        holding = Holding(Role.OWNER, f"community/{vote.community_id}")
        yield from ((f"account/{one}", kind, told) for one in holders_of(session, holding))
    yield from ((one, kind, told) for one in bodies_of(session, vote.community_id))


def _fund_row(session: Session, act: Act) -> MoneyEvent:
    return session.get_one(MoneyEvent, f"{act.about}/{act.steps}")


def _arrears(session: Session, community: str, lease: str, fen: int, since: date | None) -> dict[str, Any]:
    name, yuan = _name(session, community), f"{fen // 100}.{fen % 100:02}"
    return {"lease": lease, "community": name, "yuan": yuan, "since": "" if since is None else since.isoformat()}


def _name(session: Session, community: str) -> str:
    key = f"community/{community}"
    return names_of(session, [key])[key]


def _day(at: datetime) -> date:
    return shanghai_date(at)
