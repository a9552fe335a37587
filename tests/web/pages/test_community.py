"""One community as a page."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_it_tells_who_serves_and_what_was_found(client: FlaskClient) -> None:
    """Company, inspection, tender; and says so where nothing is known."""
    text = client.get("/communities/K001?lang=en").text

    for words in (
        "第1物业服务有限公司", "since 1 January 2020", "special inspection", "青云花园前期物业服务招标",
        "Nobody has entered who acts", "The books of this community are not kept here", "nothing is known of its fees",
    ):  # fmt: skip
        assert words in text


def test_complaints_have_a_chart_and_its_table(client: FlaskClient) -> None:
    """K000 had one, which is open."""
    text = client.get("/communities/K000?lang=en").text

    assert "1 complaint in the last twelve months" in text
    assert text.count("<svg") == 1


def test_an_unknown_community_is_told(client: FlaskClient) -> None:
    """As a page that says so."""
    assert client.get("/communities/none").status_code == 404


def test_it_tells_how_the_estate_is_served(client: FlaskClient) -> None:
    """By a company, in Chinese too."""
    assert "professional service by a company, since 1 January 2020" in client.get("/communities/K001?lang=en").text
    assert "专业化物业服务" in client.get("/communities/K001?lang=zh").text
