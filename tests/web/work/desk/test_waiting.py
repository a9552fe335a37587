"""What waits for somebody."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import Session

from web.access import Person
from web.work.desk import waiting
from web.work.desk.waiting import Item, waiting_for


def test_what_is_due_first_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """From every room; what has no day comes last."""
    one, other = Item("a", "x", "/a", date(2024, 7, 2)), Item("b", "y", "/b", date(2024, 7, 1))
    open_end = Item("c", "z", "/c")
    monkeypatch.setattr(waiting, "_SOURCES", (lambda _who, _session: [open_end, one], lambda _who, _session: [other]))

    assert waiting_for(Person("a1", "林晓"), Session()) == [other, one, open_end]
