"""The portal with an evaluation whose panel is drawn."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.builders.panel_rooms import panel_portal


@pytest.fixture
def drawn() -> Flask:
    """Return the portal."""
    return panel_portal()
