"""One complaint as the desk sees it: where it stands, what is due, what was told, its steps, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, render_template

from credit.complaints import Step, dues, followed
from credit.complaints.masking import masked_name, masked_phone, masked_text
from credit.complaints.moves import Move
from credit.complaints.tables import CLOSE_OUT_TARGETS, TARGETS
from credit.complaints.wording import DUTIES, MOVES
from web.access import Action
from web.clock import today
from web.gate import needs
from web.languages import language
from web.pages.complaint_words import channel_name, matter_name
from web.register.complaints.desk import DeskCase, open_beside
from web.register.complaints.rows import answers_of, told_of
from web.work.acting import reading_session
from web.work.complaints.desks import found_case, role_for, roles_here, rules_of

__all__ = ["add_to", "moves_open"]

_MASKS: Mapping[str, Any] = {"name": masked_name, "phone": masked_phone, "text": masked_text}


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<number>", "show", _show)


def moves_open(one: DeskCase) -> list[Move]:
    """Return the moves that the life of a complaint knows from here, and that the person may make in some role."""
    case, roles = one.case, roles_here(one)
    known = [move for move in Move if (case.state, move) in TARGETS or _on_ledger(one, move)]
    return [move for move in known if role_for(move, roles) is not None]


def _on_ledger(one: DeskCase, move: Move) -> bool:
    return move is not Move.CLOSE and not one.case.is_ended and (one.case.ledger, move) in CLOSE_OUT_TARGETS


@needs(Action.COMPLAINT_SEE)
def _show(number: str) -> str:
    one = found_case(number)
    rules, session = rules_of(one), reading_session()
    answers = answers_of(session, number, len(one.steps))
    told = told_of(session, [number]).get(number, {})
    return render_template(
        "work/complaints/show.html", one=one, case=one.case, told=_needed(one, told), steps=_steps(one),
        seen=followed(one.case, one.steps, answers, rules, language()), dues=dues(one.case, rules), duties=DUTIES,
        today=today(), moves=moves_open(one), names=MOVES, beside=open_beside(session, one),
        matter_name=matter_name, channel_name=channel_name,
    )  # fmt: skip


def _needed(one: DeskCase, told: Mapping[str, str]) -> dict[str, str]:
    """Return what is personal as far as it is needed: whole for who handles it while it is open, else masked."""
    if not one.case.is_ended and roles_here(one):
        return dict(told)
    return {key: _MASKS[key](value) for key, value in told.items()}


def _steps(one: DeskCase) -> Sequence[tuple[Step, str]]:
    return [(step, "; ".join(part for part in (step.reason, step.document, _line(step)) if part)) for step in one.steps]


def _line(step: Step) -> str | None:
    return step.duty_line and f"{step.duty_version}: {step.duty_line}"
