"""Lists over HTTP: what was published, and nothing that is only proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.listed import Listed, listed_register
from tests.builders.packages import COMPANY
from web.application import create_app
from web.settings import Settings


@pytest.fixture
def register(tmp_path: Path) -> Listed:
    """Return a register with a proposed listing."""
    return listed_register(tmp_path)


def test_a_listing_is_shown_once_it_is_published(register: Listed) -> None:
    """By its number and among the others; a proposal, and what is no number, is unknown."""
    client = create_app(Settings(database_url=register.url)).test_client()
    assert client.get("/api/v1/listings").json == {"items": [], "next": None}
    assert {client.get(f"/api/v1/listings/{number}").status_code for number in ("1", "0", "999", "x")} == {404}
    register.published()
    items = client.get("/api/v1/listings?kind=black").json["items"]  # type: ignore[index]

    assert [(one["kind"], one["company_id"]) for one in items] == [("black", COMPANY)]
    assert client.get(f"/api/v1/listings/{items[0]['listing']}").json == items[0]
    assert client.get("/api/v1/listings?kind=red").json["items"] == []  # type: ignore[index]
