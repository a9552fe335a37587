"""The life of an evaluation on record as a table, each guard with the article or the reason it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bidding.evaluation.moves import EvaluationMove as Move
from bidding.evaluation.moves import EvaluationState as State
from bidding.evaluation.proceedings import Event, Proceeding
from bidding.evaluation.rules import cite, panel_rule, rules
from models.errors import Problem
from models.values.lifecycle import Lifecycle, Transition
from models.values.moments import shanghai_date

__all__ = ["EVALUATION", "EvaluationAttempt", "unlocked_technical"]


@dataclass(frozen=True, slots=True)
class EvaluationAttempt:
    """An evaluation as it is, and what somebody wants to do to it."""

    proceeding: Proceeding
    event: Event

    def criteria(self, kind: str) -> set[str]:
        """Return the ids of the criteria of a kind."""
        return {one["id"] for one in self.proceeding.head.get("criteria", ()) if one["kind"] == kind}


def unlocked_technical(proceeding: Proceeding) -> list[str]:
    """Return the technical criteria whose marks are not locked: while there is one, no price may be opened."""
    locked = {name for lock in proceeding.locks for name in lock["criteria"]}
    criteria = {one["id"] for one in proceeding.head.get("criteria", ()) if one["kind"] == "technical"}
    return sorted(criteria - locked)


def _lottery_is_later(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse a commitment on or after the day of the lottery that decides."""
    day = attempt.event.content["commitment"]["source"]["day"]
    if shanghai_date(attempt.event.at).isoformat() < day:
        return None
    return Problem("panel", f"the result of {day} may be known already", "Name a lottery of a later day.")


def _lottery_was_held(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse a draw before the day of its lottery."""
    day = attempt.proceeding.current[0].content["commitment"]["source"]["day"]
    if shanghai_date(attempt.event.at).isoformat() >= day:
        return None
    return Problem("panel", f"the lottery that decides is held on {day}", "Draw with its result.")


def _member_sits(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse whatever is done in the name of somebody who has no seat now (Regulation art. 48)."""
    if (attempt.event.sealed or {})["member"] in attempt.proceeding.sitting:
        return None
    return Problem("panel", "this is no member of the panel now", "Name a member: wuxin panel show")


def _declares_all(attempt: EvaluationAttempt) -> list[Problem]:
    """Refuse a seat to whom a ground applies, or who does not say of each that it does not (Regulation art. 46)."""
    told, proceeding = attempt.event.sealed or {}, attempt.proceeding
    grounds = panel_rule(proceeding.head["jurisdiction"]).grounds
    missing = [
        Problem(f"declaration, {one.id}", f"that it does not apply is not declared ({cite(one.basis)})",
                "Declare it, or recuse yourself.")
        for one in grounds
        if one.id not in told.get("declared", ())
    ]  # fmt: skip
    again = Problem("panel", "this member has accepted already", "Nothing more is needed.")
    return [*missing, *([again] if told["member"] in proceeding.accepted else [])]


def _ground_is_known(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse a recusal for a ground that the law of the place does not have; a reason without one is in words."""
    ground = (attempt.event.sealed or {}).get("ground")
    rule = panel_rule(attempt.proceeding.head["jurisdiction"])
    if ground is None or rule.ground(ground) is not None:
        return None
    return Problem("ground", f"there is no ground {ground!r}", f"Known: {', '.join(one.id for one in rule.grounds)}.")


def _own_recusal(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse a member to name who takes its seat: for a representative the office does."""
    named = (attempt.event.sealed or {}).get("replacement")
    if attempt.event.role != "panel" or named is None:
        return None
    return Problem("panel", "a member names nobody for its own seat", "Let the office name who steps in.")


def _handed_in_once(attempt: EvaluationAttempt) -> list[Problem]:
    """Refuse marks of whoever has handed them in, and to take a sheet of whoever has not accepted the seat."""
    told, proceeding = attempt.event.sealed or {}, attempt.proceeding
    member = told["member"]
    again = sorted({one["criterion"] for one in told["marks"] if (member, one["criterion"]) in proceeding.handed_in})
    found = [
        Problem("marks", f"{', '.join(again)} is handed in by this member", "What was handed in stays as it is.")
    ] if again else []  # fmt: skip
    if told.get("handed_in") and member not in proceeding.accepted:
        what = "this member has not declared that no ground for recusal applies"
        found.append(Problem("panel", what, "Accept the seat with the declaration, then hand in."))
    return found


def _is_signed_once(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse a second signature, and a dissent without words (Regulation art. 53)."""
    told = attempt.event.sealed or {}
    if told["member"] in attempt.proceeding.signatures:
        return Problem("report", "this member has signed it already", "Nothing more is needed.")
    if told.get("dissent") is None or str(told["dissent"]).strip():
        return None
    law = cite(rules().signed.basis)
    return Problem("report", f"a dissent says what it is and why ({law})", "Write it, or sign without one.")


def _not_locked(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse a mark for criteria that are locked, but for who took a seat after that."""
    told = attempt.event.sealed or {}
    proceeding = attempt.proceeding
    locked = {name for lock in proceeding.locks for name in lock["criteria"]}
    named = sorted({one["criterion"] for one in told["marks"]} & locked)
    came = any(seat.replaced_by == told["member"] for seat in proceeding.panel)
    already = {(one["member"], one["criterion"]) for one in proceeding.marks}
    if not named or (came and not any((told["member"], name) in already for name in named)):
        return None
    return Problem("marks", f"{', '.join(named)} is locked", "Marks stay as they were locked.")


def _marked_blind(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse technical marks once prices are open, but of who took a seat late and has to mark anew."""
    told = attempt.event.sealed or {}
    technical = {one["criterion"] for one in told["marks"]} & attempt.criteria("technical")
    came = any(seat.replaced_by == told["member"] for seat in attempt.proceeding.panel)
    if attempt.proceeding.state is State.MARKING or not technical or came:
        return None
    return Problem("marks", "prices are open, and the technical part is marked blind", "Too late.")


def _locks_do_not_overlap(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse a lock of some of the criteria of another: its digest is of all of them."""
    wanted = set(attempt.event.content["criteria"])
    known = [set(lock["criteria"]) for lock in attempt.proceeding.locks]
    if all(wanted == other or not wanted & other for other in known):
        return None
    return Problem("locks", "some of these are locked together with others", "Lock the same criteria together again.")


def _every_member_has_marked(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse to lock while a member's marks are missing: everybody marks all bids that anybody marked."""
    proceeding, wanted = attempt.proceeding, attempt.event.content["criteria"]
    bids = {one["bid"] for one in proceeding.marks}
    there = {(one["member"], one["bid"], one["criterion"]) for one in proceeding.marks}
    missing = sum((who, bid, name) not in there for who in proceeding.sitting for bid in bids for name in wanted)
    if bids and not missing:
        return None
    return Problem("locks", f"{missing or 'all'} marks are missing", "Let every member mark every bid first.")


def _technical_is_locked(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse to open prices before the technical part is marked and locked."""
    left = unlocked_technical(attempt.proceeding)
    if not left:
        return None
    return Problem("prices", f"{', '.join(left)} is not locked", "Lock the technical marks first.")


def _bids_are_those_marked(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse prices of other bids than those whose technical part was marked."""
    marked = {one["bid"] for one in attempt.proceeding.marks if one["criterion"] in attempt.criteria("technical")}
    odd = sorted(marked ^ {one["handle"] for one in attempt.event.content["bids"]}) if marked else []
    if not odd:
        return None
    return Problem("prices", f"{', '.join(odd)}: marked without a price, or priced without marks", "Correct the file.")


def _award_is_named(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse to disclose the panel before the award (Tender Law art. 37)."""
    if str(attempt.event.content.get("award") or "").strip():
        return None
    law = cite(rules().secret.basis)
    return Problem("award", f"the panel is secret until the award ({law})", "Name the award notice, by its number.")


def _reason_is_given(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse to void an evaluation without a reason; it is public."""
    if str(attempt.event.content.get("reason") or "").strip():
        return None
    return Problem("reason", "an evaluation is voided for a reason, which is public", "Say why, and by which decision.")


def _page_is_looked_at(attempt: EvaluationAttempt) -> Problem | None:
    """Refuse to admit pages of a technical part that nobody names or says why; the reason is public."""
    told = attempt.event.content
    if told.get("pages") and str(told.get("reason") or "").strip():
        return None
    return Problem("pages", "a page is admitted by number and for a reason, which is public", "Look, and say why.")


def _transitions() -> Iterator[Transition[State, Move, EvaluationAttempt]]:
    marking = (_member_sits, _not_locked, _marked_blind, _handed_in_once)
    yield Transition(State.NEW, Move.COMMIT, State.COMMITTED, (_lottery_is_later,))
    yield Transition(State.COMMITTED, Move.DRAW, State.MARKING, (_lottery_was_held,))
    for state in (State.COMMITTED, State.MARKING):
        yield Transition(state, Move.ADMIT, state, (_page_is_looked_at,))
    for state in (State.MARKING, State.PRICED):
        yield Transition(state, Move.ACCEPT, state, (_member_sits, _declares_all))
        yield Transition(state, Move.RECUSE, state, (_member_sits, _ground_is_known, _own_recusal))
        yield Transition(state, Move.MARK, state, marking)
        yield Transition(state, Move.LOCK, state, (_locks_do_not_overlap, _every_member_has_marked))
        yield Transition(state, Move.AGREE, state)
    yield Transition(State.MARKING, Move.OPEN_PRICES, State.PRICED, (_technical_is_locked, _bids_are_those_marked))
    yield Transition(State.PRICED, Move.DECIDE, State.PRICED)
    yield Transition(State.PRICED, Move.COMMIT_TIE, State.PRICED)
    yield Transition(State.PRICED, Move.CLOSE, State.CLOSED)
    yield Transition(State.CLOSED, Move.SIGN, State.CLOSED, (_member_sits, _is_signed_once))
    yield Transition(State.CLOSED, Move.DISCLOSE, State.DISCLOSED, (_award_is_named,))
    for state in (State.COMMITTED, State.MARKING, State.PRICED, State.CLOSED, State.DISCLOSED):
        yield Transition(state, Move.VOID, State.NEW, (_reason_is_given,))


EVALUATION: Final = Lifecycle[State, Move, EvaluationAttempt](_transitions())
"""Read like the articles it carries out; docs/evaluation.md shows it as a diagram."""
