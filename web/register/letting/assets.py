"""Estates' assets in the register: steps in, each on record; whether one may be put up for letting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from bidding.letting import Asset, AssetMove, AssetStep, Lease, Letting, law_for
from bidding.letting.assets import AssetAttempt, take_asset_step
from bidding.letting.leases import running_on
from bidding.owners import BodyEvent, BodyMove
from bidding.owners.laws import law_for as owners_law_for
from bidding.revenue import MoneyRole
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import AssetEvent
from web.register.letting.lease_rows import leases_of
from web.register.owners.estates import bodies_of
from web.register.owners.votes import grounds_by, votes_of
from web.register.row_locks import lock_rows

__all__ = ["asset_named", "assets_of", "leases_with_ends", "letting_of", "lock_asset", "place_of", "take_step"]

_NO_LIMIT: Final[dict[str, int]] = {}
"""Letting binds no money, so nothing is used up of a delegation's limits."""


def asset_named(session: Session, asset_id: str) -> Asset:
    """Return an asset with its steps. Raises InputError where there is none of the name."""
    row = AssetEvent
    rows = list(session.scalars(select(row).where(col(row.asset_id) == asset_id).order_by(col(row.number))))
    if not rows:
        what = "no asset of this name is on the register"
        raise InputError(Problem(f"asset {asset_id}", what, "Enter it: wuxin asset register"))
    return Asset(asset_id, rows[0].community_id, tuple(map(_step, rows)))


def lock_asset(session: Session, asset_id: str) -> None:
    """Wait until nobody else lets this asset, so that no two leases pass each other."""
    row = AssetEvent
    lock_rows(session, select(col(row.id)).where(col(row.asset_id) == asset_id, col(row.number) == 1))


def assets_of(session: Session, community_id: str) -> list[Asset]:
    """Return all assets of an estate, by name, those that were withdrawn too."""
    row, found = AssetEvent, dict[str, list[AssetStep]]()
    query = select(row).where(col(row.community_id) == community_id)
    for one in session.scalars(query.order_by(col(row.asset_id), col(row.number))):
        found.setdefault(one.asset_id, []).append(_step(one))
    return [Asset(name, community_id, tuple(steps)) for name, steps in found.items()]


def take_step(clerk: Clerk, asset: Asset, step: AssetStep) -> Asset:
    """Take a step of an asset, on record. Raises RefusedError with every reason why it may not be taken."""
    session = clerk.session
    running = running_on(leases_with_ends(session, asset.community_id), asset.id, step.on)
    law = law_for(place_of(session, asset.community_id))
    after = take_asset_step(AssetAttempt(asset, step, law, None if running is None else running[1]))
    key = f"{asset.id}/{len(after.steps)}"
    session.add(AssetEvent(
        id=key, asset_id=asset.id, community_id=asset.community_id, number=len(after.steps), move=str(step.move),
        happened_on=step.on, recorded_at=step.at, by=step.by, role=str(step.role), content=dict(step.content),
    ))  # fmt: skip
    try:
        session.flush()
    except IntegrityError as error:  # numbers are unique within the asset: its name is taken, or two wrote at once
        what = "there is one of this name, or somebody else wrote to it at the same time"
        raise RefusedError(Problem(f"asset {asset.id}", what, "Look at it again: wuxin asset show")) from error
    clerk.enter(f"asset.{step.move}", f"asset/{asset.id}", {}, {"id": [key]})
    return after


def letting_of(session: Session, asset: Asset, on: date, subjects: Sequence[str] = ()) -> Letting:
    """Return what bears on letting an asset on a day; `subjects`: other names that a vote may have given it."""
    bodies = bodies_of(session, asset.community_id)
    place = _place(bodies, asset.community_id)
    return Letting(
        asset, on, _with_ends(leases_of(session, asset.community_id), bodies), law_for(place), owners_law_for(place),
        grounds_by(votes_of(session, asset.community_id), bodies, on, _NO_LIMIT), (*subjects, asset.id),
    )  # fmt: skip


def place_of(session: Session, community_id: str) -> str:
    """Return the GB/T 2260 code of an estate, as its delivery names it. Raises InputError before that."""
    return _place(bodies_of(session, community_id), community_id)


def leases_with_ends(session: Session, community_id: str) -> list[tuple[Lease, date]]:
    """Return the leases of an estate, each with the first day after it."""
    leases = leases_of(session, community_id)
    return _with_ends(leases, bodies_of(session, community_id)) if leases else []


def _with_ends(leases: Sequence[Lease], bodies: Sequence[BodyEvent]) -> list[tuple[Lease, date]]:
    if not leases:
        return []
    founded = next((event.on for event in bodies if event.move is BodyMove.FOUND), None)
    initial = law_for(_place(bodies, leases[0].community_id)).initial
    return [(lease, lease.ends_on(founded, initial)) for lease in leases]


def _place(bodies: Sequence[BodyEvent], community_id: str) -> str:
    if not bodies:
        remedy = "Enter its delivery, with its jurisdiction: wuxin owners body"
        raise InputError(Problem(f"community {community_id}", "nothing is known of its bodies", remedy))
    return str(bodies[0].details.get("jurisdiction", ""))


def _step(row: AssetEvent) -> AssetStep:
    at = row.recorded_at.astimezone(UTC)
    return AssetStep(AssetMove(row.move), row.happened_on, at, row.by, MoneyRole(row.role), row.content)
