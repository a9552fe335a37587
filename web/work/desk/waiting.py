"""What waits for somebody: each room says what of its own does, and the desk puts it in order."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlmodel import Session

from web.access import Person
from web.work import bids, calendar_waiting, evaluations, fees_waiting, panels, tenders
from web.work.answers.waiting import waiting as answers
from web.work.assembly.votes_waiting import votes_waiting
from web.work.assembly.waiting import waiting as requests
from web.work.boards.waiting import waiting as boards
from web.work.certificates import issuing
from web.work.complaints import queue
from web.work.engagements.waiting import waiting as engagements
from web.work.estate import audits, board
from web.work.estate.fund_waiting import fund_waiting
from web.work.estate.rents_waiting import rents_waiting
from web.work.file.waiting import waiting as notices
from web.work.groups.waiting import groups_waiting
from web.work.inspections.waiting import inspections_waiting
from web.work.items import Item, Source
from web.work.keys import confirming
from web.work.lists.waiting import lists_waiting
from web.work.modes.waiting import waiting as modes
from web.work.rectify.waiting import waiting as findings
from web.work.renovations.waiting import waiting as renovations

__all__ = ["Item", "Source", "waiting_for"]

_SOURCES: Final[tuple[Source, ...]] = (
    lists_waiting, inspections_waiting, boards, answers, engagements, findings, notices, renovations, tenders.waiting,
    bids.waiting, queue.waiting, board.waiting, evaluations.waiting, panels.waiting, issuing.waiting, audits.waiting,
    confirming.waiting, fund_waiting, rents_waiting, votes_waiting, requests, modes,
    groups_waiting, calendar_waiting.waiting, fees_waiting.waiting,
)  # fmt: skip


def waiting_for(who: Person, session: Session) -> list[Item]:
    """Return everything that waits for the person, what is due first first, and what has no day last."""
    items = [item for source in _SOURCES for item in source(who, session)]
    return sorted(items, key=lambda one: (one.due_on is None, one.due_on or date.max, one.what, one.subject))
