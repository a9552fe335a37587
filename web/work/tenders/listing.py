"""The tenders of whoever is signed in: by state, with what is due next, beside what is still being written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request, url_for
from sqlmodel import Session

from bidding.tender import Due, Move, State, Tender, due_of, state_of
from web.access import Action, Person
from web.clock import today
from web.file_asked import rows_at_once
from web.gate import needs, scope, signed_in
from web.register.tenders.drafts import drafts_of
from web.register.tenders.events import tenders_kept
from web.register.tenders.parties import Parties, parties_of
from web.work.acting import reading_session
from web.work.items import Item
from web.work.tenders.capacities import capacities, moves_for
from web.work.tenders.naming import due_words

__all__ = ["Line", "add_to", "waiting"]

_SIZE = 50
_OVER = frozenset({State.HANDED_OVER, State.CANCELLED, State.UNSUCCESSFUL})


@dataclass(frozen=True, slots=True)
class Line:
    """A tender in the list, with what is due next in it."""

    tender: Tender
    state: State
    due: Due | None
    late: bool


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("", "show_all", _show_all)


@needs(Action.TENDER_READ)
def _show_all() -> str:
    session, reach = reading_session(), scope()
    every = _of(session, reach)
    asked = request.args.get("state", "")
    lines = sorted((_line(one, today()) for one in every), key=_order)
    found = [one for one in lines if asked in ("", one.state)]
    size = rows_at_once(_SIZE)
    number = min(max(1, request.args.get("page", 1, type=int)), max(1, -(-len(found) // size)))
    may_draft = signed_in().may(Action.TENDER_DRAFT)
    return render_template(
        "work/tenders/all.html", lines=found[(number - 1) * size : number * size], count=len(found), asked=asked,
        drafts=drafts_of(session, signed_in().reach(Action.TENDER_DRAFT) or ()) if may_draft else [],
        may_draft=may_draft, number=number, pages=max(1, -(-len(found) // size)),
        there=list(dict.fromkeys(one.state for one in lines)),
    )  # fmt: skip


def waiting(who: Person, session: Session) -> Iterable[Item]:
    """Return what is due in the tenders that a person acts on, as far as they can do something about it."""
    if not who.may(Action.TENDER_READ):
        return
    every = _of(session, who.reach(Action.TENDER_READ))
    parties = parties_of(session, every)
    for one in every:
        yield from _waits(one, who, parties[one.id])


def _waits(tender: Tender, who: Person, parties: Parties) -> Iterable[Item]:
    moves = moves_for(tender, capacities(who, parties))
    for due in due_of(tender):
        if _move_of(due) in moves:
            address = url_for("work.tenders.show", tender_id=tender.id)
            yield Item(due_words(due.what), tender.notice.title, address, due.day)


_BEGINNINGS = {
    "publish": Move.PUBLISH, "answer question": Move.ANSWER, "close": Move.CLOSE, "open": Move.OPEN,
    "award": Move.AWARD, "announce": Move.ANNOUNCE, "sign": Move.SIGN, "report": Move.REPORT,
    "file the contract": Move.FILE_CONTRACT, "return bid": Move.RETURN_SECURITIES, "refund": Move.REFUND,
    "review": Move.REVIEW, "hand over": Move.HAND_OVER, "reply": Move.REPLY, "take up": Move.ACCEPT,
    "decide": Move.DECIDE,
}  # fmt: skip


def _move_of(due: Due) -> Move | None:
    return next((move for words, move in _BEGINNINGS.items() if due.what.startswith(words)), None)


def _of(session: Session, reach: frozenset[str] | None) -> list[Tender]:
    every = tenders_kept(session)
    if reach is None:
        return every
    parties = parties_of(session, every)
    return [one for one in every if parties[one.id].everybody & reach]


def _line(tender: Tender, on: date) -> Line:
    due = next(iter(due_of(tender)), None)
    return Line(tender, state_of(tender), due, due is not None and due.day < on and "not before" not in due.what)


def _order(line: Line) -> tuple[bool, date, str]:
    return line.state in _OVER, line.due.day if line.due else date.max, line.tender.id
