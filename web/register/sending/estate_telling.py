"""Whom acts about an estate concern: votes and requests of owners, applications to its fund, reminders of its leases.

What owners are told goes to the account of each: one owner who reads it does not read it for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlmodel import Session

from bidding.owners import Vote
from models.record import Clerk
from models.tables import Community, MoneyEvent
from models.values.moments import moment_number, shanghai_day
from models.values.periods import day_of
from web.access.person import Holding
from web.access.roles import CITY, Role
from web.register.accounts.accounts import holders_of
from web.register.accounts.organisations import names_of
from web.register.letting.assets import leases_with_ends
from web.register.letting.lease_rows import lease_named
from web.register.letting.leases import owed_on
from web.register.money.rows import estates
from web.register.owners.votes import vote_named
from web.register.sending.inbox import tell
from web.register.sending.owner_notes import notes_of_request, notes_of_stop

__all__ = ["ESTATE_TELLERS", "EstateTold", "tell_arrears"]

EstateTold = tuple[str, str, Mapping[str, Any]]
"""Organisation or `account/ID`, kind of note, facts."""
EstateTeller = Callable[[Session, str, int | None], Iterable[EstateTold]]
"""Given what an act is about and the number of the step that it put on record: who is told what."""


def tell_arrears(clerk: Clerk, day: date) -> int:
    """Tell committee and subdistrict of rent that is in arrears, once for each instalment; return how many notes."""
    count = 0
    for estate in estates(clerk.session):
        for lease, _ in leases_with_ends(clerk.session, estate.community_id):
            owed = owed_on(clerk.session, lease, estate.common, day)
            late = [one for one in owed.open if one.due_on < day]
            if not late:
                continue
            facts = _arrears(clerk.session, estate.community_id, lease.id, owed.open_fen, late[0].due_on)
            event = f"lease.arrears {lease.id} {late[-1].due_on}"
            for whom in _bodies(clerk.session, estate.community_id):
                count += tell(clerk, f"organisation/{whom}", "lease.arrears", facts, event) is not None
    return count


def _vote_called(session: Session, about: str, _step: int | None) -> Iterator[EstateTold]:
    vote = vote_named(session, about)
    if vote.call is None:
        return
    last = vote.call.closes_at - timedelta(microseconds=1)
    facts = {"from": f"{_day(vote.call.opens_at)}", "until": f"{_day(last)}"}
    yield from _to_owners(session, vote, "vote.called", facts)


def _vote_withdrawn(session: Session, about: str, _step: int | None) -> Iterator[EstateTold]:
    yield from _to_owners(session, vote_named(session, about), "vote.withdrawn", {})


def _vote_announced(session: Session, about: str, _step: int | None) -> Iterator[EstateTold]:
    vote = vote_named(session, about)
    items = () if vote.call is None else vote.call.items
    yield from _to_owners(session, vote, "vote.announced", {"passed": f"{len([*vote.passed()])}/{len(items)}"})


def _vote_stopped(session: Session, about: str, step: int | None) -> Iterator[EstateTold]:
    """Tell who tenders or lets on a decision what stands still with it, and owners that it is revoked.

    Committee and subdistrict are told of the decision where they are not yet told of what stands still.
    """
    halted = [*notes_of_stop(session, about, step)]
    yield from halted
    vote = vote_named(session, about)
    taken = vote.steps[(step or len(vote.steps)) - 1]
    facts = {"reason": str(taken.details.get("reason", ""))}
    kind = "vote.ordered" if str(taken.move) == "order" else "vote.revoked"
    told = _to_owners(session, vote, kind, facts)
    knowing = {whom for whom, _, _ in halted}
    for one in told:
        if one[0] not in knowing and (kind == "vote.revoked" or not one[0].startswith("account/")):
            yield one


def _fund_applied(session: Session, about: str, step: int | None) -> Iterator[EstateTold]:
    """Tell who decides on an application, and of an urgent one who confirms it."""
    row = _fund_row(session, about, step)
    facts = {"application": row.subject, "community": _name(session, about)}
    yield CITY, "fund.applied", facts
    if row.content.get("path") == "urgent":
        yield from ((one, "fund.urgent", facts) for one in _subdistrict(session, about))


def _fund_decided(session: Session, about: str, step: int | None) -> Iterator[EstateTold]:
    row = _fund_row(session, about, step)
    facts = {"application": row.subject, "community": _name(session, about)}
    yield from ((one, f"fund.{row.move}d", facts) for one in _bodies(session, about))


def _lease_reminded(session: Session, about: str, step: int | None) -> Iterator[EstateTold]:
    lease = lease_named(session, about)
    told = lease.steps[(step or len(lease.steps)) - 1].content
    since = date.fromisoformat(told["since"]) if told.get("since") else None
    facts = _arrears(session, lease.community_id, lease.id, int(told.get("open_fen", 0)), since)
    yield from ((one, "lease.reminded", facts) for one in _bodies(session, lease.community_id))


ESTATE_TELLERS: Final[Mapping[str, EstateTeller]] = {
    "vote.called": _vote_called, "vote.withdrawn": _vote_withdrawn, "vote.announced": _vote_announced,
    "vote.ordered": _vote_stopped, "vote.revoked": _vote_stopped, "vote.corrected": notes_of_stop,
    "request.asked": notes_of_request, "request.joined": notes_of_request, "fund.apply": _fund_applied,
    "fund.approve": _fund_decided, "fund.refuse": _fund_decided, "lease.remind": _lease_reminded,
}  # fmt: skip


def _to_owners(session: Session, vote: Vote, kind: str, facts: Mapping[str, Any]) -> Iterator[EstateTold]:
    """Yield a note of a vote to each owner who has an account, to the committee, and to the subdistrict."""
    told = {"vote": vote.id, "community": _name(session, vote.community_id), **facts}
    owner = Holding(Role.OWNER, f"community/{vote.community_id}")
    for one in holders_of(session, owner):
        yield f"account/{one}", kind, told
    for body in _bodies(session, vote.community_id):
        yield body, kind, told


def _bodies(session: Session, community: str) -> list[str]:
    return [f"community/{community}", *_subdistrict(session, community)]


def _subdistrict(session: Session, community: str) -> list[str]:
    row = session.get(Community, community)
    return [] if row is None or row.subdistrict is None else [f"subdistrict/{row.subdistrict}"]


def _fund_row(session: Session, community: str, step: int | None) -> MoneyEvent:
    row = session.get(MoneyEvent, f"{community}/{step}")
    if row is None:  # the entry attached it
        raise RuntimeError(community)
    return row


def _arrears(session: Session, community: str, lease: str, fen: int, since: date | None) -> dict[str, Any]:
    name, yuan = _name(session, community), f"{fen // 100}.{fen % 100:02}"
    return {"lease": lease, "community": name, "yuan": yuan, "since": "" if since is None else since.isoformat()}


def _name(session: Session, community: str) -> str:
    key = f"community/{community}"
    return names_of(session, [key])[key]


def _day(at: datetime) -> date:
    return day_of(shanghai_day(moment_number(at)))
