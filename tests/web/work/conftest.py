"""The portal of one company's world, for its rooms."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.firm_world import FIRM, firm_portal
from web.access import Role


@pytest.fixture
def portal(tmp_path: Path) -> Flask:
    """Return a portal with work for a company in every room."""
    return firm_portal(tmp_path)


@pytest.fixture
def firm(portal: Flask) -> FlaskClient:
    """Return the browser of somebody who acts for the company."""
    return signed_in(portal, Role.COMPANY, FIRM)


@pytest.fixture
def stranger(portal: Flask) -> FlaskClient:
    """Return the browser of somebody who acts for another company."""
    return signed_in(portal, Role.COMPANY, "company/91000000MA0000002W")
