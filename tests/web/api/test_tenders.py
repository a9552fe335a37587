"""Tenders over HTTP."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_tender_is_shown_with_its_clause(client: FlaskClient) -> None:
    """Moments are UTC."""
    told = client.get("/api/v1/tenders/T-2024-001").json

    assert told is not None
    assert (told["required_grades"], told["required_by"]["article"]) == (["AAA", "AA", "A"], "10")
    assert told["bids_close_at"] == "2024-07-22T01:00:00.000000Z"
    assert client.get("/api/v1/tenders").json["items"] == [told]  # type: ignore[index]


def test_a_tender_is_told_as_open_contracting(client: FlaskClient) -> None:
    """A record package under the address of the settings."""
    package = client.get("/api/v1/tenders/T-2024-001/ocds").json

    assert package is not None
    assert package["uri"] == "http://localhost:8000/api/v1/tenders/T-2024-001/ocds"
    assert [one["ocid"] for one in package["records"]] == ["ocds-wuxin0-T-2024-001"]


def test_an_unknown_tender_is_told(client: FlaskClient) -> None:
    """By 404, in both ways."""
    for path in ("none", "none/ocds"):
        assert client.get(f"/api/v1/tenders/{path}").status_code == 404
