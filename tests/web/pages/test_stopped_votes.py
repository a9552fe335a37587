"""What everybody sees of a decision that was stopped: on the page of its tender, and on that of the estate."""

from __future__ import annotations

import shutil

import pytest
from flask import Flask
from sqlmodel import select

from models.tables import TenderEvent
from tests.builders.public_tenders import OPEN
from tests.builders.record import writing_to
from tests.builders.statements import asked
from tests.builders.stopped_votes import decided_on, stopped
from web.application import create_app
from web.settings import Settings

_AUTHORITY = {"authority": {"vote": "v1", "item": "item-1", "delegated": False}}


@pytest.fixture(scope="module")
def portal(tendered: str, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return a portal of a city in which the owners' vote behind the open tender was revoked."""
    own = tmp_path_factory.mktemp("stopped") / "city.db"
    shutil.copy(tendered.removeprefix("sqlite:///"), own)
    with writing_to(f"sqlite:///{own}") as session:
        filing = session.exec(
            select(TenderEvent).where(TenderEvent.tender_id == OPEN, TenderEvent.move == "file")
        ).one()
        filing.details = filing.details | _AUTHORITY
        decided_on(session, OPEN, estate="K001")
        stopped(session, estate="K001")
    app = create_app(Settings(database_url=f"sqlite:///{own}", cached_pages=0))
    app.test_client().get("/communities/K001")
    return app


def test_a_tender_that_stands_still_says_why(portal: Flask) -> None:
    """With vote, day and reason, what lets it go on, and that no bid is lost; in both languages."""
    told, chinese = (portal.test_client().get(f"/tenders/{OPEN}?lang={lang}").text for lang in ("en", "zh"))

    assert "This tender stands still" in told
    assert "vote v1, was revoked on 2024-03-01: 选票造假" in told
    assert "本次招标已中止" in chinese
    assert "已于2024-03-01被撤销：选票造假" in chinese


@pytest.mark.parametrize("path", [f"/tenders/{OPEN}", "/communities/K001"])
def test_it_costs_few_statements(portal: Flask, path: str) -> None:
    """Three as for any page, once the city is read."""
    portal.test_client().get(path)
    with asked(portal.extensions["wuxin.engine"]) as statements:
        portal.test_client().get(path)

    assert len(statements) <= 3, statements


def test_all_owners_are_told_of_notice_and_outcome(portal: Flask) -> None:
    """The estate's page shows the notice, the items with what came out, and that the decision was revoked."""
    told = portal.test_client().get("/communities/K001?lang=en").text

    assert "Votes of the owners" in told
    assert "On zj-2024-002: <strong>passed" in told
    assert "The decision was revoked on" in told
