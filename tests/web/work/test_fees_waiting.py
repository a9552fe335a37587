"""The evaluation of guided fees on a desk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders.accounts import empty_register, signed_in
from tests.builders.fee_tables import fee_table_text
from web.access import CITY, Role
from web.application import create_app
from web.settings import Settings


@pytest.mark.parametrize(
    ("at", "told"), [("2026-10-02", []), ("2026-10-04", [Role.REGULATOR]), ("2027-02-01", [Role.REGULATOR])]
)
def test_regulators_are_told_three_months_before_its_day(tmp_path: Path, at: str, told: list[Role]) -> None:
    """The fees of January 2024 are due on 1 January 2027; and it goes on waiting when that is past."""
    (tmp_path / "fees.yaml").write_text(fee_table_text(), encoding="utf-8")
    settings = Settings(database_url=empty_register(tmp_path), fee_table=str(tmp_path / "fees.yaml"))
    app = create_app(settings, lambda: datetime.fromisoformat(at).replace(hour=4, tzinfo=UTC))
    desks = {role: signed_in(app, role, CITY).get("/desk").text for role in (Role.REGULATOR, Role.HEAD)}

    assert [role for role, text in desks.items() if "Evaluate the guided fees" in text] == told


def test_without_a_table_nothing_waits(tmp_path: Path) -> None:
    """Nobody is told of fees that are not there."""
    app = create_app(Settings(database_url=empty_register(tmp_path)))

    assert "Evaluate the guided fees" not in signed_in(app, Role.REGULATOR, CITY).get("/desk").text
