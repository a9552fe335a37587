"""The holidays of the next year."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.values.working_days import known_until
from tests.builders.accounts import empty_register, signed_in
from web.access import CITY, Role
from web.application import create_app
from web.settings import Settings


@pytest.mark.parametrize(("month", "roles"), [(10, []), (11, [Role.ADMIN, Role.REGULATOR])])
def test_who_runs_the_portal_is_told_in_time(tmp_path: Path, month: int, roles: list[Role]) -> None:
    """From November on, on the desks of administrators and regulators, with what to do; for nobody before."""
    year = known_until().year
    app = create_app(Settings(database_url=empty_register(tmp_path)), lambda: datetime(year, month, 20, 4, tzinfo=UTC))
    asked = [Role.ADMIN, Role.REGULATOR, Role.HEAD]
    told = {role: signed_in(app, role, CITY).get("/desk").text for role in asked}

    assert [role for role in asked if f"Bring in the holidays of {year + 1}" in told[role]] == roles
