"""The published city, once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection

from models.tables import engine_for
from tests.builders.city import city_url
from tests.builders.public_tenders import awarded_tender, keep, open_tender
from tests.builders.rulebooks import CHOICE, minimal_files, write_rulebook
from web.application import create_app
from web.register.current import Current, current
from web.settings import Settings


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the URL of a database with the published city."""
    return city_url(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def app(city: str) -> Flask:
    """Return a portal that shows the city."""
    return create_app(Settings(database_url=city))


@pytest.fixture(scope="session")
def tendered(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the URL of a database with the published city and two tenders on record, one open and one awarded."""
    url = city_url(tmp_path_factory.mktemp("tendered"))
    keep(url, open_tender(), awarded_tender())
    return url


@pytest.fixture
def visitor(tendered: str) -> FlaskClient:
    """Return who reads of tenders on record, in English."""
    return create_app(Settings(database_url=tendered, locale="en", cached_pages=0)).test_client()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a visitor without a cookie."""
    return app.test_client()


@pytest.fixture
def connection(city: str) -> Iterator[Connection]:
    """Yield a connection to the city's database."""
    engine = engine_for(city)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def now(connection: Connection) -> Current:
    """Return the city's current publication."""
    found = current(connection)
    assert found is not None
    return found


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the folder of the minimal rulebook, with a grey list and a blacklist."""
    lists = {
        "grey": {"by": "rank", "share": "50%", "from": "bottom", "ties": "include", "valid": "P6M"},
        "black": [{"id": "tiny.black", "event": "incident.grave", "for": "P1Y", "basis": dict(CHOICE)}],
    }
    return write_rulebook(tmp_path / "tiny", minimal_files(lists=lists))
