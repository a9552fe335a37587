"""What waits for a committee: the vote that enough owners ask for."""

from __future__ import annotations

from sqlmodel import Session

from web.access import Person
from web.work.assembly.waiting import waiting


def test_who_calls_no_votes_is_asked_for_none(empty: Session) -> None:
    """Nor is the register read for them beyond who they are."""
    assert list(waiting(Person("a1", "林晓"), empty)) == []
