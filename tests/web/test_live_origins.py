"""Where browsers find the live server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.auction_floor import AuctionFloor
from web.live_origins import live_origin


@pytest.mark.parametrize(
    ("settings", "host", "origin"),
    [
        ({}, "http://a.example:5000", None), ({"live_port": 5001}, "http://a.example:5000", "http://a.example:5001"),
        ({"live_port": 5001}, "http://[::1]:5000", "http://[::1]:5001"),
        ({"live_port": 5001, "live_origin": "https://b.example"}, "http://a.example", "https://b.example"),
    ],
)  # fmt: skip
def test_the_origin_follows_from_settings_and_address(
    tmp_path: Path, settings: dict[str, object], host: str, origin: str | None
) -> None:
    """The one that is named; else the host that was asked, at the port; else none."""
    with AuctionFloor.of(tmp_path).portal(**settings).test_request_context(base_url=host):
        assert live_origin() == origin
