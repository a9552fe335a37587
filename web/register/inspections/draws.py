"""The double-random draw of a campaign (双随机): its pool weighed, both pools committed to and drawn, on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from credit.inspections import Campaign, Event
from credit.inspections.conflicts import Interest
from credit.inspections.double_random import Asked, assigned, plan_from, plan_told, plans
from credit.inspections.moves import CampaignMove
from credit.inspections.risk import Weighed, weighed
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.record.draws import record_commitment, record_draw
from models.values.draw import LOTTERIES, Drawn, Source, commitment_of, draw, source_of
from models.values.draw.records import drawn_again as repeated
from models.values.moments import shanghai_date
from web.register.inspections.campaigns import add_event, campaign_named, campaigns
from web.register.inspections.targets import barred_in, communities, target_facts

__all__ = ["Make", "commit_draw", "committed_in", "draw_campaign", "drawn_again", "lottery_ahead", "pool_of"]

_PARTS: Final = ("targets", "inspectors")
Make = Callable[[CampaignMove, Mapping[str, Any]], Event]
"""Makes the event of a move with what it holds: who acts, in which role and on which day is the caller's."""


def pool_of(session: Session, campaign: Campaign, on: date) -> list[Weighed]:
    """Return the tickets of each community of a campaign, and why it has them, as of a day."""
    named = set(campaign.announced["targets"])
    places = {name: place for name, place in communities(session, on).items() if name in named}
    facts = target_facts(session, places, campaigns(session), on)
    return [weighed(one, campaign.rules.programme.weights, on) for one in facts]


def lottery_ahead(name: str, day: date, today: date) -> Source:
    """Return the lottery of a day ahead. Raises InputError for an unknown one, RefusedError for a day that is not."""
    if name not in LOTTERIES:
        what = f"{name!r} is no lottery that Wuxin knows"
        raise InputError(Problem("source", what, f"Take one of {', '.join(LOTTERIES)}."))
    if day <= today:
        what = f"the result of {day} may be known already"
        raise RefusedError(Problem("source day", what, "Name a day after today."))
    return source_of(LOTTERIES[name], day)


def commit_draw(
    clerk: Clerk, name: str, asked: Asked, staff: Sequence[str], interests: Sequence[Interest], make: Make
) -> Campaign:  # fmt: skip
    """Fix both pools, the weights and who may not meet, before the lottery. Raises RefusedError with every reason."""
    campaign = campaign_named(clerk.session, name)
    found = pool_of(clerk.session, campaign, shanghai_date(clerk.at))
    both = plans(name, found, staff, asked)
    content = {
        "targets": plan_told(both[0]), "inspectors": plan_told(both[1]),
        "reasons": {one.facts.community_id: [list(reason) for reason in one.reasons] for one in found},
        "barred": barred_in(clerk.session, campaign, interests),
        "commitments": [commitment_of(plan) for plan in both],
    }  # fmt: skip
    after = add_event(clerk, name, lambda _: make(CampaignMove.COMMIT, content))
    for plan in both:
        record_commitment(clerk, plan.namespace, commitment_of(plan))
    return after


def committed_in(campaign: Campaign) -> dict[str, Any]:
    """Return what a campaign committed to. Raises RefusedError where it committed to nothing."""
    for event in campaign.events:
        if event.move is CampaignMove.COMMIT:
            return dict(event.content)
    what = "nothing was committed to before the lottery, so nothing can be drawn"
    raise RefusedError(Problem(f"campaign {campaign.id}", what, "Run: wuxin inspection commit"))


def draw_campaign(clerk: Clerk, name: str, codes: Sequence[str], seed: str, make: Make) -> Campaign:
    """Draw communities and inspectors by what is on record, and say who goes where; both results go on record.

    Raises RefusedError where codes or result are not those of the commitment, the day has not come, or it was drawn.
    """
    campaign = campaign_named(clerk.session, name)
    told = committed_in(campaign)
    targets, people = _drawn(told, codes, seed)
    team = campaign.rules.programme.team.inspectors
    teams = assigned(targets.labels, people, {(who, where) for who, where in told["barred"]}, team)
    content = {
        "targets": targets.as_dict(), "inspectors": people.as_dict(),
        "assignments": {target: list(found) for target, found in teams.items()},
    }  # fmt: skip
    after = add_event(clerk, name, lambda _: make(CampaignMove.DRAW, content))
    for one in (targets, people):
        record_draw(clerk, one.plan.namespace, commitment_of(one.plan), one.as_dict())
    return after


def drawn_again(campaign: Campaign) -> tuple[Drawn, Drawn] | None:
    """Return both draws of a campaign, repeated from what is on record; None where it drew nobody."""
    drawn = next((one for one in campaign.events if one.move is CampaignMove.DRAW), None)
    if drawn is None:
        return None
    return repeated(drawn.content["targets"]), repeated(drawn.content["inspectors"])


def _drawn(told: Mapping[str, Any], codes: Sequence[str], seed: str) -> tuple[Drawn, Drawn]:
    targets, people = (draw(plan_from(told[part]), codes=tuple(codes), randomness=seed) for part in _PARTS)
    return targets, people
