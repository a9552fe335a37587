"""Property rooms of estates in the register: provided, given up, and the old estates that have none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from credit.renovation import PropertyRoom, RenovationLaw, is_old
from credit.renovation.rooms import Tenure, why_not_ended, why_not_provided
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.record.rows import table_of
from models.tables import Community, PropertyRoomEvent
from models.values.moments import shanghai_date
from web.register.numbered import written

__all__ = ["OldEstate", "give_up_room", "old_estates", "provide_room", "rooms_of"]


@dataclass(frozen=True, slots=True)
class OldEstate:
    """An old estate: where it lies, in which year it was finished, and its property room on a day, if it has one."""

    community_id: str
    name: str
    subdistrict: str | None
    built_year: int | None
    room: PropertyRoom | None


def provide_room(clerk: Clerk, new: PropertyRoom, by: str) -> None:
    """Enter that an estate has a room. Raises RefusedError with every reason why not, InputError for no such estate."""
    if clerk.session.get(Community, new.community_id) is None:
        what = "the register knows no such estate"
        raise InputError(Problem(f"community {new.community_id}", what, "Take the evidence in first: wuxin ingest"))
    before = _events(clerk.session, new.community_id)
    problems = why_not_provided(new, _held(before), _today(clerk))
    if problems:
        raise RefusedError(problems)
    _enter(clerk, (new.community_id, len(before) + 1), "provide", new.since, by, new.tenure)


def give_up_room(clerk: Clerk, community_id: str, on: date, by: str) -> None:
    """Enter that an estate has its room no longer, from a day on. Raises RefusedError with every reason why not."""
    before = _events(clerk.session, community_id)
    problems = why_not_ended(_held(before), on, _today(clerk))
    if problems:
        raise RefusedError(problems)
    _enter(clerk, (community_id, len(before) + 1), "give_up", on, by, None)


def rooms_of(session: Session | Connection, community_id: str | None = None) -> list[PropertyRoom]:
    """Return all rooms, of one estate where it is named, in the order in which they were entered."""
    return _held(_events(session, community_id))


def old_estates(session: Session | Connection, law: RenovationLaw, on: date) -> list[OldEstate]:
    """Return the old estates of the register by a plan, those without a room on a day first; two statements."""
    row = Community
    held = {one.community_id: one for one in rooms_of(session) if one.holds(on)}
    columns: tuple[Any, ...] = (
        col(row.community_id), col(row.name), col(row.subdistrict), col(row.built_year), col(row.kind),
    )  # fmt: skip
    found = [
        OldEstate(key, name, subdistrict, year, held.get(key))
        for key, name, subdistrict, year, kind in session.execute(select(*columns)) if is_old(law, kind, year)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.room is not None, one.subdistrict or "", one.name))


def _events(session: Session | Connection, community_id: str | None) -> list[Any]:
    row = table_of(PropertyRoomEvent).c
    query = select(*row).order_by(row.community_id, row.number)
    return list(session.execute(query if community_id is None else query.where(row.community_id == community_id)))


def _held(events: Iterable[Any]) -> list[PropertyRoom]:
    found: list[PropertyRoom] = []
    for one in events:
        if one.move == "provide":
            found.append(PropertyRoom(one.community_id, cast("Tenure", one.tenure), one.happened_on))
        else:
            given = found.pop()
            found.append(PropertyRoom(given.community_id, given.tenure, given.since, one.happened_on))
    return found


def _today(clerk: Clerk) -> date:
    return shanghai_date(clerk.at)


def _enter(
    clerk: Clerk, key: tuple[str, int], move: Literal["provide", "give_up"], on: date, by: str, tenure: str | None
) -> None:
    estate, number = key
    row = PropertyRoomEvent(
        id=f"{estate}/{number}", community_id=estate, number=number, move=move, tenure=tenure, happened_on=on,
        recorded_at=clerk.at, by=by,
    )  # fmt: skip
    clerk.session.add(row)
    written(clerk.session, f"community {estate}")
    clerk.enter(f"room.{move}", f"room/{estate}", {}, {"id": [row.id]})
