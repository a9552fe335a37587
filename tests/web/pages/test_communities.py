"""The register of communities."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient


def _rows(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"/communities.csv{query}").data.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("query", "number"), [("", 60), ("?q=9号", 6), ("?q=anyuan", 10), ("?q=K007", 1), ("?district=西城区", 0)]
)
def test_a_community_is_searched(client: FlaskClient, query: str, number: int) -> None:
    """By name, pinyin, code and district; the files hold what the page was asked for."""
    assert len(_rows(client, query)) == number
    assert f"{number} communit" in client.get(f"/communities{query or '?'}&lang=en").text


def test_a_companys_communities_are_listed(client: FlaskClient) -> None:
    """With who serves, since when, and complaints."""
    [row] = _rows(client, "?company=C000")

    assert (row["community_id"], row["company_id"], row["served_since"]) == ("K000", "C000", "2020-01-01")
    assert (row["complaints_12_months"], row["closed"]) == ("1", "0")


def test_complaints_sort(client: FlaskClient) -> None:
    """The most first."""
    assert client.get("/communities.json?sort=complaints").get_json()["communities"][0]["community_id"] == "K000"
