"""Migrations as they are: the other tests repeat what these show."""

from __future__ import annotations

import pytest
from alembic import command


@pytest.fixture(autouse=True)
def _migrated_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every revision."""
    monkeypatch.setattr("models.migrations.upgrading.command", command)
