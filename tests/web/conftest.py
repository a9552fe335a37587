"""The published city, once for all tests that only read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine, func, select
from sqlmodel import Session

from models.migrations import upgrade
from models.tables import RatingRun, engine_for, writing
from tests.builders.city import NOW, city_url
from tests.builders.public_tenders import awarded_tender, keep, open_tender
from tests.builders.record import a_clerk
from tests.builders.rulebooks import CHOICE, minimal_files, write_rulebook
from web.application import create_app
from web.cli.demo.lists import DAYS, publish_lists
from web.register.ratings.current import Current, current
from web.register.ratings.publishing import publish_run
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


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a register without a row, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def engine(tmp_path: Path, empty_register: Path) -> Iterator[Engine]:
    """Yield an engine on a register without a row."""
    found = engine_for(f"sqlite:///{shutil.copy(empty_register, tmp_path / 'own.db')}")
    yield found
    found.dispose()


@pytest.fixture
def empty(engine: Engine) -> Iterator[Session]:
    """Yield a session on a register without a row."""
    with Session(engine) as session:
        yield session


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a visitor of a city in which a red list and a grey list are published by law."""
    url = city_url(tmp_path_factory.mktemp("listed"))
    engine = engine_for(url)
    later = NOW + timedelta(days=DAYS + 1)
    with writing(engine) as session:
        publish_lists(session, NOW)
        newest = session.scalars(select(func.max(RatingRun.id))).one()
        publish_run(a_clerk(session, later), newest or 0, simulated=True)
    engine.dispose()
    return create_app(Settings(database_url=url)).test_client()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the folder of the minimal rulebook, with a grey list and a blacklist."""
    lists = {
        "grey": {"by": "rank", "share": "50%", "from": "bottom", "ties": "include", "valid": "P6M"},
        "black": [{"id": "tiny.black", "event": "incident.grave", "for": "P1Y", "basis": dict(CHOICE)}],
    }
    return write_rulebook(tmp_path / "tiny", minimal_files(lists=lists))
