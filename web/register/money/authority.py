"""On what an estate's money is spent: the owners' votes and bodies on record, where there are any.

What was entered by hand (`wuxin money authorise`) carries an estate of which nothing is on record. Where its bodies
are, a vote on record decides: what it says stands while the vote does, and an entry by hand only says what an item
covers that names nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from bidding.owners import Grounds, Item, standing_items
from bidding.owners.commitments import Commitment, spent_beside
from bidding.owners.laws import law_for as owners_law_for
from bidding.owners.vote_life import vote_state
from bidding.revenue import Estate, MoneyMove, MoneyStep
from bidding.revenue.authorising import commitments, grounds_on, links_of
from bidding.tender.binding import tendered
from models.errors import Problem, RefusedError
from web.register.money.rows import kept_estate
from web.register.owners.estates import bodies_of
from web.register.owners.votes import called_name, grounds_of, votes_of
from web.register.tender_rows import tenders_filed

__all__ = ["check_authorisation", "check_stage", "fallen", "grounds_for", "money_bound"]


def grounds_for(session: Session, estate: Estate, on: date, asked: Commitment | None = None) -> Grounds:
    """Return what may authorise on a day, and what of it counts before what is asked for in its year.

    Tenders count with payments and applications: a limit for a year is spent once.
    """
    spent = {} if asked is None else _spent(session, estate, on.year, asked)
    by_hand = grounds_on(estate.steps, on, spent)
    if not bodies_of(session, estate.community_id):
        return by_hand
    found = grounds_of(session, estate.community_id, on, spent)
    blank = {
        (vote.id, item.id): item.matter
        for vote in votes_of(session, estate.community_id)
        for item in standing_items(vote)
        if not item.subject and item.limits is None
    }
    covered = (one for one in by_hand.decisions if blank.get((one.vote, one.item)) == one.matter)
    gone = _revoked(estate, on)
    return replace(
        found, principal=by_hand.principal,
        decisions=[one for one in (*found.decisions, *covered) if (one.vote, one.item) not in gone],
        delegations=[one for one in found.delegations if (one.vote, one.item) not in gone],
    )  # fmt: skip


def money_bound(session: Session, community_id: str, year: int) -> tuple[list[Commitment], dict[str, str]]:
    """Return what an estate's payments and applications bind by delegation in a year, and application -> its tender."""
    estate = kept_estate(session, community_id)
    if estate is None:
        return [], {}
    return list(commitments(estate.steps, estate.common, year)), links_of(estate.steps)


def check_authorisation(session: Session, estate: Estate, step: MoneyStep) -> None:
    """Refuse to enter what no vote on record says, with every reason; estates without bodies on record pass."""
    if bodies_of(session, estate.community_id) and (problems := list(_against_record(session, estate, step))):
        raise RefusedError(problems)


def fallen(session: Session, estate: Estate, subject: str, on: date) -> tuple[Problem, ...]:
    """Return why an application may not go on: a vote on which a step of it rests no longer stands."""
    grounds = grounds_for(session, estate, on)
    standing = {(one.vote, one.item) for one in grounds.decisions}
    standing |= {(one.vote, one.item) for one in grounds.delegations}
    rests = [step.content.get("authority") for step in estate.steps if step.subject == subject]
    gone = {(one["vote"], one["item"]) for one in rests if one} - standing
    return tuple(
        Problem(f"vote {vote}, {item}", f"{subject} rests on it, and it no longer stands", "Put it to a new vote.")
        for vote, item in sorted(gone)
    )


def check_stage(session: Session, estate: Estate, step: MoneyStep) -> None:
    """Refuse to enter by hand who acts for the owners, where their bodies are on record: it follows from these."""
    if bodies_of(session, estate.community_id):
        told = f"the bodies of {estate.community_id} are on record, and who acts on {step.on} follows from them"
        raise RefusedError(Problem("stage", told, "Enter what happened: wuxin owners body; see: wuxin owners who"))


def _spent(session: Session, estate: Estate, year: int, asked: Commitment) -> dict[str, int]:
    law = owners_law_for(estate.terms.jurisdiction)
    bound = (
        *commitments(estate.steps, estate.common, year),
        *tendered(tenders_filed(session), {estate.community_id}, law, year),
    )
    return spent_beside(asked, bound, links_of(estate.steps))


def _against_record(session: Session, estate: Estate, step: MoneyStep) -> Iterator[Problem]:
    told = step.content
    where, vote = f"vote {told['vote']}", called_name(session, told["vote"])
    if vote is None or vote.community_id != estate.community_id:
        yield Problem(where, "the owners of this estate have no vote of this name on record", "Run: wuxin owners votes")
        return
    item = next((one for one in standing_items(vote) if one.id == told["item"]), None)
    if item is None:
        what = f"its item {told['item']} does not stand: the vote is {vote_state(vote)}, or the item was not passed"
        yield Problem(where, what, "Only what was passed and announced authorises.")
        return
    yield from _other_than_said(where, item, told)


def _other_than_said(where: str, item: Item, told: Any) -> Iterator[Problem]:  # noqa: ANN401 - the content of a step
    if item.matter != told["matter"]:
        yield Problem(where, f"its item {item.id} is on {item.matter}, not on {told['matter']}", "Name its matter.")
    if item.subject and told["covers"] != item.subject:
        yield Problem(where, f"its item {item.id} covers {item.subject}", f"Say so: --covers {item.subject}")
    if told["covers"] is not None:
        return
    limits = item.limits
    if limits is None:
        yield Problem(where, f"its item {item.id} leaves nothing to the committee", "Limits stand on the agenda.")
    elif (told["each_fen"], told["year_fen"], told["until"]) != (
        limits.each_fen, limits.year_fen, limits.until.isoformat()
    ):  # fmt: skip
        said = f"{limits.each_fen} fen for each, {limits.year_fen} for a year, until {limits.until}"
        what = f"its item {item.id} says {said}"
        yield Problem(where, what, "Enter what was decided.")


def _revoked(estate: Estate, on: date) -> set[tuple[str, str]]:
    """Return the (vote, item) whose entry by hand was revoked, and not entered again under another name."""
    known = [step for step in estate.steps if step.on <= on]
    gone = {step.subject for step in known if step.move is MoneyMove.REVOKE}
    entered = [step for step in known if step.move is MoneyMove.AUTHORISE]
    live = {_item(step) for step in entered if step.subject not in gone}
    return {_item(step) for step in entered if step.subject in gone} - live


def _item(step: MoneyStep) -> tuple[str, str]:
    return step.content["vote"], step.content["item"]
