"""Communities over HTTP."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_communities_of_a_district_are_listed(client: FlaskClient) -> None:
    """All of it; none of a district that there is not."""
    assert len(client.get("/api/v1/communities?district=东城区").json["items"]) == 60  # type: ignore[index]
    assert client.get("/api/v1/communities?district=西").json["items"] == []  # type: ignore[index]


def test_a_community_names_who_serves_it(client: FlaskClient) -> None:
    """With the days; an unknown one is told."""
    told = client.get("/api/v1/communities/K001").json

    assert told is not None
    assert [(one["company_id"], one["starts_on"], one["ends_on"]) for one in told["services"]] == [
        ("C001", "2020-01-01", None)
    ]
    assert client.get("/api/v1/communities/none").status_code == 404


def test_a_community_tells_how_it_is_served(client: FlaskClient) -> None:
    """By the company's service professional, which is everything; no table of a place proposes anything."""
    told = client.get("/api/v1/communities/K001").json["service"]  # type: ignore[index]

    assert (told["mode"], told["by"], told["since"], told["covered"]) == ("professional", "C001", "2020-01-01", True)
    assert told["basics"] == ["cleaning", "greening", "security"]
    assert told["proposed"] == []
