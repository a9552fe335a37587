"""A portal that nobody writes to, with an evaluation whose panel is drawn."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.builders.panel_rooms import panel_portal


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return a portal that is read alone."""
    return panel_portal(tmp_path_factory.mktemp("drawn"))
