"""Decisions on a listing (决定书): what is decided about which facts, on which basis; signed, they verify alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from credit.standing.law_shapes import ListLaw
from credit.standing.listing import Listing, Move, Step
from credit.standing.signing import signer_of
from models.errors import Problem
from models.values.moments import moment_number, moment_text

__all__ = ["DECISION_FORMAT", "GROUNDS", "Decision", "about", "decision_content", "decision_problems"]

DECISION_FORMAT: Final = "wuxin list decision 1"
GROUNDS: Final = ("repaired", "basis_revoked", "wrongly_listed", "conditions_met")
"""Why a listing is lifted early: repaired, its basis revoked, wrong from the start, or conditions of removal met."""


@dataclass(frozen=True, slots=True)
class Decision:
    """决定: the move, its basis and reasons; term and measures where it upholds, the ground where it lifts.

    `measures`: (id of the measure, the law that is named for it or "").
    """

    move: Move
    instrument: str
    article: str
    reasons: str
    ground: str = ""
    ends_on: date | None = None
    measures: Sequence[tuple[str, str]] = ()
    checkpoint: Mapping[str, Any] | None = None


def about(listing: Listing) -> dict[str, Any]:
    """Return the facts of a listing as plain values: what a decision on it must repeat."""
    facts = listing.facts
    return {
        "listing": listing.number, "company_id": facts.company_id, "list": facts.kind, "rulebook": facts.rulebook,
        "rulebook_digest": facts.rulebook_digest, "evidence_digest": facts.evidence_digest, "rule": facts.rule,
        "event": facts.event, "source_id": facts.source_id, "place": facts.place,
        "happened_on": facts.happened_on.isoformat(),
    }  # fmt: skip


def decision_content(listing: Listing, law: ListLaw, decision: Decision, at: datetime) -> dict[str, Any]:
    """Return what is signed; it names the objection that it answers, where one is on record."""
    objected = listing.last(Move.OBJECT)
    ends_on = decision.ends_on or listing.decided_end
    return {
        "format": DECISION_FORMAT, **about(listing), "decision": str(decision.move), "ground": decision.ground,
        "basis": {"instrument": decision.instrument, "article": decision.article}, "reasons": decision.reasons,
        "answers": None if objected is None else objected[0],
        "ends_on": None if ends_on is None else ends_on.isoformat(),
        "measures": [{"id": name, "under": under} for name, under in decision.measures],
        "law": {"id": law.id, "digest": law.digest},
        "checkpoint": None if decision.checkpoint is None else dict(decision.checkpoint),
        "at": moment_text(moment_number(at)),
    }  # fmt: skip


def decision_problems(listing: Listing, step: Step, officials: Collection[str], where: str) -> Problem | None:
    """Return why a step's decision is none: not signed, by no official's key that holds, or about something else."""
    if step.signed is None:
        return Problem(
            where, "there is no signed decision", "Sign it with the head's key: wuxin list decide --key FILE"
        )
    content = step.signed["content"]
    told = {
        **about(listing),
        "format": DECISION_FORMAT,
        "decision": str(step.move),
        "at": moment_text(moment_number(step.at)),
    }
    if any(content.get(name) != value for name, value in told.items()):
        return Problem(where, "the signed decision is about another listing, move or moment", "Sign this one.")
    key = signer_of(step.signed)
    if key is None:
        return Problem(where, "the signature does not hold", "Sign the decision again.")
    if key.vkey not in officials:
        what = f"the key of {key.name} is no official's key that holds on record at that moment"
        return Problem(where, what, "Enrol it: wuxin key enrol, wuxin key record (purpose official).")
    return None
