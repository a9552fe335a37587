"""How a command becomes an event."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from credit.inspections import Role
from credit.inspections.moves import CampaignMove
from models.errors import InputError
from tests.builders.inspections import a_campaign
from web.cli.inspections.acts import Acting, known_roles, now, tell, today

LATE = datetime(2026, 3, 2, 17, tzinfo=UTC)
"""One in the morning of the next day in Shanghai."""


def test_without_a_day_it_happened_today_in_shanghai() -> None:
    """Whatever the day is in Greenwich."""
    event = Acting("HB-02", "authority").event(CampaignMove.CLOSE, LATE)

    assert (event.on, event.at, event.role) == (date(2026, 3, 3), LATE, Role.AUTHORITY)


def test_with_a_day_it_happened_then() -> None:
    """And is recorded now."""
    event = Acting("I1", "inspector", date(2026, 2, 27)).event(CampaignMove.VISIT, LATE, target="X1")

    assert (event.on, event.at, event.target) == (date(2026, 2, 27), LATE, "X1")


def test_the_clock_is_of_utc() -> None:
    """The register keeps no naive moment."""
    assert now().tzinfo is UTC
    assert (today() - now().date()).days in (0, 1)


def test_a_role_that_is_none_is_told() -> None:
    """With those there are."""
    assert known_roles(["owners"]) == ["owners"]
    with pytest.raises(InputError, match="'mayor' is no role"):
        known_roles(["owners", "mayor"])


def test_a_person_is_told_what_comes_next(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The state, and what is due on which day."""
    monkeypatch.setattr("web.cli.inspections.acts.now", lambda: LATE)
    tell(a_campaign(), "a line", as_json=False)

    assert capsys.readouterr().out == "spring is assigned; next: visit spring/X1 by 2026-04-08\na line\n"
