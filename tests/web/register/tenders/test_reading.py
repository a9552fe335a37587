"""Tenders as pages read them."""

from __future__ import annotations

from sqlalchemy import Connection

from models.tables import engine_for
from tests.builders.public_tenders import OPEN, open_tender
from web.register.tenders.reading import tender, tenders


def test_a_tender_comes_with_its_community(connection: Connection) -> None:
    """The notice and the estate it is for."""
    found, process = tender(connection, "T-2024-001")

    assert found is not None
    assert process is None
    assert (found["community"], found["required_grades"]) == ("和苑1号院", ["AAA", "AA", "A"])


def test_an_unknown_tender_is_none(connection: Connection) -> None:
    """None tells the page to say so."""
    assert tender(connection, "none") == (None, None)


def test_a_tender_on_record_comes_with_its_events(tendered: str) -> None:
    """All of them, in order, beside the notice."""
    engine = engine_for(tendered)
    with engine.connect() as connection:
        found, process = tender(connection, OPEN)
    engine.dispose()

    assert found is not None
    assert (found["tender_id"], process) == (OPEN, open_tender())


def test_all_tenders_are_listed(connection: Connection) -> None:
    """The city has one."""
    assert [row["tender_id"] for row in tenders(connection)] == ["T-2024-001"]
