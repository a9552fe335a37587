"""What the demo prints when it is made."""

from __future__ import annotations

from web.cli.demo.overview import overview
from web.cli.demo.people import PASSWORD


def test_it_says_where_to_look_and_how_to_sign_in() -> None:
    """The auction that runs, the password, the tour."""
    told = "\n".join(overview("kiosk-2024", "http://127.0.0.1:5000"))

    assert all(word in told for word in ("/auctions/kiosk-2024", PASSWORD, "docs/tour.md", "http://127.0.0.1:5000"))
