"""The life of a campaign (检查流程) as a table, each guard with the article or the reason it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from credit.inspections.campaigns import Campaign, Event
from credit.inspections.moves import CampaignMove as Move
from credit.inspections.moves import CampaignState as State
from credit.inspections.moves import FindingState
from models.errors import Problem
from models.values.lifecycle import Lifecycle, Transition

__all__ = ["CAMPAIGN", "Attempt", "cited"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A campaign as it is, and what somebody wants to do to it."""

    campaign: Campaign
    event: Event


def cited(attempt: Attempt) -> str:
    """Return the instrument and article that a kind of campaign rests on, or that it is a choice of ours."""
    basis = attempt.campaign.rules.kind.basis
    return f"{basis.instrument} {basis.article}" if basis.instrument else "our own choice (docs/inspections.md)"


def _targets_are_drawn(attempt: Attempt) -> Problem | None:
    """Refuse a draw where the kind of campaign inspects everybody who is named."""
    if attempt.campaign.rules.kind.drawn:
        return None
    return Problem(cited(attempt), "this kind of campaign draws nobody", "Assign the inspectors with a list.")


def _targets_are_named(attempt: Attempt) -> Problem | None:
    """Refuse a list of whom to inspect where chance has to decide."""
    if not attempt.campaign.rules.kind.drawn:
        return None
    return Problem(cited(attempt), "who is inspected and who inspects is drawn, not listed", "Commit to a draw.")


def _everybody_announced_is_assigned(attempt: Attempt) -> Problem | None:
    """Refuse a list that leaves somebody out, or sends inspectors to whom nobody announced."""
    announced, teams = {*attempt.campaign.announced["targets"]}, attempt.event.content["assignments"]
    odd = sorted(announced ^ teams.keys())
    if not odd:
        return None
    what = f"{', '.join(odd[:5])}: announced and not assigned, or assigned and not announced"
    return Problem(cited(attempt), what, "List all that were announced; excuse later who cannot be inspected.")


def _nobody_meets_who_is_barred(attempt: Attempt) -> Problem | None:
    """Refuse to send an inspector to whom an interest ties."""
    teams = attempt.event.content["assignments"]
    met = [f"{who} at {where}" for who, where in attempt.event.content.get("barred", ()) if who in teams.get(where, ())]
    if not met:
        return None
    return Problem("programme, conflicts (our own choice)", f"they may not meet: {', '.join(met)}", "Send others.")


def _draw_comes_before_visits(attempt: Attempt) -> Problem | None:
    """Refuse a commitment after visits could have begun."""
    if attempt.event.on <= attempt.campaign.ends_on:
        return None
    what = f"visits were to end on {attempt.campaign.ends_on}"
    return Problem("campaign", what, "Cancel it and announce another.")


def _lottery_was_held(attempt: Attempt) -> Problem | None:
    """Refuse a draw before the day whose lottery decides it."""
    committed = next(one for one in attempt.campaign.events if one.move is Move.COMMIT)
    day = date.fromisoformat(committed.content["targets"]["source"]["day"])
    if attempt.event.on >= day:
        return None
    return Problem(cited(attempt), f"the lottery that decides is held on {day}", "Draw with its result, on that day.")


def _target_is_assigned(attempt: Attempt) -> Problem | None:
    """Refuse a visit to whom nobody drew or named."""
    if attempt.event.target in attempt.campaign.left:
        return None
    what = f"{attempt.event.target} is not among those still to be inspected"
    return Problem(cited(attempt), what, f"Still to be inspected: {', '.join(attempt.campaign.left) or 'nobody'}.")


def _inspectors_are_those_assigned(attempt: Attempt) -> Problem | None:
    """Refuse a visit by others than those who were drawn or assigned."""
    campaign, event = attempt.campaign, attempt.event
    team = campaign.assignments.get(event.target or "", ())
    came = tuple(event.content["inspectors"])
    if not team or set(came) == set(team):
        return None
    what = f"{', '.join(came) or 'nobody'} inspected, and {', '.join(team)} were assigned"
    return Problem(cited(attempt), what, "Let those inspect who were drawn, or excuse the community with a reason.")


def _day_is_within_the_campaign(attempt: Attempt) -> Problem | None:
    """Refuse a visit on a day that was not announced."""
    campaign, day = attempt.campaign, attempt.event.on
    if campaign.starts_on <= day <= campaign.ends_on:
        return None
    what = f"{day} lies outside {campaign.starts_on} to {campaign.ends_on}"
    return Problem("campaign", what, "Correct the day; a late visit belongs to a later campaign.")


def _parties_are_there(attempt: Attempt) -> Problem | None:
    """Refuse an acceptance or handover inspection from which a party was missing."""
    wanted = attempt.campaign.rules.kind.parties
    missing = [role for role in wanted if role not in attempt.event.content.get("parties", ())]
    if not missing:
        return None
    return Problem(
        cited(attempt), f"{', '.join(missing)} did not take part", "Inspect together, and name who was there."
    )


def _every_target_is_done(attempt: Attempt) -> Problem | None:
    """Refuse to close while somebody who was drawn has neither been inspected nor excused."""
    left = attempt.campaign.left
    if not left:
        return None
    what = f"{len(left)} communities are still to be inspected: {', '.join(left[:5])}"
    return Problem(cited(attempt), what, "Inspect them, or excuse each with its reason, which is published.")


def _every_finding_is_answered(attempt: Attempt) -> Problem | None:
    """Refuse to close while a finding has time left, or ran out of it and was not looked at again."""
    open_ = [
        one
        for one in attempt.campaign.findings.values()
        if one.state in (FindingState.ORDERED, FindingState.REPORTED)
        or (one.state is FindingState.NOT_RECTIFIED and attempt.event.on <= one.rectify_by)
    ]
    if not open_:
        return None
    what = f"{len(open_)} findings wait for their re-check: {', '.join(one.id for one in open_[:3])}"
    return Problem(cited(attempt), what, "Look again at each (recheck), or withdraw it with a reason.")


def _a_reason_is_given(attempt: Attempt) -> Problem | None:
    """Refuse what needs a reason without one; it is published."""
    if (attempt.event.reason or "").strip():
        return None
    return Problem("reason", "there is none, and it is published with the campaign", "Say why.")


def _premises_are_fit(attempt: Attempt) -> Problem | None:
    """Refuse that premises are taken over with major or critical findings open."""
    unfit = attempt.campaign.unfit_because()
    if not unfit:
        return None
    what = f"they are not fit for delivery: {', '.join(one.id for one in unfit)}"
    return Problem("zhuji_opinions_2023 17; hangzhou_2021 45", what, "Have them put right and re-checked first.")


def _premises_are_not_fit(attempt: Attempt) -> Problem | None:
    """Refuse to call a violation what was in order."""
    if attempt.campaign.unfit_because():
        return None
    return Problem("zhuji_opinions_2023 17", "the premises were fit", "Let the company record that it took them over.")


def _premises_change_hands(attempt: Attempt) -> Problem | None:
    """Refuse a take-over in a campaign that inspects a running service."""
    if attempt.campaign.rules.kind.evidence is None:
        return None
    return Problem(
        cited(attempt), "nothing is taken over in this kind of campaign", "Announce an acceptance inspection."
    )


def _every_target_is_seen(attempt: Attempt) -> Problem | None:
    """Refuse that premises are taken over which nobody has inspected."""
    if attempt.campaign.visits and not attempt.campaign.left:
        return None
    return Problem("hangzhou_2021 45", "the premises have not been inspected", "Inspect them together first.")


def _transitions() -> Iterator[Transition[State, Move, Attempt]]:
    by_list = (_targets_are_named, _everybody_announced_is_assigned, _nobody_meets_who_is_barred)
    yield Transition(State.ANNOUNCED, Move.COMMIT, State.COMMITTED, (_targets_are_drawn, _draw_comes_before_visits))
    yield Transition(State.ANNOUNCED, Move.ASSIGN, State.ASSIGNED, by_list)
    yield Transition(State.ANNOUNCED, Move.CANCEL, State.CANCELLED, (_a_reason_is_given,))
    yield Transition(State.COMMITTED, Move.DRAW, State.ASSIGNED, (_lottery_was_held,))
    yield Transition(State.COMMITTED, Move.CANCEL, State.CANCELLED, (_a_reason_is_given,))
    for state in (State.ASSIGNED, State.INSPECTING):
        visit = (_target_is_assigned, _inspectors_are_those_assigned, _day_is_within_the_campaign, _parties_are_there)
        yield Transition(state, Move.VISIT, State.INSPECTING, visit)
        yield Transition(state, Move.EXCUSE, State.INSPECTING, (_target_is_assigned, _a_reason_is_given))
    yield Transition(State.ASSIGNED, Move.CANCEL, State.CANCELLED, (_a_reason_is_given,))
    yield Transition(State.INSPECTING, Move.CLOSE, State.CLOSED, (_every_target_is_done, _every_finding_is_answered))
    yield Transition(State.CLOSED, Move.PUBLISH, State.PUBLISHED)
    yield Transition(State.PUBLISHED, Move.PUBLISH, State.PUBLISHED)
    for state in (State.INSPECTING, State.CLOSED, State.PUBLISHED):
        yield Transition(
            state, Move.TAKE_OVER, state, (_premises_change_hands, _every_target_is_seen, _premises_are_fit)
        )
        yield Transition(state, Move.FIND_TAKEN_OVER, state, (_premises_change_hands, _premises_are_not_fit))


CAMPAIGN: Final = Lifecycle[State, Move, Attempt](_transitions())
"""Announced, drawn or listed, inspected, closed and published; drawn below from this table."""
