"""What the tests of the record share: a city on record, copied for each test that changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.migrations import upgrade
from tests.builders.city import city_url
from tests.builders.record import Recorded


@pytest.fixture(scope="session")
def _city(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return the city on record; nobody changes this one."""
    folder = tmp_path_factory.mktemp("record")
    return Recorded.of(city_url(folder), folder)


@pytest.fixture
def recorded(_city: Recorded, tmp_path: Path) -> Recorded:
    """Return a copy of the city on record, to do anything with."""
    return _city.copied(tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """Return the URL of a register with nothing in it."""
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    upgrade(url)
    return url
