"""The complaints as a list, what is due first, and one of them with its history and what the company may do."""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import Blueprint, abort, render_template, request

from credit.complaints import LIFE, Case, Move, Party, Role, Step, case_of, followed, next_due
from credit.complaints.grants import GRANTS
from credit.complaints.life import CLOSE_OUT
from credit.complaints.masking import masked_text
from credit.complaints.wording import DUTIES, MATTERS, STATES
from models.errors import RefusedError
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import today
from web.gate import needs, permit
from web.languages import language
from web.pages.asking import page_of
from web.pages.complaints import desk_of_portal
from web.register.complaints.cases import complaint_of
from web.register.complaints.of_companies import company_cases
from web.register.complaints.rows import answers_of, told_of
from web.register.engagements.served import company_serving
from web.work.acting import reading_session
from web.work.answers.asking import OFFERED, form_of
from web.work.firms import company_here, own_companies
from web.work.forms import PortalForm

__all__ = ["add_to", "own_case", "page_of_case"]

_SIZE: Final = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<number>", "show", _show)


@needs(Action.COMPLAINT_ANSWER)
def _show_all() -> str:
    company_id, desk = company_here(), desk_of_portal()
    asked = request.args.get("show", "open")
    cases = company_cases(reading_session(), company_id, desk.id, today())
    lines = [(case, name, next_due(case, desk, working_or_weekday)) for case, name in cases]
    wanted = [one for one in lines if asked == "all" or one[0].is_ended is (asked == "ended")]
    wanted.sort(key=lambda one: (one[2] is None, one[2].on if one[2] is not None else date.max))
    return render_template(
        "work/answers/all.html", company_id=company_id, companies=own_companies(), asked=asked, on=today(),
        states=STATES, matters=MATTERS, duties=DUTIES, **page_of(wanted, _SIZE),
    )  # fmt: skip


@needs(Action.COMPLAINT_ANSWER)
def _show(number: str) -> tuple[str, int]:
    case, steps = own_case(number)
    return page_of_case(case, steps, {})


def own_case(number: str) -> tuple[Case, tuple[Step, ...]]:
    """Return a complaint and its steps where it is one of the person's company; 404 for others, or denied."""
    session = reading_session()
    try:
        reception, steps = complaint_of(session, desk_of_portal(), number)
    except RefusedError:
        abort(404)
    case = case_of(reception, steps)
    community = reception.community_id
    serves = None if community is None else company_serving(session, community, today())
    permit(f"company/{serves}")
    if case.liability is not Party.COMPANY:
        abort(404)
    return case, steps


def page_of_case(case: Case, steps: tuple[Step, ...], forms: dict[Move, PortalForm]) -> tuple[str, int]:
    """Return the page of a complaint, with a form that was refused in place of a fresh one."""
    session, number, desk = reading_session(), case.reception.complaint_id, desk_of_portal()
    possible = {*LIFE.moves(case.state), *CLOSE_OUT.moves(case.ledger)}
    moves = [move for move in OFFERED if move in possible and Role.COMPANY in GRANTS[move]]
    shown = {move: forms.get(move) or form_of(move) for move in moves} | forms
    told = followed(case, steps, answers_of(session, number, len(steps)), desk, language())
    told_text = told_of(session, [number]).get(number, {}).get("text")
    return render_template(
        "work/answers/one.html", it=told, case=case, forms_of={str(move): form for move, form in shown.items()},
        text=None if told_text is None else masked_text(told_text), on=today(), matters=MATTERS,
        law=desk.cited(desk.clocks.answer.basis, language()),
    ), max((form.status for form in forms.values()), default=200)  # fmt: skip
