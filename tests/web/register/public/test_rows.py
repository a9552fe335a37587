"""What else programs read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from models.record import sequence
from models.tables import engine_for
from tests.builders.record import a_clerk
from web.register.public import rows


@pytest.fixture
def session(city: str) -> Iterator[Session]:
    """Yield a session on the published city, for reading."""
    engine = engine_for(city)
    with Session(engine) as found:
        yield found
    engine.dispose()


def test_one_is_found_by_its_name(session: Session) -> None:
    """A community, a run, a tender; and none by another."""
    assert rows.communities(session, "", None, 9, "K001")[0][0]["name"] == "和苑1号院"
    assert rows.runs(session, None, 9, 3)[0][0]["published_at"] is None
    assert rows.tenders_shown(session, None, 9, "T-2024-001")[0][0]["community"] == "和苑1号院"
    assert rows.rulebooks(session, None, 9, "none") == ([], None)


def test_lists_leave_out_what_is_long(session: Session) -> None:
    """The content of a rulebook comes with its digest alone."""
    listed = rows.rulebooks(session, None, 9)[0][0]

    assert "content" not in listed
    assert "content" in rows.rulebooks(session, None, 9, listed["digest"])[0][0]


def test_services_are_told_from_both_sides(session: Session) -> None:
    """By the company and by the community, from one import."""
    assert rows.services_by(session, 1, "C001") == rows.services_of(session, 1, "K001")
    assert rows.services_by(session, 2, "C001") == []


def test_entries_come_behind_a_position(empty: Session) -> None:
    """Those that have one; an erased certificate names no company."""
    a_clerk(empty).enter("certificate.issued", "certificate/d", {"company": "C1"})
    assert rows.entries(empty, -1, 9) == []
    sequence(empty)

    assert [row["position"] for row in rows.entries(empty, -1, 9)] == [0]
    assert rows.entries(empty, 0, 9) == []
    assert rows.certificates(empty, None, 9)[0][0]["company_id"] == "C1"
