"""The portal with leading groups, and who keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN
from tests.builders.group_rooms import group_portal
from web.access import CITY, Role


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return the portal."""
    return group_portal(tmp_path)


@pytest.fixture
def bureau(app: Flask) -> FlaskClient:
    """Return the browser of the regulator."""
    return signed_in(app, Role.REGULATOR, CITY)


@pytest.fixture
def town(app: Flask) -> FlaskClient:
    """Return the browser of the town."""
    return signed_in(app, Role.SUBDISTRICT, XINAN)
