"""Until when something is due in the life of a listing, computed from its steps and the law, never kept."""

from __future__ import annotations

from datetime import date
from typing import Final

from credit.standing.law_shapes import ListLaw
from credit.standing.listing import Listing, Move
from models.values.working_days import Calendar, is_working, working_day_after

__all__ = ["decide_by", "next_due", "out_of_view_on", "respond_by"]

_ENDS: Final = (Move.DROP, Move.LIFT, Move.EXPIRE)
_ANSWERS: Final = (Move.UPHOLD, Move.DROP, Move.CONFIRM, Move.LIFT)


def respond_by(listing: Listing, law: ListLaw, calendar: Calendar = is_working) -> date | None:
    """Return the last day on which the company may answer the notice; None where there is none yet."""
    notified = listing.last(Move.NOTIFY)
    if notified is None:
        return None
    return working_day_after(notified[1].day, law.hearing.working_days, calendar)


def decide_by(listing: Listing, law: ListLaw, calendar: Calendar = is_working) -> date | None:
    """Return the last day for deciding on what is open, an objection or a request for repair; None for nothing."""
    asked = listing.last(Move.OBJECT, Move.ASK_REPAIR)
    answered = listing.last(*_ANSWERS, Move.REFUSE_REPAIR, Move.EXPIRE)
    if asked is None or (answered is not None and answered[0] > asked[0]):
        return None
    if asked[1].move is Move.ASK_REPAIR:
        return working_day_after(asked[1].day, law.repair.decide.working_days, calendar)
    extended = listing.last(Move.EXTEND)
    clock = law.objection.decide
    if extended is not None and extended[0] > asked[0] and law.objection.extended is not None:
        clock = law.objection.extended
    return working_day_after(asked[1].day, clock.working_days, calendar)


def next_due(listing: Listing, law: ListLaw, calendar: Calendar = is_working) -> tuple[date, str] | None:
    """Return the next day on which somebody has to act, and what it is; None where nobody has to."""
    decided = listing.last(Move.UPHOLD)
    if listing.last(*_ENDS) is not None:
        return None
    if (open_until := decide_by(listing, law, calendar)) is not None:
        return open_until, "decide"
    if listing.last(Move.PUBLISH) is not None:
        ends_on = listing.decided_end
        return None if ends_on is None else (ends_on, "expire")
    if decided is not None:
        return decided[1].day, "publish"
    until = respond_by(listing, law, calendar)
    return None if until is None else (working_day_after(until, 1, calendar), "decide")


def out_of_view_on(listing: Listing, law: ListLaw) -> date | None:
    """Return from which day on a published listing is not shown any more; None while nobody can say.

    Red and grey: when the listing ends, our choice. Black: when the retention of the bad information is over, but not
    before the listing ends where the law keeps it in view as long as it is listed.
    """
    ended = listing.last(*_ENDS)
    over = ended[1].day if ended is not None else listing.decided_end
    if listing.facts.kind != "black":
        return over
    kept = law.retention.bad.after(listing.facts.happened_on)
    if not law.retention.while_listed:
        return kept
    return None if over is None else max(kept, over)
