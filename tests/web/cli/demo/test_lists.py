"""The demo's lists by law."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_some_proposals_are_published_and_others_stay(listed: FlaskClient) -> None:
    """Two companies on the red list, one on the grey; where no law opens a blacklist, its proposal stays one."""
    found = listed.get("/lists.json").get_json()["lists"]
    companies = listed.get("/companies.json").get_json()["companies"]

    assert sorted((one["list"], one["company_id"]) for one in found) == [
        ("grey", "C002"), ("red", "C000"), ("red", "C001"),
    ]  # fmt: skip
    assert [(one["company_id"], one["proposed_lists"]) for one in companies if one["proposed_lists"]] == [
        ("C009", ["black"])
    ]
