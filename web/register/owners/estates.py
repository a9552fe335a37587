"""Estates in the register: rolls of their units and the bodies that act for them, each on record."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, date
from typing import Final

from sqlalchemy import and_, select
from sqlmodel import Session, col

from bidding.owners import BodyEvent, BodyMove, Holding, Roll, Unit, VoteMove
from bidding.owners.bodies import enter
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import law_for
from bidding.owners.roll import AreaSource
from models.errors import InputError, Problem
from models.record import Clerk, Vault
from models.tables import OwnersBodyEvent, OwnersRoll, OwnersVoteStep
from models.values.canonical import canonical, digest
from models.values.moments import shanghai_date
from web.register.personal_texts import kept_text

__all__ = ["bodies_of", "bodies_of_all", "enter_body", "enter_roll", "law_of", "newest_roll", "roll_of"]

_ACTS: Final = {
    BodyMove.DELIVER: "owners.delivered", BodyMove.ESTABLISH: "owners.established", BodyMove.FOUND: "owners.founded",
    BodyMove.ELECT: "owners.elected", BodyMove.DISSOLVE: "owners.dissolved",
}  # fmt: skip


def enter_roll(clerk: Clerk, community_id: str, roll: Roll, by: str) -> str:
    """Enter a roll and return its id, under which a vote names it; the same roll again gives the same id."""
    plain = [
        {"id": unit.id, "area": unit.area, "owner": unit.owner, "holding": str(unit.holding),
         "area_source": str(unit.area_source)}
        for unit in roll.units
    ]  # fmt: skip
    roll_id = digest({"community": community_id, "units": plain})
    if clerk.session.get(OwnersRoll, roll_id) is not None:
        return roll_id
    vault = Vault(clerk)
    commitment = vault.keep("owners_roll", roll_id, "units", canonical(plain).decode())
    clerk.session.add(OwnersRoll(
        id=roll_id, community_id=community_id, units=len(roll.units), area=roll.whole.area, persons=roll.whole.persons,
        units_commitment=str(commitment), entered_by=by, entered_at=clerk.at,
    ))  # fmt: skip
    vault.close()
    clerk.enter("owners.roll", f"community/{community_id}", {}, {"id": [roll_id]})
    return roll_id


def newest_roll(session: Session, community_id: str) -> str:
    """Return the id of the roll that was entered last. Raises InputError where there is none."""
    row = OwnersRoll
    query = select(col(row.id)).where(col(row.community_id) == community_id).order_by(col(row.entered_at).desc())
    found = session.scalars(query.limit(1)).first()
    if found is None:
        remedy = "Enter one: wuxin owners roll"
        raise InputError(Problem(f"community {community_id}", "it has no roll of owners", remedy))
    return found


def roll_of(session: Session, roll_id: str) -> Roll:
    """Return a roll. Raises InputError for an unknown one, or where its units were erased."""
    row = session.get(OwnersRoll, roll_id)
    text = None if row is None else kept_text(session, row.units_commitment)
    if text is None:
        raise InputError(Problem(f"roll {roll_id[:12]}", "it is not kept (any more)", "Enter it: wuxin owners roll"))
    return Roll(tuple(
        Unit(one["id"], one["area"], one["owner"], Holding(one["holding"]), AreaSource(one["area_source"]))
        for one in json.loads(text)
    ))  # fmt: skip


def enter_body(clerk: Clerk, community_id: str, event: BodyEvent, law: OwnersLaw) -> tuple[BodyEvent, ...]:
    """Enter an event of the bodies of an estate. Raises RefusedError with every reason why it may not be."""
    events = enter(bodies_of(clerk.session, community_id), event, law)
    key = f"{community_id}/{len(events)}"
    clerk.session.add(OwnersBodyEvent(
        id=key, community_id=community_id, number=len(events), move=str(event.move), happened_on=event.on,
        until=event.until, vote=event.vote, details=dict(event.details), entered_by=event.by, entered_at=clerk.at,
    ))  # fmt: skip
    clerk.enter(_ACTS[event.move], f"community/{community_id}", {}, {"id": [key]})
    return events


def bodies_of(session: Session, community_id: str, until: date | None = None) -> Sequence[BodyEvent]:
    """Return the events of an estate's bodies in order, up to and with a day where one is given; in one statement."""
    events = bodies_of_all(session, [community_id]).get(community_id, [])
    return [one for one in events if until is None or one.on <= until]


def bodies_of_all(session: Session, community_ids: Collection[str]) -> dict[str, list[BodyEvent]]:
    """Return community -> the events of its bodies in order, each with the day its vote was revoked; one statement."""
    row, step, found = OwnersBodyEvent, OwnersVoteStep, dict[str, list[BodyEvent]]()
    revoked = and_(col(step.vote_id) == col(row.vote), col(step.move) == VoteMove.REVOKE)
    query = select(row, col(step.taken_at)).outerjoin(step, revoked).where(col(row.community_id).in_(community_ids))
    for one, at in session.execute(query.order_by(col(row.number))):
        event = BodyEvent(
            BodyMove(one.move), one.happened_on, one.entered_by, one.until, one.vote, one.details,
            None if at is None else shanghai_date(at.astimezone(UTC)),
        )  # fmt: skip
        found.setdefault(one.community_id, []).append(event)
    return found


def law_of(session: Session, community_id: str) -> OwnersLaw:
    """Return the law of an estate, by the jurisdiction that its delivery names. Raises InputError before that."""
    events = bodies_of(session, community_id)
    if not events:
        remedy = "Enter its delivery, with its jurisdiction: wuxin owners body"
        raise InputError(Problem(f"community {community_id}", "nothing is known of its bodies", remedy))
    return law_for(str(events[0].details.get("jurisdiction", "")))
