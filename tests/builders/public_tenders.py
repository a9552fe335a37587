"""Tenders on record beside the published city: one that runs, and one that was awarded, with all that can happen.

url = city_url(folder); keep(url, awarded_tender())
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from bidding.notices import Notice
from bidding.tender import Event, Move, Tender, begun
from models.tables import engine_for, writing
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.record import a_clerk
from tests.builders.tenders import DIGEST, PATH, an_event, awarded, then
from web.register.tenders.events import add_event, begin

__all__ = ["AWARDED", "OPEN", "awarded_tender", "keep", "open_tender"]

OPEN: Final = "zj-2024-002"
AWARDED: Final = "zj-2024-001"


def _notice(name: str, **changes: Any) -> Notice:  # noqa: ANN401 - parts of a notice
    lots = [{**notice_json()["lots"][0], "community_ids": ["K001"]}]
    return a_notice(**{"tender_id": name, "lots": lots, "bid_security_fen": 1_800_000, **changes})


@cache
def open_tender() -> Tender:
    """Return a tender that takes bids: two questions, one answered, and an addendum that puts the close off."""
    notice = _notice(OPEN, title="Preliminary service for Poplar Court")
    tender = _up_to(Move.PUBLISH, notice)
    tender = then(tender, Move.ASK, "2024-05-28T02:00:00Z", {"question": "Is the lift new?"})
    tender = then(tender, Move.ANSWER, "2024-05-29T02:00:00Z", {"question": 4, "answer": "Built in 2024."})
    tender = then(tender, Move.ASK, "2024-05-29T03:00:00Z", {"question": "How many lamps?"})
    times = notice.as_json()["times"] | {"bids_close_at": "2024-07-25T01:30:00Z", "opens_until": "2024-07-25T03:30:00Z"}
    lots = [{**notice.as_json()["lots"][0], "ceiling_fen": 990_000_000}]
    second = notice.as_json() | {"version": 2, "times": times, "lots": lots}
    return then(tender, Move.AMEND, "2024-05-30T02:00:00Z", {"notice": second, "what": "lower ceiling"})


@cache
def awarded_tender() -> Tender:
    """Return a tender that was objected to, answered, awarded to the first candidate, and contracted."""
    tender = _up_to(Move.ANNOUNCE, _notice(AWARDED, title="柳园前期物业服务招标"))
    objection = {"matter": "result", "text_digest": DIGEST}
    tender = then(tender, Move.OBJECT, "2024-06-26T02:00:00Z", objection, by=company(2))
    number = len(tender.events)
    reply = {"objection": number, "upheld": False, "remedy": "none", "what": "marks stand"}
    tender = then(tender, Move.REPLY, "2024-06-27T02:00:00Z", reply)
    tender = then(tender, Move.AWARD, "2024-06-29T04:00:00Z", awarded(company(1)))
    for move in (Move.SECURE, Move.SIGN):
        tender = then(tender, move, PATH[move][0], PATH[move][2]())
    return tender


def keep(url: str, *tenders: Tender) -> None:
    """Put the events of tenders on record, each at its moment."""
    engine = engine_for(url)
    for tender in tenders:
        first, *later = tender.events
        with writing(engine) as session:
            begin(a_clerk(session, first.at), tender.id, first)
        for event in later:
            with writing(engine) as session:
                add_event(a_clerk(session, event.at), tender.id, _given(event))
    engine.dispose()


def _given(event: Event) -> Callable[[Tender], Event]:
    return lambda _: event


def _up_to(last: Move, notice: Notice) -> Tender:
    tender = begun(notice.tender_id, an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": notice.as_json()}))
    for move, (at, _, details) in PATH.items():
        told = details() | ({"bids_elsewhere": "Trading Platform"} if move is Move.PUBLISH else {})
        tender = then(tender, move, at, told)
        if move is last:
            break
    return tender
