"""What of inspections waits for the office."""

from __future__ import annotations

from tests.web.work.inspections.conftest import Browse
from web.access import Role


def test_what_is_left_to_inspect_is_told_once(browse: Browse) -> None:
    """And that the campaign is to be published; for an auditor nothing waits."""
    page = browse().get("/desk").text

    assert page.count("Inspect what is left") == 1
    assert "Publish the campaign" in page
    assert "Nothing at the moment" in browse(Role.AUDITOR).get("/desk").text
