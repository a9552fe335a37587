"""Tenders as pages read them."""

from __future__ import annotations

from sqlalchemy import Connection

from web.register.tenders import tender, tenders


def test_a_tender_comes_with_its_community(connection: Connection) -> None:
    """The notice and the estate it is for."""
    found = tender(connection, "T-2024-001")

    assert found is not None
    assert (found["community"], found["required_grades"]) == ("和苑1号院", ["AAA", "AA", "A"])


def test_an_unknown_tender_is_none(connection: Connection) -> None:
    """None tells the page to say so."""
    assert tender(connection, "none") is None


def test_all_tenders_are_listed(connection: Connection) -> None:
    """The city has one."""
    assert [row["tender_id"] for row in tenders(connection)] == ["T-2024-001"]
