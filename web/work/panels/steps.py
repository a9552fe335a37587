"""The steps of a member and of the panel: when each is offered, its fields, and what goes on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask_babel import gettext, lazy_gettext
from sqlalchemy import select
from sqlmodel import Session, col

from bidding.evaluation.acting import Parts, close_parts, commit_tie_parts
from bidding.evaluation.moves import EvaluationMove as Move
from bidding.evaluation.moves import EvaluationState as State
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.rules import panel_rule
from bidding.evaluation.sheets import scheme_of, to_agree, to_mark
from bidding.evaluation.ties import undrawn
from bidding.tender import Event as TenderEvent
from bidding.tender import Move as TenderMove
from bidding.tender import Role as TenderRole
from bidding.tender import State as TenderState
from bidding.tender import Tender, state_of
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import Company
from models.values.draw import LOTTERIES, source_of
from web.languages import language
from web.register.evaluations.mark_sheets import drop_sheet, keep_sheet
from web.register.evaluations.panels import act_as_panel, hand_in_marks
from web.register.tenders.events import add_event, is_kept, tender_named
from web.register.tenders.rankings import ranking_of
from web.sheets.draw_files import read_codes
from web.work.evaluations.tables import typed_table
from web.work.forms import PortalForm, text
from web.work.panels.seats import OwnSeat
from web.work.panels.sheet_forms import agreeing, consensus_in, marking, marks_in, title_of, typed_in
from web.work.tenders.fields import choice, day, line, words, yes
from web.work.tenders.step import Fields

__all__ = ["STEPS", "PanelStep", "keep_typed", "ways_of"]


@dataclass(frozen=True, slots=True)
class PanelStep:
    """A step: the move it makes, whether it is offered, its fields, what is done, and a line that helps."""

    move: Move
    offered: Callable[[OwnSeat], bool]
    fields: Callable[[OwnSeat], Fields]
    act: Callable[[Clerk, OwnSeat, PortalForm], object]
    hint: object = ""


def ways_of(seat: OwnSeat) -> list[str]:
    """Return the steps that a member may take now, by their names."""
    return [name for name, step in STEPS.items() if step.offered(seat)]


def keep_typed(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    """Keep a sheet that is not handed in yet, to the letter."""
    keep_sheet(clerk, seat.found, seat.member, typed_in(form))


def _accepting(seat: OwnSeat) -> Fields:
    grounds = panel_rule(seat.found.head["jurisdiction"]).grounds
    boxes = {
        f"declare_{one.id}": yes(gettext("It does not apply to me: %(ground)s", ground=getattr(one.text, language())))
        for one in grounds
    }
    label = lazy_gettext("Companies with which I have any tie, one code or full name a line")
    return {**boxes, "ties": words(label, optional=True)}


def _accept(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    grounds = panel_rule(seat.found.head["jurisdiction"]).grounds
    declared = [one.id for one in grounds if form[f"declare_{one.id}"].data]
    ties = _companies(clerk.session, text(form["ties"]).splitlines())
    _sealed(clerk, seat, Move.ACCEPT, declared=declared, ties=ties)


def _companies(session: Session, typed: list[str]) -> list[str]:
    """Return the codes of companies that were typed by code or full name. Raises InputError for those nobody knows."""
    asked = [one.strip() for one in typed if one.strip()]
    row = Company
    query = select(col(row.company_id), col(row.name)).where(col(row.company_id).in_(asked) | col(row.name).in_(asked))
    known = {str(name): str(code) for code, full in session.execute(query) for name in (code, full)}
    problems = [
        Problem("ties", f"no company of the register is {one!r}", "Write its code, or its full name.")
        for one in asked
        if one not in known
    ]
    if problems:
        raise InputError(problems)
    return sorted({known[one] for one in asked})


def _recusing(seat: OwnSeat) -> Fields:
    grounds = panel_rule(seat.found.head["jurisdiction"]).grounds
    known = [(one.id, str(getattr(one.text, language()))) for one in grounds]
    return {
        "ground": choice(lazy_gettext("Ground"), [*known, ("", gettext("another, such as illness"))], optional=True),
        "reason": words(lazy_gettext("Why, in words; sealed until the award")),
    }  # fmt: skip


def _recuse(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    ground = text(form["ground"])
    _sealed(clerk, seat, Move.RECUSE, reason=text(form["reason"]), **({"ground": ground} if ground else {}))
    drop_sheet(clerk, seat.found, seat.member)


def _hand_in(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    hand_in_marks(clerk, seat.place, seat.member, marks_in(seat, form))


def _agree(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    _sealed(clerk, seat, Move.AGREE, consensus=consensus_in(seat, form))


def _bids(seat: OwnSeat) -> list[tuple[str, str]]:
    return [(handle, gettext("Bid %(number)s", number=number)) for handle, number in seat.numbers.items()]


def _explaining(seat: OwnSeat) -> Fields:
    return {
        "bid": choice(lazy_gettext("Bid"), _bids(seat)),
        "told": words(lazy_gettext("What the bidder wrote"), optional=True),
        "accepted": yes(lazy_gettext("The explanation is accepted")),
        "reason": words(lazy_gettext("Why the panel decided so")),
    }  # fmt: skip


def _explain(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    told: dict[str, Any] = {
        "bid": text(form["bid"]), "accepted": bool(form["accepted"].data), "reason": text(form["reason"]),
    }  # fmt: skip
    wrote = text(form["told"])
    _sealed(clerk, seat, Move.DECIDE, explanations=[told | ({"text": wrote} if wrote else {})])


def _rejecting(seat: OwnSeat) -> Fields:
    return {
        "bid": choice(lazy_gettext("Bid"), _bids(seat)),
        "ground": line(lazy_gettext("Ground in the law or the notice")),
        "reason": words(lazy_gettext("Why the panel decided so")),
    }  # fmt: skip


def _reject(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    _sealed(clerk, seat, Move.DECIDE, rejected=[{name: text(form[name]) for name in ("bid", "ground", "reason")}])


def _setting_aside(seat: OwnSeat) -> Fields:
    criteria = [(one.id, title_of(one)) for one in scheme_of(seat.found).marked]
    return {
        "bid": choice(lazy_gettext("Bid"), _bids(seat)),
        "criterion": choice(lazy_gettext("Criterion"), criteria),
        "odd": choice(lazy_gettext("Whose mark"), [(one, one) for one in seat.found.sitting]),
        "votes": line(lazy_gettext("How many members are for it"), longest=3),
        "reason": words(lazy_gettext("Why the panel decided so")),
    }  # fmt: skip


def _set_aside(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    votes = text(form["votes"])
    told = {"bid": text(form["bid"]), "criterion": text(form["criterion"]), "member": text(form["odd"]),
            "votes": int(votes) if votes.isascii() and votes.isdigit() else votes,
            "reason": text(form["reason"])}  # fmt: skip
    _sealed(clerk, seat, Move.DECIDE, odd_marks=[told])


def _committing(_: OwnSeat) -> Fields:
    return {
        "codes": words(lazy_gettext("Hashes of the codes, party,sha256 on a line")),
        "source": choice(lazy_gettext("Lottery that decides"), [(one, one) for one in LOTTERIES]),
        "source_day": day(lazy_gettext("Day of its result")),
    }  # fmt: skip


def _commit_tie(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    parties = read_codes(typed_table("codes", f"party,code_sha256\n{text(form['codes'])}")).parties
    lottery = source_of(LOTTERIES[text(form["source"])], form["source_day"].data)
    act_as_panel(clerk, seat.place, Move.COMMIT_TIE, lambda before: commit_tie_parts(before, parties, lottery))


def _closing(_: OwnSeat) -> Fields:
    return {
        "codes": words(lazy_gettext("For a draw between equals: the codes, party,code on a line"), optional=True),
        "randomness": line(lazy_gettext("For a draw between equals: the result of the lottery"), optional=True),
    }  # fmt: skip


def _close(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    tie = _tie(text(form["codes"]), text(form["randomness"]))
    act_as_panel(clerk, seat.place, Move.CLOSE, lambda before: close_parts(before, tie))


def _tie(codes: str, randomness: str) -> dict[str, Any] | None:
    if not codes and not randomness:
        return None
    read = read_codes(typed_table("codes", codes))
    told = zip(read.parties, read.codes or (), strict=False)
    return {"codes": [{"party": one.name, "code": code} for one, code in told], "randomness": randomness}


def _signing(_: OwnSeat) -> Fields:
    return {"dissent": words(lazy_gettext("With what I disagree, and why"), optional=True)}


def _sign(clerk: Clerk, seat: OwnSeat, form: PortalForm) -> None:
    _sealed(clerk, seat, Move.SIGN, dissent=text(form["dissent"]) or None)


def _submit(clerk: Clerk, seat: OwnSeat, _: PortalForm) -> None:
    """Give the buyer the ranking that the evaluations of all lots closed with (Regulation art. 53)."""

    def ranked(tender: Tender) -> TenderEvent:
        return TenderEvent(TenderMove.EVALUATE, clerk.at, "panel", TenderRole.PANEL, ranking_of(clerk.session, tender))

    add_event(clerk, seat.found.tender_id, ranked)


def _may_submit(seat: OwnSeat) -> bool:
    if seat.found.state is not State.CLOSED or not is_kept(seat.session, seat.found.tender_id):
        return False
    return state_of(tender_named(seat.session, seat.found.tender_id)) is TenderState.OPENED


def _nothing(_: OwnSeat) -> Fields:
    return {}


def _sealed(clerk: Clerk, seat: OwnSeat, move: Move, **told: Any) -> None:  # noqa: ANN401 - JSON of an event
    """Put on record what a member did; who it was is sealed with the rest."""
    parts: Parts = ({}, {"member": seat.member, **told})

    def made(_: Proceeding) -> Parts:
        return parts

    act_as_panel(clerk, seat.place, move, made)


def _at_work(seat: OwnSeat) -> bool:
    return seat.found.state in (State.MARKING, State.PRICED)


def _priced(seat: OwnSeat) -> bool:
    return seat.accepted and seat.found.state is State.PRICED


def _equal(seat: OwnSeat) -> bool:
    try:
        return _priced(seat) and bool(undrawn(seat.found))
    except RefusedError:  # something is missing before bids can be put in order, which the close tells
        return False


def _odd(seat: OwnSeat) -> bool:
    allowed = panel_rule(seat.found.head["jurisdiction"]).odd_marks or scheme_of(seat.found).replace_odd_marks
    return _priced(seat) and allowed


STEPS: Final[Mapping[str, PanelStep]] = {
    "accept": PanelStep(Move.ACCEPT, lambda seat: _at_work(seat) and not seat.accepted, _accepting, _accept,
                        lazy_gettext("Nobody knows yet who bids. Name every company with which there is any tie: if "
                                     "one of them turns out to bid, the office has you replaced. All of it is opened "
                                     "with the award, under your code.")),
    "marks": PanelStep(Move.MARK, lambda seat: seat.accepted and bool(
        seat.numbers and to_mark(seat.found, seat.member)), marking, _hand_in),
    "agree": PanelStep(Move.AGREE, lambda seat: seat.accepted and bool(to_agree(seat.found, seat.numbers)),
                       agreeing, _agree, lazy_gettext("What the panel settled on after talking, between the lowest and "
                                                      "the highest mark. A later one takes the place of an earlier.")),
    "explain": PanelStep(Move.DECIDE, _priced, _explaining, _explain,
                         lazy_gettext("The bidder is asked in writing; without its answer no price is accepted.")),
    "reject": PanelStep(Move.DECIDE, _priced, _rejecting, _reject),
    "set-aside": PanelStep(Move.DECIDE, _odd, _setting_aside, _set_aside),
    "commit-tie": PanelStep(Move.COMMIT_TIE, _equal, _committing, _commit_tie,
                            lazy_gettext("Bids are equal, and a draw decides. Let the parties name the hashes of their "
                                         "codes, and a lottery of a later day: both go on the public record now.")),
    "close": PanelStep(Move.CLOSE, _priced, _closing, _close,
                       lazy_gettext("The result is computed from what is on record; whatever is missing is told.")),
    "sign": PanelStep(Move.SIGN, lambda seat: seat.found.state is State.CLOSED and (
        seat.member not in seat.found.signatures), _signing, _sign),
    "submit": PanelStep(Move.CLOSE, _may_submit, _nothing, _submit,
                        lazy_gettext("The ranking of all lots goes to the tender; the buyer announces candidates.")),
    "recuse": PanelStep(Move.RECUSE, _at_work, _recusing, _recuse,
                        lazy_gettext("The seat goes to the next of the drawn order, and your marks are void.")),
}  # fmt: skip
"""The steps of the panel's room, by the name in their address."""
