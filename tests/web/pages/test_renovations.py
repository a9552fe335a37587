"""The library of renovation as everybody sees it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.builders.city import city_url
from tests.builders.record import a_clerk, writing_to
from tests.builders.renovation import READY, START, a_step, report, terms
from tests.builders.renovation_steps import goes_on
from web.application import create_app
from web.register.renovation.projects import take_in
from web.settings import Settings


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return who reads of a city with works under way in K000, and K001 in the library of Ziyang."""
    url = city_url(tmp_path_factory.mktemp("renovated"))
    with writing_to(url) as session:
        clerk = a_clerk(session)
        take_in(clerk, "K000-24", a_step("take_in", "2024-01-10", **terms("lishui", community_id="K000")))
        for step in (*READY, START, report("2024-03-20", "fire")):
            goes_on(clerk, "K000-24", step)
        there = terms("ziyang", community_id="K001", subdistrict="Hill")
        take_in(clerk, "K001-24", a_step("take_in", "2024-01-11", **there))
    return create_app(Settings(database_url=url, cached_pages=0)).test_client()


def test_the_library_tells_states_works_and_what_is_late(visitor: FlaskClient) -> None:
    """And the progress of each place, beside its target (ZY-20)."""
    text = visitor.get("/renovations?lang=en").text

    for words in ("2 projects", "works under way", "1/2", "report progress", "0 of 364 estates", "364 are lacking"):
        assert words in text
    assert "个项目" in visitor.get("/renovations?lang=zh").text


def test_the_library_is_filtered_by_town_and_state(visitor: FlaskClient) -> None:
    """Progress stays that of the whole."""
    hill, late = (visitor.get(f"/renovations?lang=en&{asked}").text for asked in ("subdistrict=Hill", "state=finished"))

    assert ("K001-24" in hill, "K000-24" in hill) == (True, False)
    assert "No project matches" in late


def test_a_project_is_shown_with_its_steps(visitor: FlaskClient) -> None:
    """Survey, leader, plan, works; and what is late with where that stands."""
    text = visitor.get("/renovations/K000-24?lang=en").text

    for words in (
        "Fire equipment",
        "in need of repair",
        "J-02",
        "3 of 3 objections",
        "overdue",
        "once a month is ours",
    ):
        assert words in text
    assert "消防设施" in visitor.get("/renovations/K000-24?lang=zh").text
    assert visitor.get("/renovations/none").status_code == 404


def test_the_estate_says_where_its_renovation_stands(visitor: FlaskClient) -> None:
    """One without a project says nothing of it."""
    assert "/renovations/K000-24" in visitor.get("/communities/K000?lang=en").text
    assert "Renovation of the estate" not in visitor.get("/communities/K002?lang=en").text
