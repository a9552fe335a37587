"""Guards from the announcement of candidates to the award: showing, objecting, complaining, redoing, giving up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bidding.notices import Method, TenderKind
from bidding.procedures import PeriodName
from bidding.tender.attempts import Attempt, cited
from bidding.tender.bid_guards import check_faults
from bidding.tender.details import (
    Accepted,
    Award,
    Awarded,
    Complained,
    Decided,
    Matter,
    Objected,
    Opening,
    Redone,
    Remedy,
    Replied,
    Shown,
    Struck,
    Withdrawn,
)  # fmt: skip
from bidding.tender.disputes import disputes, owed
from bidding.tender.moves import Move
from models.errors import Problem
from models.values.moments import shanghai_date

__all__ = [
    "agreement_says_why", "awarded_may_win", "awards_cover_lots", "cancelling_is_ordered", "candidate_gives_up",
    "candidate_is_there", "candidates_are_shown", "complaint_is_due", "complaint_waits", "decision_is_due",
    "objection_is_in_time", "objection_waits", "redo_is_owed", "showing_is_over",
]  # fmt: skip


def candidates_are_shown(attempt: Attempt) -> Problem | None:
    """Refuse to show candidates for less than the law's days."""
    clock, until = attempt.clock(PeriodName.CANDIDATES_SHOWN), attempt.told(Shown).shown_until
    if clock is None or until >= (earliest := clock.after(attempt.event.on)):
        return None
    return Problem(
        clock.article, f"they would be shown until {until}, and it takes {clock.length}", f"Show them until {earliest}."
    )


def agreement_says_why(attempt: Attempt) -> Problem | None:
    """Refuse to show who was chosen by agreement for owners without saying why others were not."""
    notice, clause = attempt.tender.notice, attempt.law.clause("direct_is_published")
    agreed = notice.method is Method.DIRECT and notice.kind is not TenderKind.PRELIMINARY
    if not agreed or clause is None or (attempt.told(Shown).what or "").strip():
        return None
    what = "it does not say why other companies were not chosen"
    return Problem(attempt.law.cite(clause.basis), what, "Say it, in words that are published.")


def showing_is_over(attempt: Attempt) -> Problem | None:
    """Refuse an award while candidates are still shown."""
    until = attempt.tender.shown_until
    if until is not None and attempt.event.on > until:
        return None
    return Problem(cited(54), f"candidates are shown until {until}", "Award on a later day.")


def objection_is_in_time(attempt: Attempt) -> Problem | None:
    """Refuse an objection too late, or to what is not there yet."""
    tender, matter, on = attempt.tender, attempt.told(Objected).matter, attempt.event.on
    if matter is Matter.DOCUMENTS and not tender.bids:
        clock = attempt.clock(PeriodName.DOCUMENTS_OBJECTED)
        if clock is None or on <= (latest := clock.before(shanghai_date(tender.notice.times.bids_close_at))):
            return None
        return Problem(clock.article, f"objections to the documents were due by {latest}", "Complain to the authority.")
    opened = tender.last(Move.OPEN, Opening)
    if matter is Matter.OPENING and opened is not None and on == opened[1].on:  # on the spot (article 44)
        return None
    if matter is Matter.RESULT and tender.shown_until is not None and on <= tender.shown_until:
        return None
    what = f"there is no {matter} to object to now"
    return Problem(cited("22, 44, 54"), what, "Object while it is the turn, or complain to the authority.")


def objection_waits(attempt: Attempt) -> list[Problem]:
    """Refuse an answer to no objection, and one that is upheld without a remedy or the other way round."""
    told = attempt.told(Replied)
    waiting = [one.number for one in disputes(attempt.tender) if one.pending and not one.is_complaint]
    return [*_waits("objection", told.objection, waiting), *_remedied(upheld=told.upheld, remedy=told.remedy)]


def complaint_is_due(attempt: Attempt) -> list[Problem]:
    """Refuse a complaint too late, or before the objection that has to come first."""
    return list(_complaint(attempt))


def _complaint(attempt: Attempt) -> Iterator[Problem]:
    told, every = attempt.told(Complained), {one.number: one for one in disputes(attempt.tender)}
    before = every.get(told.objection or 0)
    if told.matter is not Matter.OTHER and (before is None or before.is_complaint or before.by != attempt.event.by):
        what = f"of {told.matter} one objects to the procuring entity before one complains"
        yield Problem(cited("60(2)"), what, "Object first, and name the objection's number.")
    clock = attempt.clock(PeriodName.COMPLAINT_FILED)
    if clock is None:
        return
    latest = clock.after(told.known_on)
    if before is not None and before.settled_on is not None:  # the days of the answer are not counted
        latest += before.settled_on - before.filed_on
    waits = before is not None and before.pending
    if attempt.event.on > latest and not waits:
        yield Problem(clock.article, f"it was due by {latest}, {clock.length} after it was known", "The time is over.")
    if told.known_on > attempt.event.on:
        yield Problem("complain", f"it became known on {told.known_on}, which lies ahead", "Correct the day.")


def complaint_waits(attempt: Attempt) -> list[Problem]:
    """Refuse to take up what nobody complained of, or what was taken up."""
    waiting = [
        one.number for one in disputes(attempt.tender) if one.is_complaint and one.pending and one.accepted_on is None
    ]
    return _waits("complaint", attempt.told(Accepted).complaint, waiting)


def decision_is_due(attempt: Attempt) -> list[Problem]:
    """Refuse a decision on what was not taken up, and one that is upheld without a remedy or the other way round."""
    told = attempt.told(Decided)
    waiting = [one.number for one in disputes(attempt.tender) if one.pending and one.accepted_on is not None]
    return [*_waits("complaint", told.complaint, waiting), *_remedied(upheld=told.upheld, remedy=told.remedy)]


def redo_is_owed(attempt: Attempt) -> Problem | None:
    """Refuse a second evaluation that nobody ordered."""
    ordered = [one.number for one in owed(attempt.tender) if one.remedy is Remedy.REDO]
    if attempt.told(Redone).because in ordered:
        return None
    what = f"event {attempt.told(Redone).because} orders no second evaluation"
    return Problem(cited("54, 81"), what, f"Ordered by: {', '.join(map(str, ordered)) or 'nothing'}.")


def cancelling_is_ordered(attempt: Attempt) -> Problem | None:
    """Refuse to cancel once bids were opened, unless a new tender was ordered."""
    if any(one.remedy is Remedy.RETENDER for one in owed(attempt.tender)):
        return None
    what = "bids are open, and nobody ordered a new tender"
    return Problem(cited("31, 55"), what, "Go on, or declare it unsuccessful where it is.")


def candidate_gives_up(attempt: Attempt) -> Problem | None:
    """Refuse that somebody gives up who is no candidate, or that another does it for them."""
    told = attempt.told(Withdrawn)
    if attempt.event.by != told.company_id:
        return Problem("withdraw", f"{attempt.event.by} acts for {told.company_id}", "Let the company itself say it.")
    if told.company_id in {one.company_id for one in attempt.tender.candidates(told.lot)}:
        return None
    return Problem(cited(55), f"{told.company_id} is no candidate for {told.lot}", "Name the lot.")


def candidate_is_there(attempt: Attempt) -> Problem | None:
    """Refuse to strike off who is no candidate; the article that is its ground stands in the event."""
    told = attempt.told(Struck)
    if told.company_id in {one.company_id for one in attempt.tender.candidates(told.lot)}:
        return None
    return Problem(cited(55), f"{told.company_id} is no candidate for {told.lot}", "Name a candidate and its lot.")


def awards_cover_lots(attempt: Attempt) -> list[Problem]:
    """Refuse an award that leaves a lot out, awards one twice or out of turn, or at another price."""
    return list(_odd_awards(attempt))


def _odd_awards(attempt: Attempt) -> Iterator[Problem]:
    tender, told = attempt.tender, attempt.told(Awarded)
    lots, due = [one.lot for one in told.awards], tender.to_award
    if sorted(lots) != sorted(due):
        what = f"to be awarded: {', '.join(due) or 'nothing'}; awarded: {', '.join(lots) or 'nothing'}"
        yield Problem("Tender Law art. 45", what, "Award each lot once, all that have a candidate.")
    if not due and not tender.awards:
        yield Problem(cited(55), "nobody is left to win", "Declare it unsuccessful: wuxin tender do TENDER fail")
    for one in told.awards:
        yield from _out_of_turn(attempt, one, told.what)


def _out_of_turn(attempt: Attempt, award: Award, reason: str | None) -> Iterator[Problem]:
    left = attempt.tender.candidates(award.lot)
    ineligible = {one.company_id for one in attempt.told(Awarded).checked.results if one.reasons}
    left = tuple(one for one in left if one.company_id not in ineligible)
    place = next((one for one in left if one.company_id == award.company_id), None)
    if place is None:
        what = f"{award.company_id} is no candidate for {award.lot} who may still win"
        yield Problem("Tender Law art. 40", what, f"Left: {', '.join(one.company_id for one in left) or 'nobody'}.")
        return
    if place.price_fen != award.price_fen:
        what = f"{award.lot}: the bid was {place.price_fen} fen, and the award says {award.price_fen}"
        yield Problem("Tender Law art. 46", what, "Award at the price that was bid.")
    if place != left[0] and (attempt.tender.notice.state_funds or attempt.statutory):
        what = f"{award.lot}: {left[0].company_id} stands before {award.company_id}"
        yield Problem(cited(55), what, "Award to the first; the next follows when the first gives up.")
    elif place != left[0] and not (reason or "").strip():
        what = f"{award.lot}: {award.company_id} is not the first, and no reason is given"
        yield Problem("Tender Law art. 40", what, "Say why; it is published.")


def awarded_may_win(attempt: Attempt) -> list[Problem]:
    """Refuse an award without a check of its own day, or to a company that it finds may not win."""
    return list(_unfit(attempt))


def _unfit(attempt: Attempt) -> Iterator[Problem]:
    told = attempt.told(Awarded)
    checked = told.checked
    if checked.stage != "award" or not attempt.event.on - timedelta(days=1) <= checked.as_of <= attempt.event.on:
        what = f"the check is of the stage {checked.stage} as of {checked.as_of}"
        yield Problem(cited(56), what, "Check the companies as they stand on the day of the award.")
    if (fault := check_faults(attempt, checked)) is not None:
        yield fault
    results = {one.company_id: one.reasons for one in checked.results}
    for one in told.awards:
        reasons = results.get(one.company_id)
        if reasons is None:
            yield Problem(cited(56), f"{one.company_id} was not checked", "Check it as of today.")
        for why in reasons or ():
            yield Problem(cited(56), f"{one.company_id} may not win: {why}", "Award to the next candidate.")


def _waits(what: str, number: int, waiting: list[int]) -> list[Problem]:
    if number in waiting:
        return []
    known = ", ".join(map(str, waiting)) or "none"
    return [Problem(what, f"{number} is no {what} that waits for this", f"Waiting: {known}.")]


def _remedied(*, upheld: bool, remedy: Remedy) -> list[Problem]:
    if upheld or remedy is Remedy.NONE:
        return []
    return [Problem("remedy", f"{remedy} is ordered for what was not upheld", "Uphold it, or order nothing.")]
