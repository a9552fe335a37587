"""The life of a tender as steps that the world is told of; what stays inside (questions of who, rankings) stays out.

Candidates and rejected bids are told when they are announced, not when they are evaluated. Securities, breaches and
objections are no part of a release.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any, Final

from bidding.contracts import Contract
from bidding.notices import Notice
from bidding.ocds.facts import (
    Amended,
    Awarded,
    AwardFact,
    BidFact,
    Cancelled,
    Contracted,
    ContractFact,
    Enquired,
    EnquiryFact,
    Opened,
    Organization,
    Published,
    Step,
)
from bidding.ocds.tenders import tender_facts
from bidding.tender import Event, Move, Tender
from bidding.tender.details import Outcome
from models.values.moments import SHANGHAI

__all__ = ["steps_of"]


@dataclass(slots=True)
class _Telling:
    """What was told so far of one tender; `names` are of companies, by code."""

    tender: Tender
    names: Mapping[str, str]
    notice: Notice
    published: bool = False
    questions: dict[int, EnquiryFact] = field(default_factory=dict)
    bids: tuple[BidFact, ...] = ()
    awards: dict[str, AwardFact] = field(default_factory=dict)
    contracts: dict[str, ContractFact] = field(default_factory=dict)

    def company(self, code: str) -> Organization:
        """Return a company by its code, which stands for an unknown name."""
        return Organization(code, self.names.get(code, code))


def steps_of(tender: Tender, names: Mapping[str, str]) -> list[Step]:
    """Return what the world is told of a tender, oldest first; nothing before its notice is published."""
    telling = _Telling(tender, names, tender.drafted.notice)
    found: list[Step] = []
    for number, event in enumerate(tender.events, 1):
        tell = _TOLD.get(event.move)
        if tell is not None:
            found += tell(telling, number, event, event.told)
    return found


def _draft(telling: _Telling, _: int, __: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    telling.notice = told.notice
    yield from ()


def _publish(telling: _Telling, _: int, event: Event, __: object) -> Iterator[Step]:
    telling.published = True
    yield Published(at=event.at, tender=tender_facts(telling.notice))


def _amend(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    telling.notice = told.notice
    yield Amended(at=event.at, tender=tender_facts(told.notice), rationale=told.what)


def _extend(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    telling.notice = telling.notice.model_copy(update={"times": told.times, "version": telling.notice.version + 1})
    yield Amended(at=event.at, tender=tender_facts(telling.notice), rationale=told.what)


def _ask(telling: _Telling, number: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    asked = EnquiryFact(id=f"question-{number}", asked_at=event.at, question=told.question)
    telling.questions[number] = asked
    yield Enquired(at=event.at, enquiries=(asked,))


def _answer(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    asked = telling.questions[told.question]
    yield Enquired(at=event.at, enquiries=(replace(asked, answer=told.answer, answered_at=event.at),))


def _open(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    """Tell the bids that opened; of others nobody knows whose they are."""
    telling.bids = tuple(
        BidFact(
            id=f"{bid.lot}-{bid.company_id}", tenderer=telling.company(bid.company_id), lot_id=bid.lot,
            price_fen=bid.price_fen, status="valid",
        )
        for bid in told.bids
        if bid.outcome is Outcome.OPENED
    )  # fmt: skip
    if telling.bids:
        yield Opened(at=event.at, bids=telling.bids)


def _announce(telling: _Telling, number: int, event: Event, _: object) -> Iterator[Step]:
    """Tell the candidates of the newest ranking, and which bids are not in it."""
    then = Tender(telling.tender.id, telling.tender.events[:number])
    ranked = {f"{place.lot}-{place.company_id}" for place in then.ranking}
    judged = tuple(replace(bid, status="valid" if bid.id in ranked else "disqualified") for bid in telling.bids)
    if judged != telling.bids:
        telling.bids = judged
        yield Opened(at=event.at, bids=judged)
    places = [place for lot in telling.notice.lots for place in then.candidates(lot.id)]
    yield from _awards(telling, event, [
        AwardFact(
            id=_award_id(place.lot, place.company_id), lot_id=place.lot, bid_id=f"{place.lot}-{place.company_id}",
            supplier=telling.company(place.company_id), value_fen=place.price_fen, status="pending",
            decided_at=event.at, title=f"第{place.place}中标候选人",
        )
        for place in places
    ])  # fmt: skip


def _award(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    yield from _awards(telling, event, [
        AwardFact(
            id=_award_id(one.lot, one.company_id), lot_id=one.lot, bid_id=f"{one.lot}-{one.company_id}",
            supplier=telling.company(one.company_id), value_fen=one.price_fen, status="active", decided_at=event.at,
            title="中标",
        )
        for one in told.awards
    ])  # fmt: skip


def _give_up(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    known = telling.awards.get(_award_id(told.lot, told.company_id))
    if known is not None:
        yield from _awards(telling, event, [replace(known, status="cancelled", decided_at=event.at)])


def _redo(telling: _Telling, _: int, event: Event, __: object) -> Iterator[Step]:
    """Tell that candidates and awards fell, for bids are evaluated again."""
    standing = [one for one in telling.awards.values() if one.status in ("pending", "active")]
    yield from _awards(telling, event, [replace(one, status="cancelled", decided_at=event.at) for one in standing])


def _sign(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    yield from _contracts(telling, event, [_contract(one) for one in told.contracts])


def _contract(one: Contract) -> ContractFact:
    return ContractFact(
        id=f"{one.lot}-contract", award_id=_award_id(one.lot, one.company_id), title=one.lot, value_fen=one.price_fen,
        status="active", signed_at=datetime.combine(one.signed_on, time(), SHANGHAI), starts_on=one.starts_on,
        ends_on=one.ends_on,
    )  # fmt: skip


def _hand_over(telling: _Telling, _: int, event: Event, __: object) -> Iterator[Step]:
    yield from _contracts(telling, event, [replace(one, status="terminated") for one in telling.contracts.values()])


def _cancel(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    if telling.published:
        yield Cancelled(at=event.at, rationale=told.what)


def _fail(telling: _Telling, _: int, event: Event, told: Any) -> Iterator[Step]:  # noqa: ANN401 - details of the move
    if telling.published:
        yield Cancelled(at=event.at, rationale=told.what, unsuccessful=True)


def _awards(telling: _Telling, event: Event, awards: list[AwardFact]) -> Iterator[Step]:
    if awards:
        telling.awards |= {award.id: award for award in awards}
        yield Awarded(at=event.at, awards=tuple(awards))


def _contracts(telling: _Telling, event: Event, contracts: list[ContractFact]) -> Iterator[Step]:
    if contracts:
        telling.contracts |= {contract.id: contract for contract in contracts}
        yield Contracted(at=event.at, contracts=tuple(contracts))


def _award_id(lot: str, company_id: str) -> str:
    return f"{lot}-award-{company_id}"


_TOLD: Final[Mapping[Move, Callable[[_Telling, int, Event, Any], Iterator[Step]]]] = {
    Move.DRAFT: _draft, Move.PUBLISH: _publish, Move.AMEND: _amend, Move.EXTEND: _extend, Move.ASK: _ask,
    Move.ANSWER: _answer, Move.OPEN: _open, Move.ANNOUNCE: _announce, Move.AWARD: _award, Move.WITHDRAW: _give_up,
    Move.STRIKE: _give_up, Move.REDO: _redo, Move.SIGN: _sign, Move.HAND_OVER: _hand_over, Move.CANCEL: _cancel,
    Move.FAIL: _fail,
}  # fmt: skip
"""What each move of a tender tells; all others stay inside."""
