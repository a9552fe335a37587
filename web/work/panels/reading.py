"""One seat: what is marked and how, the bids under their numbers, and after the lock what all members gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template

from bidding.evaluation.moves import EvaluationMove
from bidding.evaluation.rules import cite, rules
from bidding.evaluation.shapes import Criterion
from bidding.evaluation.sheets import far_locked, locked_marks, scheme_of
from bidding.notices import TenderKind
from models.errors import Problem, RefusedError
from web.access import Action
from web.gate import needs
from web.languages import language
from web.register.tenders.blind_copies import blind_copy
from web.register.tenders.events import is_kept, tender_named
from web.register.tenders.parties import buyer_key
from web.register.tenders.technical_parts import technical_parts
from web.work.evaluations.naming import law_of
from web.work.evaluations.shown import prices_of, report_of
from web.work.evaluations.technical import handle_numbered, sent_copy
from web.work.panels.seats import OwnSeat, seat_of, steps_of
from web.work.panels.steps import STEPS, ways_of

__all__ = ["Row", "add_to"]


@dataclass(frozen=True, slots=True)
class Row:
    """What all members gave one bid for one criterion, thousandths by member; `far`: whose marks stand far off."""

    number: int
    criterion: Criterion
    marks: Mapping[str, int]
    far: frozenset[str]
    agreed: Mapping[str, Any] | None


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>/<lot_id>", "show", _show)
    pages.add_url_rule("/<tender_id>/<lot_id>/bids/<int:number>", "file", _file)


@needs(Action.PANEL_SIT)
def _show(tender_id: str, lot_id: str) -> str:
    seat = seat_of(tender_id, lot_id)
    found, place = seat.found, seat.found.head["jurisdiction"]
    return render_template(
        "work/panels/one.html", it=seat, found=found, about=_about(seat), scheme=scheme_of(found), rows=_rows(seat),
        waits=steps_of(found, seat.member, frozenset(seat.numbers)), prices=prices_of(found, seat.numbers),
        ways=[(name, law_of(STEPS[name].move, place)) for name in ways_of(seat)], report=report_of(found),
        opened=technical_parts(seat.session, found.tender_id), far_rule=cite(rules().far_marks.basis, language()),
        numbers=seat.numbers, ties=_ties(seat),
        own=[one for one in scheme_of(found).marked if (seat.member, one.id) in found.handed_in],
    )  # fmt: skip


def _ties(seat: OwnSeat) -> bool:
    """Return whether a company to which the member declared ties turned out to bid."""
    bids = [bid for one in seat.found.of(EvaluationMove.OPEN_PRICES) for bid in one.content["bids"]]
    declared = seat.found.accepted.get(seat.member, {}).get("ties", ())
    return not {str(bid.get("company_id")) for bid in bids}.isdisjoint(declared)


def _about(seat: OwnSeat) -> dict[str, Any]:
    """Return what a member has to know of the tender to say whether there are ties: who buys, and which estates."""
    if not is_kept(seat.session, seat.found.tender_id):
        return {"title": seat.found.tender_id, "buyer": "", "buyer_key": "", "lot": seat.found.lot_id, "estates": (),
                "letting": False, "rent_months": None}  # fmt: skip
    notice = tender_named(seat.session, seat.found.tender_id).notice
    lot = notice.lot(seat.found.lot_id)
    return {
        "title": notice.title, "buyer": notice.procuring_entity.name, "buyer_key": buyer_key(notice),
        "lot": "" if lot is None else lot.title, "estates": () if lot is None else lot.community_ids,
        "letting": notice.kind is TenderKind.LETTING, "rent_months": None if lot is None else lot.rent_months,
    }  # fmt: skip


def _rows(seat: OwnSeat) -> list[Row]:
    """Return what was locked, bid by bid, with the marks that stand far from the others."""
    found, marks = seat.found, locked_marks(seat.found)
    far = {(one.bid, one.criterion, one.member) for one in far_locked(found, marks)}
    agreed = {(one["bid"], one["criterion"]): one for one in found.agreed}
    rows = [
        Row(
            seat.numbers[bid], criterion, marks[bid, criterion.id],
            frozenset(who for who in found.sitting if (bid, criterion.id, who) in far), agreed.get((bid, criterion.id)),
        )
        for criterion in scheme_of(found).marked
        for bid in seat.numbers
        if (bid, criterion.id) in marks
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.criterion.id, row.number))


@needs(Action.PANEL_SIT)
def _file(tender_id: str, lot_id: str, number: int) -> Response:
    """Give the blind copy of a technical part to a member who accepted; never one that tells whose it is."""
    seat = seat_of(tender_id, lot_id)
    handle = handle_numbered(seat.numbers, number)
    if not seat.accepted:
        raise RefusedError(
            Problem("technical part", "the seat is not accepted", "Accept it with the declaration first.")
        )
    copy = blind_copy(seat.session, seat.found, handle)
    if copy.problems:
        what = "the file is held back: it may tell whose it is, and the office has yet to look at it"
        raise RefusedError(Problem(copy.name, what, "Ask the office of the evaluation."))
    return sent_copy(copy)
