"""Builds tenders by their events: a preliminary tender in Zhuji with three bidders, as far as a state.

tender = a_tender(State.ANNOUNCED)
tender = then(tender, Move.AWARD, "2024-06-29T01:00:00Z", awarded(company(1)))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any, Final

from bidding.notices import Notice
from bidding.tender import GRANTS, Event, Move, Role, State, Tender, begun, decided
from tests.builders.notices import CLOSES_AT, a_notice, company

__all__ = [
    "DIGEST", "FIELD", "PATH", "PRICES", "a_tender", "an_event", "as_letting", "awarded", "checked", "moment", "ranked",
    "says", "then",
]  # fmt: skip

DIGEST: Final = "ab" * 32
PRICES: Final = {company(1): 870_000_000, company(2): 900_000_000, company(3): 930_000_000}
FIELD: Final = {
    "rulebook": "zhuji", "rulebook_digest": DIGEST, "as_of": "2024-05-27", "qualified": 7, "rated": 20,
    "digest": DIGEST,
}  # fmt: skip
_BODIES: Final = {
    Role.PROCURING_ENTITY: "91330681MA27U04D4K", Role.AUTHORITY: "housing-bureau", Role.SUBDISTRICT: "subdistrict-01",
    Role.OWNERS_COMMITTEE: "committee-01", Role.TENDERER: company(1), Role.PANEL: "panel-01", Role.SYSTEM: "system",
}  # fmt: skip


def moment(text: str) -> datetime:
    """Return a moment in UTC."""
    return datetime.fromisoformat(text)


def says(**told: Any) -> dict[str, Any]:  # noqa: ANN401 - plain JSON
    """Return details as they are given."""
    return told


def an_event(
    move: Move, at: str, details: Mapping[str, Any] | None = None, by: str | None = None, role: Role | None = None
) -> Event:
    """Return an event of a move by the first role that may make it, unless another is given."""
    acting = role or next(one for one in Role if one in GRANTS[move])
    return Event(move, moment(at), by or _BODIES[acting], acting, details or {})


def then(
    tender: Tender, move: Move, at: str, details: Mapping[str, Any] | None = None, by: str | None = None,
    role: Role | None = None,
) -> Tender:  # fmt: skip
    """Return the tender with one more event, decided."""
    return decided(tender, an_event(move, at, details, by, role))


def checked(stage: str = "close", as_of: str = "2024-06-21", **reasons: list[str]) -> dict[str, Any]:
    """Return a check of the three bidders; `c1=["why"]` bars the first."""
    return {
        "stage": stage, "rulebook": "zhuji", "rulebook_digest": DIGEST, "as_of": as_of, "links": [],
        "results": [
            {"company_id": one, "grade": "A", "status": "rated", "reasons": reasons.get(f"c{number}", [])}
            for number, one in enumerate(PRICES, start=1)
        ],
    }  # fmt: skip


def opening(prices: Mapping[str, int] = PRICES, lot: str = "lot-1") -> dict[str, Any]:
    """Return an opening in which each of the companies' bids opened."""
    return {
        "digest": DIGEST,
        "bids": [
            {"lot": lot, "handle": f"h-{one}", "outcome": "opened", "company_id": one, "digest": DIGEST,
             "price_fen": fen}
            for one, fen in prices.items()
        ],
    }  # fmt: skip


def ranked(*companies: str, lot: str = "lot-1") -> dict[str, Any]:
    """Return a ranking of companies in this order, at their prices."""
    return {
        "digest": DIGEST,
        "ranking": [
            {"company_id": one, "lot": lot, "place": place, "total_milli": 90_000 - place, "price_fen": PRICES[one]}
            for place, one in enumerate(companies, start=1)
        ],
    }  # fmt: skip


def awarded(winner: str, as_of: str = "2024-06-29", lot: str = "lot-1", **reasons: list[str]) -> dict[str, Any]:
    """Return an award of a lot at the price that was bid, with the check of the day."""
    return {
        "awards": [{"lot": lot, "company_id": winner, "price_fen": PRICES[winner]}],
        "checked": checked("award", as_of, **reasons),
    }


def contract(winner: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - plain JSON
    """Return a contract of the whole term at the price that was bid."""
    return {
        "lot": "lot-1", "company_id": winner, "price_fen": PRICES[winner], "signed_on": "2024-07-10",
        "starts_on": "2024-08-01", "ends_on": "2027-08-01", "text_digest": DIGEST,
    } | changes  # fmt: skip


PATH: Final[Mapping[Move, tuple[str, State, Callable[[], dict[str, Any]]]]] = {
    Move.FILE: ("2024-05-10T02:00:00Z", State.FILED, lambda: says(filing="F-12")),
    Move.PUBLISH: ("2024-05-27T02:00:00Z", State.PUBLISHED, lambda: says(field=FIELD)),
    Move.CLOSE: (CLOSES_AT, State.CLOSED, says),
    Move.OPEN: ("2024-06-21T03:30:00Z", State.OPENED, opening),
    Move.CHECK: ("2024-06-21T04:00:00Z", State.OPENED, checked),
    Move.EVALUATE: ("2024-06-24T04:00:00Z", State.EVALUATED, lambda: ranked(*PRICES)),
    Move.ANNOUNCE: ("2024-06-25T04:00:00Z", State.ANNOUNCED, lambda: says(shown_until="2024-06-28")),
    Move.AWARD: ("2024-06-29T04:00:00Z", State.AWARDED, lambda: awarded(company(1))),
    Move.SECURE: (
        "2024-07-02T04:00:00Z", State.SECURED,
        lambda: says(payments=[{"lot": "lot-1", "company_id": company(1), "fen": 14_500_000, "receipt": "R-1"}]),
    ),
    Move.SIGN: ("2024-07-10T04:00:00Z", State.SIGNED, lambda: says(contracts=[contract(company(1))])),
    Move.FILE_CONTRACT: ("2024-07-15T04:00:00Z", State.CONTRACT_FILED, lambda: says(filing="C-7")),
    Move.START: ("2024-08-01T04:00:00Z", State.PERFORMING, says),
    Move.HAND_OVER: ("2027-08-01T04:00:00Z", State.HANDED_OVER, lambda: says(what="the term is over")),
}  # fmt: skip
"""The straight path: each move with its moment, the state it leads to, and what it holds."""


def a_tender(state: State = State.DRAFT, notice: Notice | None = None, *, checks: bool = True) -> Tender:
    """Return a tender that went the straight path up to a state; opened bidders are checked unless told otherwise."""
    return _plain(state, checks) if notice is None else _walked(state, notice, checks=checks)


@cache
def _plain(state: State, checks: bool) -> Tender:  # noqa: FBT001 - a key of the cache
    """Return the plain tender; tenders never change, so that one is enough for all tests."""
    return _walked(state, a_notice(), checks=checks)


def _walked(state: State, found: Notice, *, checks: bool) -> Tender:
    drafted = an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": found.as_json()})
    tender = begun(found.tender_id, drafted)
    reached = State.DRAFT
    for move, (at, target, details) in PATH.items():
        if reached is state and not (checks and move is Move.CHECK):
            break
        tender, reached = then(tender, move, at, details()), target
    return tender


def as_letting(tender: Tender) -> Tender:
    """Return the same events on a notice that lets, where what was bid is the rent of a quarter."""
    drafted, *others = tender.events
    notice = drafted.details["notice"]
    lots = [lot | {"rent_months": 3} for lot in notice["lots"]]
    return Tender(
        tender.id, (replace(drafted, details={"notice": notice | {"kind": "letting", "lots": lots}}), *others)
    )
