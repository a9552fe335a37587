"""From any page of the portal to the page that checks the public record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("locale", "title"), [("zh-CN", "核验公开记录"), ("en-GB", "Check the public record")])
def test_the_foot_of_a_page_leads_to_the_verifier(visit: Callable[..., Visit], locale: str, title: str) -> None:
    """It runs under the portal's own policy, in the language of the browser."""
    one = visit(locale=locale)
    one.go("/")
    one.page.locator("footer a[href^='/verify/']").click()

    expect(one.page.get_by_role("heading", level=1)).to_have_text(title)
