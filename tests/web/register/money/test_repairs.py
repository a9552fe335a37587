"""The tender of a repair is read, not typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bidding.revenue import Estate
from bidding.revenue.applications import applications
from bidding.tender import Event, Move, Role
from models.errors import InputError, RefusedError
from models.record import Clerk
from models.tables import TenderEvent
from tests.builders.money import step
from tests.builders.money_register import a_money_clerk, an_open_estate
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.tenders import awarded, moment
from web.register.money.authority import money_bound
from web.register.money.repairs import award_problems
from web.register.money.rows import estate_of
from web.register.money.steps import fund_step
from web.register.tenders.events import begin

APPLIED: dict[str, Any] = {"path": "urgent", "kind": "leak", "units": [], "amount_fen": 100_000}


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register with an approved application, and a tender of a repair estimated at 1,000 yuan."""
    with a_money_clerk() as made:
        estate = an_open_estate(made)
        for move, role, told in (("apply", "committee", APPLIED), ("confirm", "subdistrict", {}),
                                 ("approve", "district", {})):  # fmt: skip
            estate, _ = fund_step(made, estate, step(move, "2025-03-01", "roof", role, **told))
        _begin(made, "t-1", 100_000, kind="repair")
        yield made


def _begin(clerk: Clerk, name: str, fen: int, **changes: Any) -> None:  # noqa: ANN401
    lot = notice_json()["lots"][0] | {"estimate_fen": fen}
    drafted = {"notice": a_notice(tender_id=name, lots=[lot], **changes).as_json()}
    begin(clerk, name, Event(Move.DRAFT, moment("2024-05-06T02:00:00Z"), "C-1", Role.PROCURING_ENTITY, drafted))


def _award(clerk: Clerk, name: str, fen: int) -> None:
    """Put the events of an award on record as they are, without the law of its way there."""
    told = awarded(company(1))
    told |= {"awards": [told["awards"][0] | {"price_fen": fen}]}
    way = ["file", "publish", "close", "open", "evaluate", "announce", "award"]
    for number, move in enumerate(way, start=2):
        clerk.session.add(TenderEvent(
            tender_id=name, number=number, move=move, happened_at=moment("2024-06-29T04:00:00Z"), by="C-1",
            role="owners_committee", details=told if move == "award" else _told(move),
        ))  # fmt: skip
    clerk.session.flush()


def _told(move: str) -> dict[str, Any]:
    return {"filing": "F-1"} if move == "file" else {}


def _step(clerk: Clerk, move: str, **told: Any) -> Estate:  # noqa: ANN401
    estate = estate_of(clerk.session, "willow-garden")
    return fund_step(clerk, estate, step(move, "2025-04-01", "roof", "committee", **told))[0]


def test_a_link_holds_what_its_tender_says(clerk: Clerk) -> None:
    """Its estimate as long as nothing is awarded; the sums of the year know what it pays for."""
    estate = _step(clerk, "link", tender="t-1")

    assert estate.steps[-1].content == {"tender": "t-1", "fen": 100_000, "awarded": False}
    assert money_bound(clerk.session, "willow-garden", 2025) == ([], {"roof": "t-1"})
    assert money_bound(clerk.session, "nowhere", 2025) == ([], {})


def test_a_tender_of_something_else_is_not_linked(clerk: Clerk) -> None:
    """One that nobody knows, one of a company, and one above what was approved."""
    _begin(clerk, "t-2", 100_000, kind="service")
    _begin(clerk, "t-3", 100_001, kind="repair")
    with pytest.raises(InputError, match="none of this name"):
        _step(clerk, "link", tender="t-9")
    with pytest.raises(RefusedError, match="it is a service tender"):
        _step(clerk, "link", tender="t-2")
    with pytest.raises(RefusedError, match=r"estimated at 1,000\.01, and 1,000\.00 yuan were approved"):
        _step(clerk, "link", tender="t-3")


def test_work_is_accepted_once_its_tender_is_awarded(clerk: Clerk) -> None:
    """Within what was approved; an award above it wants the excess filed."""
    _step(clerk, "link", tender="t-1")
    with pytest.raises(RefusedError, match="it is linked, and not awarded"):
        _step(clerk, "complete", fen=90_000)
    _award(clerk, "t-1", 110_000)
    with pytest.raises(RefusedError, match=r"awarded at 1,100\.00, and 1,000\.00 yuan were approved"):
        _step(clerk, "complete", fen=90_000)
    estate = estate_of(clerk.session, "willow-garden")
    told = applications(estate.steps)["roof"]

    assert award_problems(clerk.session, estate, told, step("settle", "2025-04-02", "roof", "city")) == ()
