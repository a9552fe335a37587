"""Decisions that were signed elsewhere, by keys that no server has: the paper is read, held against ours, and taken in.

A paper says when it was decided, and the step is taken at that moment; the record says when it came.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.decisions import DECISION_FORMAT, Decision, decision_content
from credit.standing.laws import law_for
from credit.standing.listing import Listing, Move, Role, Step
from credit.standing.petitions import PETITION_FORMAT, Petition, PetitionMove, PetitionStep, petition_content
from credit.standing.reviews import REVIEW_FORMAT, Review, ReviewMove, ReviewStep, review_content
from credit.standing.signing import check_signed
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import LedgerCheckpoint
from models.values.moments import moment_at, parse_moment
from web.register.standing.listings import listing, take_step
from web.register.standing.petitions import decide_petition, petition
from web.register.standing.reviews import review, take_review_step

__all__ = ["KEPT_FOR", "newest_seal", "take_decision", "take_review", "take_ruling"]

KEPT_FOR: Final = timedelta(days=7)
"""How old a signed paper may be when it comes in: our own choice, so that nobody decides for a day long past."""
_OURS: Final = "Take the statement that the portal prepared, sign it as it is, and bring the whole file."


def take_decision(clerk: Clerk, number: int, signed: object) -> Listing:
    """Take a signed decision on a listing. Raises InputError for another paper, RefusedError with every reason."""
    paper, at, by = _read(signed, DECISION_FORMAT, clerk.at)
    before = listing(clerk.session, number)
    _same(paper, lambda told: _decided_again(before, told, at))
    return take_step(clerk, number, Step(Move(paper["content"]["decision"]), at, by, Role.HEAD, {}, paper))


def take_ruling(clerk: Clerk, number: int, signed: object) -> Petition:
    """Take a signed decision on a petition. Raises InputError for another paper, RefusedError with every reason."""
    paper, at, by = _read(signed, PETITION_FORMAT, clerk.at)
    before = petition(clerk.session, number)
    _same(paper, lambda told: petition_content(before, PetitionMove(told["decision"]), *_why(told), at))
    move = PetitionMove(paper["content"]["decision"])
    return decide_petition(clerk, number, PetitionStep(move, at, by, Role.HEAD, paper))


def take_review(clerk: Clerk, number: int, signed: object, lift: object = None) -> Review:
    """Take a signed decision on a review; one that changes a listing brings the decision that lifts it too.

    Raises InputError for another paper, RefusedError with every reason.
    """
    paper, at, by = _read(signed, REVIEW_FORMAT, clerk.at)
    before = review(clerk.session, number)
    _same(paper, lambda told: review_content(before, ReviewMove(told["decision"]), *_why(told), at))
    lifting = None if lift is None else _read(lift, DECISION_FORMAT, clerk.at)[0]
    return take_review_step(
        clerk, number, ReviewStep(ReviewMove(paper["content"]["decision"]), at, by, paper), lifting
    )  # fmt: skip


def newest_seal(session: Session) -> dict[str, Any] | None:
    """Return size and SHA-256 of the newest checkpoint: up to where the record was sealed when it was decided."""
    query = select(LedgerCheckpoint).order_by(col(LedgerCheckpoint.size).desc()).limit(1)
    newest = session.scalars(query).first()
    return None if newest is None else {"size": newest.size, "sha256": sha256(newest.note.encode()).hexdigest()}


def _read(signed: object, format_: str, now: datetime) -> tuple[Mapping[str, Any], datetime, str]:
    """Return the paper, the moment at which it says that it was decided, and whose key signed it."""
    key = check_signed(signed, format_, "signed file")
    paper: Mapping[str, Any] = dict(signed)  # type: ignore[call-overload]  # it was checked to be a mapping
    try:
        at = moment_at(parse_moment(str(paper["content"]["at"])))
    except (KeyError, ValueError):
        raise InputError(Problem("signed file", "it does not say when it was decided", _OURS)) from None
    if at > now or now - at > KEPT_FOR:
        what = f"it says that it was decided at {at.isoformat(timespec='minutes')}"
        remedy = f"Prepare it anew: a paper is taken in for {KEPT_FOR.days} days from the moment that stands in it."
        raise RefusedError(Problem("signed file", what, remedy))
    return paper, at, key.name


def _same(paper: Mapping[str, Any], again: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    """Refuse a paper that is not, word for word, what would be prepared of its own answers here and now."""
    try:
        ours = again(paper["content"])
    except (AttributeError, KeyError, TypeError, ValueError):
        ours = {}
    if ours != paper["content"]:
        what = "it is not the statement that belongs to this matter as it stands"
        raise InputError(Problem("signed file", what, _OURS))


def _decided_again(before: Listing, told: Mapping[str, Any], at: datetime) -> Mapping[str, Any]:
    ends_on = None if told["ends_on"] is None else date.fromisoformat(told["ends_on"])
    basis = told["basis"]
    decision = Decision(
        Move(told["decision"]), basis["instrument"], basis["article"], told["reasons"], told["ground"], ends_on,
        tuple((one["id"], one["under"]) for one in told["measures"]), told["checkpoint"],
    )  # fmt: skip
    return decision_content(before, law_for(before.facts.jurisdiction), decision, at)


def _why(told: Mapping[str, Any]) -> tuple[str, tuple[str, str]]:
    return told["reasons"], (told["basis"]["instrument"], told["basis"]["article"])
