"""Objections (异议) and complaints (投诉) in a tender, as its events have left them: what is pending, what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bidding.tender.details import Accepted, Complained, Decided, Matter, Objected, Redone, Remedy, Replied
from bidding.tender.events import Tender
from bidding.tender.moves import Move

__all__ = ["Dispute", "disputes", "owed", "suspended_by"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One objection or complaint: `number` is its event's; `remedy` what was upheld, None while undecided.

    `suspends`: an objection does until it is answered (Regulation for the Implementation of the Tender Law, articles 22
    and 54), a complaint where the authority orders it (article 62).
    """

    number: int
    is_complaint: bool
    by: str
    matter: Matter
    filed_on: date
    accepted_on: date | None = None
    settled_on: date | None = None
    suspends: bool = False
    remedy: Remedy | None = None

    @property
    def pending(self) -> bool:
        """Return whether it waits for an answer or a decision."""
        return self.settled_on is None


def disputes(tender: Tender) -> tuple[Dispute, ...]:
    """Return every objection and complaint, in the order in which they were filed."""
    return tuple(sorted([*_objections(tender), *_complaints(tender)], key=lambda one: one.number))


def suspended_by(tender: Tender) -> tuple[Dispute, ...]:
    """Return what suspends the tender now, none where nothing does."""
    return tuple(one for one in disputes(tender) if one.pending and one.suspends)


def owed(tender: Tender) -> tuple[Dispute, ...]:
    """Return what was upheld and not yet put right: amended, evaluated again, or tendered again."""
    done = {told.because for _, _, told in tender.each(Move.REDO, Redone)}
    newest = max((n for n, event in enumerate(tender.events, start=1) if event.move is Move.AMEND), default=0)
    return tuple(
        one
        for one in disputes(tender)
        if (one.remedy is Remedy.REDO and one.number not in done)
        or (one.remedy is Remedy.AMEND and newest < one.number)
        or one.remedy is Remedy.RETENDER
    )


def _objections(tender: Tender) -> Iterator[Dispute]:
    replies = {told.objection: (event.on, told) for _, event, told in tender.each(Move.REPLY, Replied)}
    for number, event, told in tender.each(Move.OBJECT, Objected):
        answered = replies.get(number)
        yield Dispute(
            number, is_complaint=False, by=event.by, matter=told.matter, filed_on=event.on, suspends=True,
            settled_on=None if answered is None else answered[0],
            remedy=None if answered is None else (answered[1].remedy if answered[1].upheld else Remedy.NONE),
        )  # fmt: skip


def _complaints(tender: Tender) -> Iterator[Dispute]:
    accepted = {told.complaint: (event.on, told) for _, event, told in tender.each(Move.ACCEPT, Accepted)}
    decided = {told.complaint: (event.on, told) for _, event, told in tender.each(Move.DECIDE, Decided)}
    for number, event, told in tender.each(Move.COMPLAIN, Complained):
        taken, end = accepted.get(number), decided.get(number)
        refused_on = taken[0] if taken is not None and not taken[1].accepted else None
        yield Dispute(
            number, is_complaint=True, by=event.by, matter=told.matter, filed_on=event.on,
            accepted_on=taken[0] if taken is not None and taken[1].accepted else None,
            settled_on=refused_on if end is None else end[0],
            suspends=taken is not None and taken[1].accepted and taken[1].suspends,
            remedy=None if end is None else (end[1].remedy if end[1].upheld else Remedy.NONE),
        )  # fmt: skip
