"""What is on record of an estate's money, its owners' bodies, their votes and its service, read together for a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Date, String, cast, literal, null, select
from sqlmodel import col

from bidding.engagements import Engagement
from bidding.engagements import Move as ServiceMove
from bidding.engagements import Role as ServiceRole
from bidding.engagements import Step as ServiceStep
from bidding.modes import ModeEvent, ModeMove
from bidding.owners import BodyEvent, BodyMove, Vote, VoteMove, VoteStep
from bidding.owners.votes import Role
from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from models.tables import EngagementStep, MoneyEvent, OwnersBodyEvent, OwnersVoteStep, ServiceModeEvent

__all__ = ["EstateSteps", "estate_steps"]


@dataclass(frozen=True, slots=True)
class EstateSteps:
    """Everything that was done in an estate, each kind in its order.

    Nothing where its books were never opened, nobody ever entered who acts for its owners, or how it is served.
    """

    money: Sequence[MoneyStep] = ()
    bodies: Sequence[BodyEvent] = ()
    votes: Sequence[Vote] = ()
    modes: Sequence[ModeEvent] = ()
    engagements: Sequence[Engagement] = ()


def estate_steps(connection: Connection, community_id: str) -> EstateSteps:
    """Return what was done in an estate; one statement."""
    found: dict[str, list[Any]] = {}
    for row in sorted(connection.execute(_query(community_id)).all(), key=lambda row: row.number):
        found.setdefault(row.body, []).append(row)
    votes = _votes(found.get("vote", ()), community_id)
    revoked = {one.id: one.steps[-1].day for one in votes if one.steps[-1].move is VoteMove.REVOKE}
    return EstateSteps(
        [_money(row) for row in found.get("", ())],
        [
            BodyEvent(
                BodyMove(row.move), row.happened_on, row.by, row.until, row.vote, row.content, revoked.get(row.vote)
            )
            for row in found.get("body", ())
        ],
        votes,
        [_mode(row) for row in found.get("mode", ())],
        _engagements(found.get("service", ())),
    )


def _query(community_id: str) -> CompoundSelect[Any]:
    """Return the statement for all of them, each row with the columns of a step of money."""
    money, body, vote, nothing = MoneyEvent, OwnersBodyEvent, OwnersVoteStep, literal("")
    mode, service = ServiceModeEvent, EngagementStep
    no_day, no_vote = cast(null(), Date), cast(null(), String)
    steps: tuple[Any, ...] = (
        nothing.label("body"), col(money.number).label("number"), col(money.move).label("move"), col(money.happened_on),
        col(money.recorded_at).label("at"), col(money.by).label("by"), col(money.content).label("content"),
        col(money.role).label("role"), col(money.subject).label("subject"), no_day.label("until"),
        no_vote.label("vote"),
    )  # fmt: skip
    events: tuple[Any, ...] = (
        literal("body"), col(body.number), col(body.move), col(body.happened_on), col(body.entered_at),
        col(body.entered_by), col(body.details), nothing, nothing, col(body.until), col(body.vote),
    )  # fmt: skip
    of_votes: tuple[Any, ...] = (
        literal("vote"), col(vote.number), col(vote.move), no_day, col(vote.taken_at), col(vote.taken_by),
        col(vote.details), col(vote.role), col(vote.vote_id), no_day, no_vote,
    )  # fmt: skip
    of_modes: tuple[Any, ...] = (
        literal("mode"), col(mode.number), col(mode.move), col(mode.happened_on), col(mode.entered_at),
        col(mode.entered_by), col(mode.details), nothing, col(mode.paper), col(mode.until), no_vote,
    )  # fmt: skip
    of_service: tuple[Any, ...] = (
        literal("service"), col(service.number), col(service.move), col(service.happened_on), col(service.recorded_at),
        col(service.by), col(service.content), col(service.role), col(service.engagement_id), no_day, no_vote,
    )  # fmt: skip
    return select(*steps).where(col(money.community_id) == community_id).union_all(
        select(*events).where(col(body.community_id) == community_id),
        select(*of_votes).where(col(vote.community_id) == community_id),
        select(*of_modes).where(col(mode.community_id) == community_id),
        select(*of_service).where(col(service.community_id) == community_id),
    )  # fmt: skip


def _money(row: Any) -> MoneyStep:  # noqa: ANN401 - a row of the statement
    return MoneyStep(
        MoneyMove(row.move), row.happened_on, row.at.astimezone(UTC), row.by, MoneyRole(row.role), row.subject,
        row.content,
    )  # fmt: skip


def _mode(row: Any) -> ModeEvent:  # noqa: ANN401 - a row of the statement
    at = row.at.astimezone(UTC)
    return ModeEvent(ModeMove(row.move), row.happened_on, at, row.by, row.subject, row.until, row.content)


def _votes(rows: Iterable[Any], community_id: str) -> list[Vote]:
    """Return the votes of rows that come by their number, the one that began first first."""
    found: dict[str, Vote] = {}
    for row in rows:
        step = VoteStep(VoteMove(row.move), row.at.astimezone(UTC), row.by, Role(row.role), row.content)
        found[row.subject] = found.get(row.subject, Vote(row.subject, community_id)).with_step(step)
    return sorted(found.values(), key=lambda vote: (vote.steps[0].at, vote.id))


def _engagements(rows: Iterable[Any]) -> list[Engagement]:
    """Return the engagements of rows that come by their number, by name."""
    found: dict[str, Engagement] = {}
    for row in rows:
        at, role = row.at.astimezone(UTC), ServiceRole(row.role)
        step = ServiceStep(ServiceMove(row.move), row.happened_on, at, row.by, role, row.content)
        found[row.subject] = found.get(row.subject, Engagement(row.subject)).with_step(step)
    return [found[name] for name in sorted(found)]
