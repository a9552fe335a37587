"""Tenders and auctions that stand still, from the register's own rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session

from models.migrations import upgrade
from models.tables import AssetEvent
from tests.builders.notices import a_notice
from tests.builders.record import writing_to
from tests.builders.stopped_votes import ESTATE, decided_on, filed, stopped
from web.register.owners.halts import auction_halts, tender_halt, tender_halt_problems

NAME = "zj-2024-001"
NOTICE, OTHER = (a_notice(tender_id=name, kind="service") for name in (NAME, "zj-2024-002"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an estate whose owners decided on a tender, which was filed, and on letting a shop."""
    upgrade(url := f"sqlite:///{tmp_path}/a.db")
    with writing_to(url) as found:
        decided_on(found, NAME)
        filed(found, NAME)
        decided_on(found, "shop-1", "v2")
        at = datetime(2024, 1, 1, tzinfo=UTC)
        found.add(AssetEvent(
            id="shop-1/1", asset_id="shop-1", community_id=ESTATE, number=1, move="register", role="committee",
            happened_on=date(2024, 1, 1), recorded_at=at, by="C-1", content={},
        ))  # fmt: skip
        found.flush()
        yield found


def test_a_tender_stands_still_until_the_decision_is_corrected(session: Session) -> None:
    """With reason and article; one whose filing tells of no owners' vote never does."""
    stopped(session, "order")
    halted, other = (tender_halt_problems(session, notice) for notice in (NOTICE, OTHER))
    stopped(session, "correct")

    assert "has to be corrected" in halted[0].what
    assert (other, tender_halt(session, NOTICE)) == ([], None)


def test_an_auction_stands_still_with_its_own_decision_alone(session: Session) -> None:
    """That of another matter in the estate does not stop it, nor does it stop an unknown asset."""
    assets = {"a1": "shop-1", "a2": "shop-9"}
    stopped(session, "revoke")
    before = auction_halts(session, assets)
    stopped(session, "revoke", "v2")

    assert (before, [*auction_halts(session, assets)]) == ({}, ["a1"])


def test_where_nothing_was_stopped_one_statement_tells(session: Session) -> None:
    """Every bid asks."""
    told: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *call: told.append(call[2]))
    tender_halt(session, NOTICE)
    auction_halts(session, {"a1": "shop-1"})

    assert len(told) == 2
