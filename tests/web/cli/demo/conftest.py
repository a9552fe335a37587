"""A small city made by hand in which everything has happened that happens in the demo's, once for all tests here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from models.tables import Community, engine_for, writing
from tests.builders.city import NOW, city_url
from web.cli.demo.filling import fill, stage_of
from web.cli.demo.lists import DAYS
from web.cli.demo.people import organisations
from web.cli.demo.stage import Stage


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Yield what the rooms shared, when all of them have been filled."""
    engine = engine_for(city_url(tmp_path_factory.mktemp("demo")))
    with writing(engine) as session:
        session.add_all(Community(community_id=f"U{n}", name=f"老街{n}号院", kind="old") for n in range(4))
        session.flush()
        for community in session.exec(select(Community)):
            community.subdistrict, community.built_year = "荷塘街道", 1996
        session.flush()
        fill(session, 1, NOW)
        yield stage_of(session, NOW + timedelta(days=DAYS + 1), organisations(session))
    engine.dispose()
