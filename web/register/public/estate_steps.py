"""What is on record of an estate's money, its owners' bodies and their votes, read together: a page shows all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Date, String, cast, literal, null, select
from sqlmodel import col

from bidding.owners import BodyEvent, BodyMove, Vote, VoteMove, VoteStep
from bidding.owners.votes import Role
from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from models.tables import MoneyEvent, OwnersBodyEvent, OwnersVoteStep

__all__ = ["steps_bodies_and_votes"]


def steps_bodies_and_votes(
    connection: Connection, community_id: str
) -> tuple[Sequence[MoneyStep], Sequence[BodyEvent], Sequence[Vote]]:
    """Return the steps of an estate's money, the events of its owners' bodies, and their votes; one statement.

    Nothing where its books were never opened, or nobody ever entered who acts for its owners.
    """
    money, body, vote, nothing = MoneyEvent, OwnersBodyEvent, OwnersVoteStep, literal("")
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
    of_votes: tuple[Any, ...] = (
        literal("vote"), col(vote.number), col(vote.move), cast(null(), Date), col(vote.taken_at), col(vote.taken_by),
        col(vote.details), col(vote.role), col(vote.vote_id), cast(null(), Date), cast(null(), String),
    )  # fmt: skip
    query = select(*steps).where(col(money.community_id) == community_id).union_all(
        select(*events).where(col(body.community_id) == community_id),
        select(*of_votes).where(col(vote.community_id) == community_id),
    )  # fmt: skip
    ordered = sorted(connection.execute(query).all(), key=lambda row: row.number)
    votes = _votes([row for row in ordered if row.body == "vote"], community_id)
    revoked = {one.id: one.steps[-1].day for one in votes if one.steps[-1].move is VoteMove.REVOKE}
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
            BodyEvent(
                BodyMove(row.move), row.happened_on, row.by, row.until, row.vote, row.content, revoked.get(row.vote)
            )
            for row in ordered
            if row.body == "body"
        ],
        votes,
    )  # fmt: skip


def _votes(rows: Sequence[Any], community_id: str) -> list[Vote]:
    """Return the votes of rows that come by their number, the one that began first first."""
    found: dict[str, Vote] = {}
    for row in rows:
        step = VoteStep(VoteMove(row.move), row.at.astimezone(UTC), row.by, Role(row.role), row.content)
        found[row.subject] = found.get(row.subject, Vote(row.subject, community_id)).with_step(step)
    return sorted(found.values(), key=lambda vote: (vote.steps[0].at, vote.id))
