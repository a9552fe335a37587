"""A tender takes its ranking from the evaluation on record, and gives it the prices that were opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bidding.evaluation.proceedings import Event, Proceeding
from bidding.notices import Notice
from bidding.tender import Move, State, Tender
from models.errors import RefusedError
from models.migrations import upgrade
from tests.builders.evaluations import CRITERIA, PRICES
from tests.builders.notices import a_notice, company
from tests.builders.proceedings import OPENS, whole
from tests.builders.record import a_clerk, writing_to
from tests.builders.tenders import DIGEST, PATH, a_tender, checked, then
from web.register.evaluations.events import add_event
from web.register.tenders.rankings import bids_to_evaluate, is_evaluated_here, ranking_of

NOTICE = a_notice(evaluation={"method": "comprehensive", "criteria": list(CRITERIA), "combine": "mean"})


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a register where an evaluation was closed."""
    upgrade(url := f"sqlite:///{tmp_path}/register.db")
    with writing_to(url) as found:
        _replay(found, len(whole().events))
        yield found


def _replay(session: Session, until: int) -> None:
    for one in whole().events[:until]:

        def given(_: Proceeding, event: Event = one) -> Event:
            return event

        add_event(a_clerk(session, OPENS), "zj-2024-001", "lot-1", given)


def _opened(notice: Notice = NOTICE, **prices: int) -> Tender:
    """Return a tender that was opened and checked, with other prices where given."""
    bids: list[dict[str, Any]] = [
        {"lot": "lot-1", "handle": name, "outcome": "opened", "company_id": company(number), "digest": DIGEST,
         "price_fen": prices.get(name.replace("-", ""), fen)}
        for number, (name, fen) in enumerate(PRICES.items(), start=1)
    ]  # fmt: skip
    closed = a_tender(State.CLOSED, notice)
    opened = then(closed, Move.OPEN, PATH[Move.OPEN][0], {"bids": bids, "digest": DIGEST})
    return then(opened, Move.CHECK, PATH[Move.CHECK][0], checked())


def test_the_ranking_is_what_the_evaluation_closed_with(session: Session) -> None:
    """Companies by their handles, points in thousandths, the price that was opened."""
    told = ranking_of(session, tender := _opened())

    assert [one["place"] for one in told["ranking"]] == [1, 2, 3]
    assert {one["company_id"]: one["price_fen"] for one in told["ranking"]} == {**tender.opened("lot-1")}
    assert then(tender, Move.EVALUATE, "2024-06-24T04:00:00Z", told).ranking[0].total_milli > 0


def test_an_evaluation_of_something_else_gives_none(session: Session) -> None:
    """Another price, another version of the notice: each reason is named."""
    with pytest.raises(RefusedError, match="b-02 opened at 1 fen, and was evaluated at 850000000"):
        ranking_of(session, _opened(b02=1))
    with pytest.raises(RefusedError, match="by another version of the notice"):
        ranking_of(session, _opened(a_notice()))


def test_an_evaluation_that_goes_on_gives_none(tmp_path: Path) -> None:
    """Nor one that never began."""
    upgrade(url := f"sqlite:///{tmp_path}/register.db")
    with writing_to(url) as session:
        assert not is_evaluated_here(session, _opened())
        with pytest.raises(RefusedError, match="it is new, and gives no ranking yet"):
            ranking_of(session, _opened())
        _replay(session, 3)
        assert is_evaluated_here(session, _opened())


def test_an_evaluation_opens_what_the_tender_opened() -> None:
    """With the grades of the check; not before there is one."""
    bids = bids_to_evaluate(_opened(), "lot-1")

    assert bids[0] == {"handle": "b-01", "company_id": company(1), "price_fen": 900_000_000, "grade": "A"}
    with pytest.raises(RefusedError, match="wuxin tender check"):
        bids_to_evaluate(a_tender(State.CLOSED), "lot-1")
