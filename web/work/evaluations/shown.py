"""One evaluation: its panel and who has handed in, technical parts, prices, and side by side what came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, render_template

from bidding.evaluation import Evaluation
from bidding.evaluation.deciding import closing
from bidding.evaluation.evaluating import abnormally_low
from bidding.evaluation.limits import LowPrice
from bidding.evaluation.moves import EvaluationMove, EvaluationState
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.report import Section, sections
from bidding.evaluation.shapes import Seat
from bidding.evaluation.sheets import to_mark
from bidding.notices import TenderKind
from models.errors import WuxinError
from web.access import Action
from web.gate import needs
from web.languages import language
from web.register.tenders.blind_copies import numbered_bids
from web.register.tenders.technical_parts import technical_parts
from web.work.evaluations.doing import moves_for
from web.work.evaluations.naming import law_of
from web.work.evaluations.places import place_of

__all__ = ["Priced", "SeatLine", "add_to", "low_prices_of", "prices_of", "report_of"]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat as the office sees it: when it was accepted, whether all marks of now are in, and ties to who bids.

    Of the marks themselves nothing is told.
    """

    seat: Seat
    accepted: datetime | None
    is_done: bool
    ties: tuple[str, ...]
    signed: bool


@dataclass(frozen=True, slots=True)
class Priced:
    """A bid whose price is open, under its number; `low` where it has to be explained."""

    number: int
    handle: str
    price_fen: int
    low: LowPrice | None


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<tender_id>/<lot_id>", "show", _show)


@needs(Action.EVALUATION_RUN)
def _show(tender_id: str, lot_id: str) -> str:
    place = place_of(tender_id, lot_id)
    found, opened = place.found, technical_parts(place.session, place.tender.id)
    numbers = numbered_bids(place.session, found)
    ways = [(move, law_of(move, place.tender.notice.jurisdiction)) for move in moves_for(place)]
    report = report_of(found)
    return render_template(
        "work/evaluations/one.html", it=place, found=found, ways=ways, seats=list(_seats(found)),
        reserves=_reserves(found), numbers=numbers, opened={numbers[one] for one in numbers if one in opened},
        prices=prices_of(found, numbers), report=report,
        about={"letting": place.tender.notice.kind is TenderKind.LETTING, "rent_months": place.lot.rent_months},
        candidates=() if report is None else _candidates(found), events=list(enumerate(found.events, 1))[::-1],
        secret=found.state is not EvaluationState.DISCLOSED,
    )  # fmt: skip


def report_of(found: Proceeding) -> list[Section] | None:
    """Return the tables of a closed evaluation: every term, rejections, low prices, far marks, draws; else None."""
    result = _result(found)
    return None if result is None else sections(result, language())


def prices_of(found: Proceeding, numbers: Mapping[str, int]) -> list[Priced]:
    """Return the prices that are open to the panel, by number; none before."""
    low = {one.handle: one for one in low_prices_of(found)}
    bids = [bid for one in found.of(EvaluationMove.OPEN_PRICES) for bid in one.content["bids"]]
    lines = [Priced(numbers[bid["handle"]], bid["handle"], bid["price_fen"], low.get(bid["handle"])) for bid in bids]
    return sorted(lines, key=lambda one: one.number)


def low_prices_of(found: Proceeding) -> list[LowPrice]:
    """Return the abnormally low prices of now; none before prices are open."""
    return abnormally_low(found.tender()) if found.of(EvaluationMove.OPEN_PRICES) else []


def _result(found: Proceeding) -> Evaluation | None:
    closed = found.of(EvaluationMove.CLOSE)
    if not closed:
        return None
    try:
        return closing(found, closed[-1].content.get("tie"))
    except WuxinError:  # what is on record no longer gives a result: the ranking's own step says so
        return None


def _candidates(found: Proceeding) -> tuple[str, ...]:
    result = _result(found)
    return () if result is None else result.candidates


def _seats(found: Proceeding) -> Iterator[SeatLine]:
    bids: list[Mapping[str, Any]] = [bid for one in found.of(EvaluationMove.OPEN_PRICES) for bid in one.content["bids"]]
    bidding = {str(bid.get("company_id")) for bid in bids}
    accepted = {str((one.sealed or {})["member"]): one.at for one in found.of(EvaluationMove.ACCEPT)}
    for seat in found.panel:
        declared = found.accepted.get(seat.member, {})
        yield SeatLine(
            seat, accepted.get(seat.member), not to_mark(found, seat.member),
            tuple(one for one in declared.get("ties", ()) if one in bidding), seat.member in found.signatures,
        )  # fmt: skip


def _reserves(found: Proceeding) -> list[str]:
    """Return who steps in next for experts, in the drawn order; none before the draw."""
    if not found.panel:
        return []
    there = {seat.member for seat in found.panel}
    drawn = found.drawn({})
    return [one.label for each in drawn.strata for one in each.substitutes if one.label not in there]
