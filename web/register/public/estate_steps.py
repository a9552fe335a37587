"""What is on record of an estate's money and of its owners' bodies, read together: a page shows both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Date, String, cast, literal, null, select
from sqlmodel import col

from bidding.owners import BodyEvent, BodyMove
from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from models.tables import MoneyEvent, OwnersBodyEvent

__all__ = ["steps_and_bodies"]


def steps_and_bodies(connection: Connection, community_id: str) -> tuple[Sequence[MoneyStep], Sequence[BodyEvent]]:
    """Return the steps of an estate's money and the events of its owners' bodies, each in order; one statement.

    Nothing where its books were never opened, or nobody ever entered who acts for its owners.
    """
    money, body, nothing = MoneyEvent, OwnersBodyEvent, literal("")
    steps: tuple[Any, ...] = (
        nothing.label("body"), col(money.number).label("number"), col(money.move).label("move"), col(money.happened_on),
        col(money.recorded_at).label("at"), col(money.by).label("by"), col(money.content).label("content"),
        col(money.role).label("role"), col(money.subject).label("subject"), cast(null(), Date).label("until"),
        cast(null(), String).label("vote"),
    )  # fmt: skip
    events: tuple[Any, ...] = (
        literal("body"), col(body.number), col(body.move), col(body.happened_on), col(body.entered_at),
        col(body.entered_by), col(body.details), nothing, nothing, col(body.until), col(body.vote),
    )  # fmt: skip
    of_money = select(*steps).where(col(money.community_id) == community_id)
    rows = connection.execute(of_money.union_all(select(*events).where(col(body.community_id) == community_id))).all()
    ordered = sorted(rows, key=lambda row: row.number)
    return (
        [
            MoneyStep(
                MoneyMove(row.move), row.happened_on, row.at.astimezone(UTC), row.by, MoneyRole(row.role), row.subject,
                row.content,
            )
            for row in ordered
            if not row.body
        ],
        [
            BodyEvent(BodyMove(row.move), row.happened_on, row.by, row.until, row.vote, row.content)
            for row in ordered
            if row.body
        ],
    )  # fmt: skip
