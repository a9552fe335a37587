"""Whether something may be done to a tender: who, in which state, and every guard; all reasons at once."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from bidding.procedures import procedures_for
from bidding.tender.attempts import Attempt
from bidding.tender.details import Drafted
from bidding.tender.events import Event, Tender
from bidding.tender.life import TENDER_LIFE, state_of
from bidding.tender.moves import Move, State, permission
from bidding.tender.notice_guards import draft_keeps_the_tender
from models.errors import Problem, RefusedError
from models.values.lifecycle import order_refusals
from models.values.working_days import Calendar, is_working

__all__ = ["begun", "decided", "state_at"]

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")


def begun(name: str, event: Event, calendar: Calendar = is_working) -> Tender:
    """Return the tender that a draft begins. Raises RefusedError with every reason why it may not."""
    tender = Tender(name, (event,))
    problems = [*permission(event.move, event.role), *_names(name)]
    if event.move is not Move.DRAFT or not isinstance(event.told, Drafted):
        problems.append(Problem(str(event.move), "a tender begins with its draft", "Draft it first."))
    else:
        law = procedures_for(event.told.notice.jurisdiction, event.on)
        if (problem := draft_keeps_the_tender(Attempt(tender, event, event.told, law, calendar))) is not None:
            problems.append(problem)
    if problems:
        raise RefusedError(problems)
    return tender


def decided(tender: Tender, event: Event, calendar: Calendar = is_working) -> Tender:
    """Return the tender with the event added. Raises RefusedError with every reason why it may not be.

    What holds is the law of the place on the day of the event; a life that began under an older law goes on by it only
    as far as that law is still in force. Raises InputError where details have another shape.
    """
    law = procedures_for(tender.notice.jurisdiction, event.on)
    attempt = Attempt(tender, event, event.told, law, calendar)
    problems = [*permission(event.move, event.role)]
    problems += order_refusals(str(event.move), event.at, tender.events)
    problems += TENDER_LIFE.refusals(state_of(tender), event.move, attempt)
    if problems:
        raise RefusedError(problems)
    return tender.with_event(event)


def state_at(tender: Tender, at: datetime) -> State | None:
    """Return where the tender stood at a moment by the events up to and at it; None before its draft."""
    events = tuple(event for event in tender.events if event.at <= at)
    return state_of(Tender(tender.id, events)) if events else None


def _names(name: str) -> list[Problem]:
    if _NAME.fullmatch(name):
        return []
    what = f"the name {name[:80]!r} is not of 1 to 60 small letters, digits, dots, underscores and hyphens"
    return [Problem("tender", what, "Name it like zj-2024-001.")]
