"""What must hold before a listing moves: guards that answer with the article and the remedy, or with nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from credit.standing.consequences import measure_problems
from credit.standing.deadlines import respond_by
from credit.standing.decisions import GROUNDS, decision_problems
from credit.standing.law_shapes import ListLaw
from credit.standing.laws import cite
from credit.standing.listing import Listing, Move, Step, same_facts
from models.errors import Problem
from models.values.working_days import Calendar, is_working

__all__ = [
    "Attempt", "basis_stands", "blacklist_is_open", "facts_are_new", "hearing_was_held", "may_be_extended",
    "may_be_repaired", "measures_are_lawful", "objection_is_answered", "period_is_over",
    "persons_may_be_named", "signed_by_an_official",
    "term_is_over", "term_runs",
]  # fmt: skip

_OVER: Final = frozenset({Move.DROP, Move.LIFT, Move.EXPIRE})


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step that somebody wants to take: the listing before it, the law, the company's other listings, and keys.

    `officials`: public keys (vkey) of officials that hold at the moment of the step.
    """

    listing: Listing
    step: Step
    law: ListLaw
    others: tuple[Listing, ...] = ()
    officials: Collection[str] = ()
    calendar: Calendar = is_working


def blacklist_is_open(attempt: Attempt) -> Problem | None:
    """Refuse a blacklist where no law that was read opens one, and grounds that the law does not know."""
    law = attempt.law
    if attempt.listing.facts.kind != "black" or law.blacklist:
        return None
    remedy = "Only law opens a list of serious dishonesty: put the law into the jurisdiction's file first."
    return Problem(cite(law, law.blacklist_basis), f"there is no blacklist in {law.title.en}", remedy)


def facts_are_new(attempt: Attempt) -> Problem | None:
    """Refuse what was removed before, and what is under way already, on the same facts."""
    for other in attempt.others:
        if other.number != attempt.listing.number and other.steps and same_facts(other.facts, attempt.listing.facts):
            where = cite(attempt.law, attempt.law.removal.basis)
            if any(step.move in _OVER for step in other.steps):
                what = f"listing {other.number} rested on the same facts and was taken off; it does not come back"
                return Problem(where, what, "Only another event, or ranks of another day, can open a new one.")
            what = f"listing {other.number} rests on the same facts and is under way"
            return Problem(where, what, f"Go on with it: wuxin list show {other.number}")
    return None


def period_is_over(attempt: Attempt) -> Problem | None:
    """Refuse a decision before the company has had its time to answer."""
    until = respond_by(attempt.listing, attempt.law, attempt.calendar)
    if until is not None and attempt.step.day > until:
        return None
    where = cite(attempt.law, attempt.law.hearing.basis)
    return Problem(where, f"the company may answer until {until}", "Decide after that day, or drop the proposal.")


def objection_is_answered(attempt: Attempt) -> Problem | None:
    """Refuse a decision that does not answer the objection that is open."""
    objected = attempt.listing.last(Move.OBJECT)
    answered = _content(attempt.step).get("answers")
    if objected is None or answered == objected[0]:
        return None
    where = cite(attempt.law, attempt.law.objection.decide.basis)
    what = f"the objection of {objected[1].day} (step {objected[0]}) is not answered by this decision"
    return Problem(where, what, "Give the reasons on the objection and sign again.")


def hearing_was_held(attempt: Attempt) -> Problem | None:
    """Refuse to uphold while a hearing that the company asked for was not held."""
    objected, heard = attempt.listing.last(Move.OBJECT), attempt.listing.last(Move.HEAR)
    if objected is None or not objected[1].details.get("hearing") or (heard is not None and heard[0] > objected[0]):
        return None
    where = cite(attempt.law, attempt.law.notice.basis)
    return Problem(where, "the company asked to be heard and was not", "Hold the hearing: wuxin list hear")


def may_be_extended(attempt: Attempt) -> Problem | None:
    """Refuse more time where the law gives none, or gave it already."""
    listing, longer = attempt.listing, attempt.law.objection.extended
    where = cite(attempt.law, attempt.law.objection.decide.basis)
    if longer is None:
        return Problem(where, "the law gives no more time for this objection", "Decide in time.")
    objected, extended = listing.last(Move.OBJECT), listing.last(Move.EXTEND)
    if objected is not None and extended is not None and extended[0] > objected[0]:
        return Problem(cite(attempt.law, longer.basis), "the time was extended before", "Decide in time.")
    return None


def signed_by_an_official(attempt: Attempt) -> Problem | None:
    """Refuse a decision without the signature of an official's key that holds, or about something else."""
    return decision_problems(
        attempt.listing, attempt.step, attempt.officials, cite(attempt.law, attempt.law.decision.basis)
    )


def basis_stands(attempt: Attempt) -> Problem | None:
    """Refuse a decision without legal basis or reasons, and a lifting on no known ground."""
    content, where = _content(attempt.step), cite(attempt.law, attempt.law.decision.basis)
    basis = content.get("basis") or {}
    if not (basis.get("instrument") and basis.get("article")):
        return Problem(where, "the decision names no instrument and article", "Name both.")
    if not str(content.get("reasons", "")).strip():
        return Problem(where, "the decision gives no reasons", "Say in words why.")
    if attempt.step.move is Move.LIFT and content.get("ground") not in GROUNDS:
        return Problem(where, "a lifting needs its ground", f"One of {', '.join(GROUNDS)}.")
    return None


def measures_are_lawful(attempt: Attempt) -> Problem | None:
    """Refuse measures that the law does not bring with this list, or that need a law which was not named."""
    return measure_problems(attempt.law, attempt.listing.facts.kind, _content(attempt.step).get("measures", []))


def persons_may_be_named(attempt: Attempt) -> Problem | None:
    """Refuse to name responsible persons but on a blacklist, where the law allows it and the city wants it."""
    roles, law = attempt.step.details.get("person_roles", []), attempt.law
    if not roles:
        return None
    where = cite(law, law.persons.basis)
    if attempt.listing.facts.kind != "black" or not law.persons.on:
        what = "responsible persons are not named here"
        return Problem(where, what, "The switch `persons.on` of the jurisdiction is off; publish without them.")
    unknown = sorted(set(roles) - set(law.persons.roles))
    if not unknown:
        return None
    return Problem(where, f"no such role: {', '.join(unknown)}", f"Known: {', '.join(law.persons.roles)}.")


def term_runs(attempt: Attempt) -> Problem | None:
    """Refuse what needs a running term once it is over."""
    ends_on = attempt.listing.decided_end
    if ends_on is None or attempt.step.day < ends_on:
        return None
    where = cite(attempt.law, attempt.law.removal.basis)
    return Problem(where, f"the term is over since {ends_on}", "Record that: wuxin list expire")


def term_is_over(attempt: Attempt) -> Problem | None:
    """Refuse to expire what still has time to run, or has no end."""
    ends_on = attempt.listing.decided_end
    if ends_on is not None and attempt.step.day >= ends_on:
        return None
    where = cite(attempt.law, attempt.law.removal.basis)
    return Problem(where, f"the term runs until {ends_on or 'it is lifted'}", "Wait, or decide to lift it.")


def may_be_repaired(attempt: Attempt) -> Problem | None:
    """Refuse repair where the law does, and where rectifying, removal of harm, interview or time served are missing."""
    law, repair, kind = attempt.law, attempt.law.repair, attempt.listing.facts.kind
    details = attempt.step.details
    if kind == "red":
        return Problem(cite(law, repair.asked.basis), "a red list holds nothing to repair", "Object to it instead.")
    if kind == "black" and not repair.while_blacklisted:
        remedy = f"It ends by its term, or when the conditions for removal are met ({cite(law, law.removal.basis)})."
        return Problem(cite(law, repair.blacklist.basis), "no repair while on the blacklist", remedy)
    if not (details.get("rectified_on") and details.get("harm_removed_on")):
        remedy = "Name the days and bring the proof."
        return Problem(cite(law, repair.asked.basis), "not rectified, or its harm not removed", remedy)
    if repair.interview is not None and not details.get("interviewed_on"):
        where = cite(law, repair.interview.basis)
        return Problem(where, "no reminder or warning interview was held", "Hold it and name its day.")
    return _served(attempt)


def _served(attempt: Attempt) -> Problem | None:
    published, repair = attempt.listing.last(Move.PUBLISH), attempt.law.repair
    if published is None:
        return None
    from_ = repair.least_served.after(published[1].day)
    if attempt.step.day >= from_:
        return None
    return Problem(
        cite(attempt.law, repair.least_served_basis), f"it can be asked for from {from_} on", "Wait until then."
    )


def _content(step: Step) -> dict[str, Any]:
    return dict(step.signed["content"]) if step.signed is not None else {}
