"""Runs over HTTP."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from web.register.ratings.current import Current


def test_runs_are_told_by_their_digests(client: FlaskClient, now: Current) -> None:
    """The newest first; the one that is public says since when."""
    newest, *others = client.get("/api/v1/runs").json["items"]  # type: ignore[index]

    assert (newest["run"], newest["ratings_digest"], newest["published_at"]) == (
        now.run_id, now.ratings_digest, "2024-07-01T01:00:00.000000Z",
    )  # fmt: skip
    assert {one["published_at"] for one in others} == {None}
    assert client.get(f"/api/v1/runs/{now.run_id}").json == newest


@pytest.mark.parametrize("run", ["999", "x", "-1", "1.0", "9" * 30, "2147483648", "%D9%A1"])
def test_what_is_no_run_is_told(client: FlaskClient, run: str) -> None:
    """Whatever stands there instead of a number, digits of other scripts too."""
    assert client.get(f"/api/v1/runs/{run}").status_code == 404
