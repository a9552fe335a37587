"""One tender with its life: what is asked, what happened, what is due, and what may be done now by whoever looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from flask import Blueprint, Response, render_template

from bidding.notices import Notice, notice_bytes
from bidding.tender import Move, Role, Tender, due_of, state_of
from bidding.tender.details import Answered, Asked
from bidding.tender.disputes import disputes, owed, suspended_by
from web.access import Action
from web.clock import today
from web.gate import needs, permit, signed_in
from web.languages import language
from web.register.bids.boxes import has_box
from web.register.tenders.parties import parties_of
from web.work.acting import reading_session
from web.work.tenders.capacities import capacities, moves_for, owners_of
from web.work.tenders.changes import changes_between
from web.work.tenders.comparing import compared
from web.work.tenders.doing import found_or_404
from web.work.tenders.law_lines import lines_of
from web.work.tenders.naming import MATTERS, REMEDIES

__all__ = ["add_to", "questions_of"]

_EVALUATE: Final = frozenset({Role.PROCURING_ENTITY, Role.SYSTEM, Role.AUTHORITY})
"""Who runs or supervises evaluations, and finds the way to their room."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>", "show", _show)
    pages.add_url_rule("/<tender_id>/notice-<int:version>.json", "notice", _notice)


@needs(Action.TENDER_READ)
def _show(tender_id: str) -> str:
    session, who, tender = reading_session(), signed_in(), found_or_404(tender_id)
    parties = parties_of(session, [tender])[tender.id]
    permit(*parties.everybody)
    acting = capacities(who, parties)
    moves = moves_for(tender, acting)
    return render_template(
        "work/tenders/one.html", it=tender, notice=tender.notice, state=state_of(tender), due=due_of(tender),
        today=today(), questions=questions_of(tender), disputes=disputes(tender), owed=owed(tender),
        suspended=suspended_by(tender), ways=[(move, lines_of(move, tender, today())) for move in moves],
        lots=compared(session, tender, language()), matters=MATTERS, remedies=REMEDIES,
        timeline=list(_timeline(tender)), has_box=has_box(session, tender.id), held=tender.ledger.held(),
        draft=Move.DRAFT, amend=Move.AMEND, evaluates=not acting.isdisjoint(_EVALUATE),
    )  # fmt: skip


@needs(Action.TENDER_ACT)
def _notice(tender_id: str, version: int) -> Response:
    """Give a version of the notice as a file, as bidders and custodians need it."""
    tender = found_or_404(tender_id)
    permit(*owners_of(reading_session(), tender, signed_in()))
    found: dict[int, Notice] = {one.version: one for one in tender.versions}
    if version not in found:
        return Response(status=404)
    name = f"{tender.id}-{version}.json"
    return Response(
        notice_bytes(found[version]), mimetype="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


def questions_of(tender: Tender) -> list[tuple[int, str, str | None]]:
    """Return every question with its number and its answer, None while it waits."""
    answers = {told.question: told.answer for _, _, told in tender.each(Move.ANSWER, Answered)}
    return [(number, told.question, answers.get(number)) for number, _, told in tender.each(Move.ASK, Asked)]


def _timeline(tender: Tender) -> Iterator[Mapping[str, Any]]:
    """Yield what happened, the newest first: when, who, and in words what the event says of itself."""
    versions = iter(tender.versions[1:])
    before, found = tender.versions[0], []
    for number, event in enumerate(tender.events, start=1):
        changed = []
        if event.move in (Move.AMEND, Move.EXTEND):
            after = next(versions)
            changed, before = changes_between(before, after), after
        said = next((str(event.details[key]) for key in ("what", "question", "answer") if _is_text(event, key)), "")
        found.append({"number": number, "event": event, "said": said, "changed": changed})
    yield from reversed(found)


def _is_text(event: Any, key: str) -> bool:  # noqa: ANN401 - an event
    return isinstance(event.details.get(key), str)
