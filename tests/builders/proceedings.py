"""Builds evaluations on record: a pool of twenty experts, a panel of four and one, marks, prices, a result.

proceeding = at_work()          # committed and drawn
proceeding = priced()           # marked, locked, prices open
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from bidding.evaluation.acting import Parts, close_parts, commit_parts, lock_parts
from bidding.evaluation.deciding import decided
from bidding.evaluation.moves import GRANTS, EvaluationMove
from bidding.evaluation.panels import Expert, PanelAsked
from bidding.evaluation.proceedings import Event, Proceeding
from models.values.draw import LOTTERIES, Party, source_of
from tests.builders.draws import CODES
from tests.builders.evaluations import CRITERIA, PRICES
from tests.builders.notices import a_notice

__all__ = [
    "BIDS", "CODES_AND_RESULT", "OPENS", "POOL", "RESULT", "asked", "at_work", "committed", "event", "marked", "priced",
    "whole",
]  # fmt: skip

OPENS = datetime(2024, 6, 21, 1, 30, tzinfo=UTC)
RESULT = "02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40"
CODES_AND_RESULT = {"codes": [*CODES], "randomness": RESULT}
POOL = tuple(Expert(id=f"expert-{n:02d}") for n in range(20))
BIDS = [{"handle": name, "price_fen": fen, "grade": "AA"} for name, fen in PRICES.items()]


def asked(**changes: Any) -> PanelAsked:  # noqa: ANN401 - fields of what is asked
    """Return a panel of five, of which the owners' committee sends one, by a lottery of the day before opening."""
    plain: dict[str, Any] = {
        "tender_id": "zj-2024-001", "seats": 5, "representatives": ("owner-1",), "salt": "a secret line",
        "parties": tuple(Party.of(f"party {n}", code) for n, code in enumerate(CODES)),
        "source": source_of(LOTTERIES["快乐8"], date(2024, 6, 20)),
    }  # fmt: skip
    return PanelAsked(**(plain | changes))


def event(move: str, parts: Parts | Mapping[str, Any], hours: float, **changes: Any) -> Event:  # noqa: ANN401 - fields of an event
    """Return an event so many hours after bids closed; a mapping alone is what is sealed."""
    found = EvaluationMove(move)
    content, sealed = parts if isinstance(parts, tuple) else ({}, dict(parts))
    plain: dict[str, Any] = {
        "move": found, "at": OPENS + timedelta(hours=hours), "by": "office-1", "role": min(GRANTS[found]),
        "content": content, "sealed": sealed,
    }  # fmt: skip
    return Event(**(plain | changes))


def committed(criteria: tuple[dict[str, Any], ...] = CRITERIA, combine: str = "mean") -> Proceeding:
    """Return an evaluation whose panel is committed to, two days before opening."""
    notice = a_notice(evaluation={"method": "comprehensive", "criteria": list(criteria), "combine": combine})
    parts = commit_parts(notice, "lot-1", asked(), POOL)
    return decided(Proceeding("zj-2024-001", "lot-1"), event("commit", parts, -48))


@cache
def at_work(combine: str = "mean") -> Proceeding:
    """Return one whose panel is drawn, eight hours before opening."""
    return decided(committed(combine=combine), event("draw", CODES_AND_RESULT, -8))


def marks_of(member: str, points: Mapping[str, str]) -> dict[str, Any]:
    """Return what a member seals: points by criterion for every bid, one less for each further bid."""
    marks = [
        {"bid": bid, "criterion": name, "points": str(int(given) - number)}
        for name, given in points.items()
        for number, bid in enumerate(PRICES)
    ]
    return {"member": member, "marks": marks}


def marked(proceeding: Proceeding, points: Mapping[str, str], hours: float) -> Proceeding:
    """Return it with the marks of every member, and these locked."""
    for member in proceeding.sitting:
        proceeding = decided(proceeding, event("mark", marks_of(member, points), hours))
    return decided(proceeding, event("lock", lock_parts(proceeding, [*points]), hours))


@cache
def priced(combine: str = "mean") -> Proceeding:
    """Return one with technical marks locked and prices open."""
    found = marked(at_work(combine), {"plan": "30"}, 1)
    return decided(found, event("open_prices", ({"bids": BIDS}, None), 2))


@cache
def whole() -> Proceeding:
    """Return one that is closed."""
    found = marked(priced(), {"interview": "15"}, 3)
    return decided(found, event("close", close_parts(found, None), 4))
