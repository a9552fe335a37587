"""On which vote of owners a tender rests: taken from the votes on record when it is filed, and looked at again later.

A decision names the tender as its subject; a delegation lets the committee tender within its limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlmodel import Session

from bidding.owners import Asked, Authority, Grounds, Vote, VoteMove, authority_for, standing_items
from bidding.owners.commitments import Commitment, Way, spent_beside
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.vote_life import vote_state
from bidding.owners.votes import VoteState
from bidding.tender import Event, Move, State, Tender
from bidding.tender.binding import tendered
from bidding.tender.details import Awarded, Filed
from models.errors import InputError, Problem, RefusedError
from web.register.money.authority import money_bound
from web.register.owners.estates import law_of
from web.register.owners.halts import tender_halt_problems
from web.register.owners.votes import grounds_of, vote_named, votes_of_all

__all__ = ["BEFORE_SIGNING", "authority_problems", "resting_on"]

_ASKED_AGAIN: Final = frozenset({Move.PUBLISH, Move.AWARD, Move.SIGN})
"""What nobody does on a vote that was revoked or has to be corrected."""
_HALTED: Final = frozenset({
    Move.PUBLISH, Move.AMEND, Move.OPEN, Move.CHECK, Move.EVALUATE, Move.ANNOUNCE, Move.AWARD, Move.SECURE, Move.SIGN,
})  # fmt: skip
"""What leads to a contract, and waits while the decision is stopped. Bids are closed in time all the same, so that a
box is safe; time is given back by EXTEND, and whatever is owed to somebody, such as an answer, is still taken."""
BEFORE_SIGNING: Final = frozenset({
    State.DRAFT, State.FILED, State.PUBLISHED, State.CLOSED, State.OPENED, State.EVALUATED, State.ANNOUNCED,
    State.AWARDED, State.SECURED,
})  # fmt: skip
"""Where a tender can stand still; once a contract is signed, it is for the courts."""


def resting_on(session: Session, tender: Tender, vote_id: str, on: date, others: Iterable[Tender]) -> dict[str, Any]:
    """Return what a filing holds of the owners' vote of a name: its count, and the vote and item that authorise.

    Raises RefusedError with every reason why it does not authorise this tender, InputError for an unknown vote.
    """
    vote = vote_named(session, vote_id)
    law = law_of(session, vote.community_id)
    _check_kind(tender, law)
    _check_estate(tender, vote.community_id)
    asked = _asked(tender, on)
    grounds = grounds_of(session, vote.community_id, on, _spent(session, tender, law, asked, others))
    authority = authority_for(asked, _of_vote(grounds, vote_id), law)
    counted = next(step for step in vote.steps if step.move is VoteMove.COUNT)
    ballot = _ballot(counted.details["outcomes"][authority.item], counted.day, tender.id)
    return {"ballot": ballot, "authority": _plain(authority)}


def authority_problems(
    session: Session, tender: Tender, event: Event, others: Callable[[Session], Iterable[Tender]]
) -> list[Problem]:
    """Return why the owners' vote on which a tender was filed does not carry an event any more; nothing where it does.

    Who acts and which votes stand is asked on the day of the event; limits and terms hold as of the filing. An award
    has to stay within a delegation's limits too. Whatever leads to a contract waits while the decision is stopped.
    """
    filed = tender.filed
    if filed is not None and event.move in _HALTED - _ASKED_AGAIN:
        return tender_halt_problems(session, tender.notice)
    if event.move not in _ASKED_AGAIN or filed is None:
        return []
    if filed[1].authority is None:
        return _revoked_problems(session, tender, filed[1]) or tender_halt_problems(session, tender.notice)
    estate = vote_named(session, filed[1].authority.vote).community_id
    law = law_of(session, estate)
    asked = _asked(tender, filed[0].on)
    if isinstance(told := event.told, Awarded):
        prices = {lot: one.price_fen for lot, one in tender.awards.items()}
        prices |= {one.lot: one.price_fen for one in told.awards}
        asked = replace(asked, amount_fen=sum(prices.values()))
    grounds = grounds_of(session, estate, event.on, _spent(session, tender, law, asked, others(session)))
    try:
        authority_for(asked, grounds, law)
    except RefusedError as error:
        halted = tender_halt_problems(session, tender.notice)
        return [*halted, *error.problems]
    return []


def _revoked_problems(session: Session, tender: Tender, filed: Filed) -> list[Problem]:
    """Return the votes on this tender that were revoked here after the decision that a ballot file counts.

    Nothing where another vote on it stands. A vote that is not on record here nobody can look up.
    """
    if filed.ballot is None:
        return []
    votes = [vote for vote in votes_of_all(session, tender.notice.estates) if _is_on(vote, tender.id)]
    if any(item.subject == tender.id for vote in votes for item in standing_items(vote)):
        return []
    remedy = "Let the owners decide again, and file anew."
    return [
        Problem("owners' vote", f"vote {vote.id} on {tender.id} was revoked on {vote.steps[-1].day}", remedy)
        for vote in votes
        if vote_state(vote) is VoteState.REVOKED and vote.steps[-1].day >= filed.ballot.decided_on
    ]


def _is_on(vote: Vote, tender_id: str) -> bool:
    return vote.call is not None and any(item.subject == tender_id for item in vote.call.items)


def _check_kind(tender: Tender, law: OwnersLaw) -> None:
    if tender.notice.kind not in law.needs:
        what = f"owners do not decide on a {tender.notice.kind} tender"
        raise InputError(Problem("--vote", what, "Leave the vote out."))


def _check_estate(tender: Tender, estate: str) -> None:
    others = sorted(tender.notice.estates - {estate})
    if others:
        what = f"the vote is of the owners of {estate}, and the lots are of {', '.join(others)} too"
        raise RefusedError(Problem("--vote", what, "Tender what one estate's owners decided on."))


def _asked(tender: Tender, on: date) -> Asked:
    return Asked(str(tender.notice.kind), tender.id, tender.notice.estimate_fen, on)


def _of_vote(grounds: Grounds, vote: str) -> Grounds:
    """Return the grounds that one vote gives."""
    return replace(
        grounds, decisions=[one for one in grounds.decisions if one.vote == vote],
        delegations=[one for one in grounds.delegations if one.vote == vote],
    )  # fmt: skip


def _spent(
    session: Session, tender: Tender, law: OwnersLaw, asked: Asked, others: Iterable[Tender]
) -> Mapping[str, int]:
    """Return what counts before a tender in its calendar year, matter -> fen: what was bound before it was filed.

    Other tenders, applications to the fund and payments by delegation; what is linked to the tender counts once.
    """
    filed, estates, year = tender.filed, tender.notice.estates, asked.on.year
    bound = list(tendered((one for one in others if one.id != tender.id), estates, law, year))
    links: dict[str, str] = {}
    for estate in sorted(estates):
        more, tied = money_bound(session, estate, year)
        bound, links = [*bound, *more], links | tied
    moment = datetime.max.replace(tzinfo=UTC) if filed is None else filed[0].at
    own = Commitment(Way.TENDER, tender.id, law.needs[asked.kind], asked.amount_fen, moment)
    return spent_beside(own, [one for one in bound if one.at < moment], links)


def _ballot(outcome: Mapping[str, Any], on: date, subject: str) -> dict[str, Any]:
    votes = outcome["votes"].values()
    return {
        "decided_on": on.isoformat(), "subject": subject,
        "all_area": outcome["whole"]["area"], "all_persons": outcome["whole"]["persons"],
        "voting_area": sum(one["area"] for one in votes), "voting_persons": sum(one["persons"] for one in votes),
        "agreed_area": outcome["votes"]["for"]["area"], "agreed_persons": outcome["votes"]["for"]["persons"],
    }  # fmt: skip


def _plain(authority: Authority) -> dict[str, Any]:
    return {"vote": authority.vote, "item": authority.item, "delegated": authority.delegated}
