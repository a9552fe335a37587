"""Leading groups for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from credit.groups import group_table
from tests.builders.group_rooms import group_portal


@pytest.fixture
def visitor(tmp_path: Path) -> FlaskClient:
    """Return who reads of the groups."""
    return group_portal(tmp_path).test_client()


def test_tasks_are_told_by_who_leads_them(visitor: FlaskClient) -> None:
    """LS-25: progress is posted, in both languages; a city that rated nobody has the page too."""
    english, chinese = visitor.get("/groups?lang=en").text, visitor.get("/groups?lang=zh").text

    assert ("Market regulation bureau" in english, "1 of 1" in english) == (True, True)
    assert ("市市场监管局" in chinese, "领导小组" in chinese) == (True, True)


def test_the_table_of_the_city_stands_there_with_its_articles(visitor: FlaskClient) -> None:
    """RC-01: every department, and where it is written."""
    text, table = visitor.get("/groups?lang=zh").text, group_table("rongcheng")

    for kind in table.kinds:
        for told in (kind.title.zh, kind.meets.words.zh, table.cited(kind.basis, "zh"), *(
            one.name.zh for one in kind.members.values()
        )):  # fmt: skip
            assert told in text


def test_one_group_tells_what_it_settled_and_how_tasks_stand(visitor: FlaskClient) -> None:
    """With the period in which it did not meet, and every report."""
    text = visitor.get("/groups/city?lang=en").text

    for told in (
        "Lifts older than 15 years",
        "List all lifts",
        "Half of them",
        "overdue",
        "Xinan",
        "half-years of the",
    ):
        assert told in text
    assert "31 March 2024" in visitor.get("/groups/xinan?lang=en").text
    assert "A road between two estates" in visitor.get("/groups/xinan?lang=en").text


def test_a_group_that_there_is_not_is_not_found(visitor: FlaskClient) -> None:
    """404."""
    assert visitor.get("/groups/moon").status_code == 404
