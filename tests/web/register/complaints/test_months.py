"""A month of the register's complaints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.complaint_register import clerk_at, new_register
from tests.builders.complaints import desk
from tests.builders.due_register import due_register, round_at
from web.register.complaints import months as complaint_months
from web.register.complaints.months import month_of_register
from web.register.complaints.places import places_of


def test_a_month_is_seen_as_it_was_known_then(tmp_path: Path) -> None:
    """The level to which a complaint went up afterwards is not that of the month."""
    made = due_register(tmp_path)
    with made.clerk() as clerk:
        before = month_of_register(clerk.session, desk(), date(2024, 7, 1), date(2024, 7, 31))[1]
    round_at(made.url, "2024-12-01")
    with made.clerk() as clerk:
        number, after = month_of_register(clerk.session, desk(), date(2024, 7, 1), date(2024, 7, 31))

    assert number == 1
    assert before.by["level"].equals(after.by["level"])
    assert list(after.by["level"]["level"]) == ["neighbourhood"]


def test_a_subdistrict_sees_its_own_communities_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another's month is empty, and each says of whom it tells."""
    made, days, lying = due_register(tmp_path), (date(2024, 7, 1), date(2024, 7, 31)), places_of
    monkeypatch.setattr(complaint_months, "places_of", lambda *told: lying(*told).assign(subdistrict="崖头街道"))
    with made.clerk() as clerk:
        own = month_of_register(clerk.session, desk(), *days, ["崖头街道"])[1]
        other = month_of_register(clerk.session, desk(), *days, ["elsewhere"])[1]

    assert list(own.by["subdistrict"]["subdistrict"]) == ["崖头街道"]
    assert (len(other.by["subdistrict"]), "elsewhere" in other.source) == (0, True)


def test_without_evidence_nobody_knows_the_communities(tmp_path: Path) -> None:
    """The remedy is to ingest."""
    with clerk_at(new_register(tmp_path)) as clerk, pytest.raises(InputError, match="no evidence"):
        month_of_register(clerk.session, desk(), date(2024, 7, 1), date(2024, 7, 31))
