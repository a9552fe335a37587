"""Guards up to the close of bids: drafts, filing, publication, questions, addenda, extensions."""

from __future__ import annotations

from bidding.notices import Notice, notice_digest
from bidding.procedures import PeriodName, case_of, filing_problems, publication_problems
from bidding.tender.attempts import Attempt
from bidding.tender.details import Amended, Answered, Drafted, Extended, Filed, Published
from bidding.tender.disputes import owed, suspended_by
from models.errors import Problem
from models.values.moments import shanghai_date

__all__ = [
    "addendum_is_in_time", "addendum_keeps_the_tender", "addendum_says_something_new", "all_questions_are_answered",
    "bids_are_due", "draft_keeps_the_tender", "extension_goes_later", "field_is_counted", "filing_is_lawful",
    "publication_is_lawful", "question_is_in_time", "question_is_open", "reason_to_extend",
]  # fmt: skip

_DECIDES = ("kind", "method", "jurisdiction", "procuring_entity", "invited")
"""What an addendum may not change: then it would be another tender."""


def draft_keeps_the_tender(attempt: Attempt) -> Problem | None:
    """Refuse a draft of another tender, or one that is no first version."""
    notice = attempt.told(Drafted).notice
    if notice.tender_id == attempt.tender.id and notice.version == 1:
        return None
    what = f"the draft is version {notice.version} of {notice.tender_id}"
    return Problem("draft", what, f"Draft version 1 of {attempt.tender.id}.")


def filing_is_lawful(attempt: Attempt) -> list[Problem]:
    """Refuse documents that the law of the place does not let be tendered: method, buyer, securities, permit."""
    told, drafted = attempt.told(Filed), attempt.tender.drafted
    case = case_of(
        drafted.notice, bidders_before=drafted.bidders_before, approval=told.approval, ballot=told.ballot
    )  # fmt: skip
    return filing_problems(drafted.notice, case, attempt.law)


def publication_is_lawful(attempt: Attempt) -> list[Problem]:
    """Refuse a publication too soon after filing, too close to the close of bids, or after the permit."""
    filed = attempt.tender.filed
    if filed is None:
        return [Problem("publish", "it was never filed", "File it first.")]
    event = attempt.event
    return publication_problems(attempt.tender.notice, filed[0].on, event.on, attempt.law, attempt.calendar)


def field_is_counted(attempt: Attempt) -> list[Problem]:
    """Refuse a notice that asks for a grade without having counted who has it, by the rulebook that it names."""
    required, found = attempt.tender.notice.required, attempt.told(Published).field
    if required is None:
        return []
    where = f"{required.instrument} {required.article}"
    if found is None:
        what = "nobody counted how many companies qualify"
        return [Problem(where, what, "Count them by the rulebook in force: wuxin tender field")]
    if found.rulebook != required.rulebook:
        what = f"companies were counted by {found.rulebook}, and the notice asks by {required.rulebook}"
        return [Problem(where, what, "Count them by the rulebook that the notice names.")]
    return []


def question_is_in_time(attempt: Attempt) -> Problem | None:
    """Refuse a question after the moment that the notice sets."""
    closes = attempt.tender.notice.times.questions_close_at
    if attempt.event.at < closes:
        return None
    return Problem("notice, times.questions_close_at", f"questions closed at {closes.isoformat()}", "Object instead.")


def question_is_open(attempt: Attempt) -> Problem | None:
    """Refuse an answer to what nobody asked, or to what was answered."""
    number = attempt.told(Answered).question
    if number in attempt.tender.unanswered:
        return None
    waiting = ", ".join(map(str, attempt.tender.unanswered)) or "none"
    return Problem("answer", f"{number} is no question that waits", f"Waiting: {waiting}.")


def addendum_keeps_the_tender(attempt: Attempt) -> list[Problem]:
    """Refuse an addendum that makes another tender of it, or that does not follow the version before."""
    old, new = attempt.tender.notice, attempt.told(Amended).notice
    problems = [
        Problem("amend", f"{key} would change", "Cancel this tender and draft another.")
        for key in _DECIDES
        if getattr(old, key) != getattr(new, key)
    ]
    if (new.tender_id, new.version) != (old.tender_id, old.version + 1):
        what = f"it is version {new.version} of {new.tender_id}"
        problems.append(Problem("amend", what, f"Write version {old.version + 1} of {old.tender_id}."))
    if new.sealing != old.sealing:
        problems.append(Problem("amend", "the custodians would change, and bids are sealed to them", "Keep them."))
    return problems


def addendum_is_in_time(attempt: Attempt) -> Problem | None:
    """Refuse an addendum after the close, or one that leaves bidders less than the law's time before it."""
    new, clock = attempt.told(Amended).notice, attempt.clock(PeriodName.CLARIFIED)
    if attempt.event.at >= attempt.tender.notice.times.bids_close_at:
        return Problem("notice, times.bids_close_at", "bids have closed", "Cancel this tender and draft another.")
    closes_on = shanghai_date(new.times.bids_close_at)
    if clock is None or closes_on >= (earliest := clock.after(attempt.event.on)):
        return _not_earlier(attempt.tender.notice, new)
    what = f"bids would close on {closes_on}, and bidders have {clock.length} from an addendum, up to {earliest}"
    return Problem(clock.article, what, f"Let bids close on {earliest} or later.")


def extension_goes_later(attempt: Attempt) -> Problem | None:
    """Refuse an extension that shortens anything, or ends in the past."""
    old, new = attempt.tender.notice, attempt.told(Extended).times
    if new.bids_close_at <= max(old.times.bids_close_at, attempt.event.at):
        what = f"bids would close at {new.bids_close_at.isoformat()}, which is not later"
        return Problem("extend", what, "Give a later close.")
    if new.permit_on != old.times.permit_on:
        return Problem("extend", "the day of the permit would change too", "Amend the notice for that.")
    return None


def reason_to_extend(attempt: Attempt) -> Problem | None:
    """Refuse an extension after the close where nothing had to be answered: nobody gets more time for nothing."""
    tender = attempt.tender
    if attempt.event.at < tender.notice.times.bids_close_at:
        return None
    if tender.unanswered or suspended_by(tender) or owed(tender):
        return None
    return Problem("notice, times.bids_close_at", "bids have closed, and nothing had to be answered", "Close it.")


def all_questions_are_answered(attempt: Attempt) -> Problem | None:
    """Refuse to close while a question waits: then the close is put off."""
    waiting = attempt.tender.unanswered
    if not waiting:
        return None
    what = f"questions wait for an answer: {', '.join(map(str, waiting))}"
    return Problem("Tender Law art. 23", what, "Answer them, and put off the close: wuxin tender extend")


def bids_are_due(attempt: Attempt) -> Problem | None:
    """Refuse to close before the moment of the notice, by however little."""
    closes = attempt.tender.notice.times.bids_close_at
    if attempt.event.at >= closes:
        return None
    return Problem("Tender Law art. 34", f"bids close at {closes.isoformat()}", "Wait for that moment.")


def addendum_says_something_new(attempt: Attempt) -> Problem | None:
    """Refuse an addendum that says what the version before said already."""
    new = attempt.told(Amended).notice
    same = attempt.tender.notice.model_copy(update={"version": new.version})
    if notice_digest(same) != notice_digest(new):
        return None
    return Problem("amend", "nothing would change", "Change the notice, or extend it.")


def _not_earlier(old: Notice, new: Notice) -> Problem | None:
    if new.times.bids_close_at >= old.times.bids_close_at:
        return None
    return Problem("amend", "bids would close earlier than was told", "Keep the close, or put it off.")
