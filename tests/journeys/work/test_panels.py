"""An expert in a browser: from the invitation over the blind sheet to the consensus."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.builders.panel_rooms import accepts, found_in, hands_in, panel_portal
from tests.builders.phones import looks_right, on_a_phone
from web.access import Role

pytestmark = pytest.mark.browser
WAIT = 20_000
"""Milliseconds: what a page takes on a busy machine."""
WORDS = {
    "accept": ("接受邀请", "Accept the seat"), "marks": ("评分表", "Sheet of marks"),
    "hand in": ("提交（不可更改）", "Hand in for good"), "agree": ("评标委员会合议", "Consensus of the panel"),
    "far": ("偏离较大", "far off"),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "at"), [("zh", 0), ("en", 1)])
def test_an_expert_accepts_marks_and_agrees(browser: Browser, lang: str, at: int) -> None:
    """Too many points are refused with the reason; once all have handed in, the panel settles what stands far off."""
    app = panel_portal()
    accepts(app, 1, 2, 3, 4)
    hands_in(app, {"plan": "25"}, 1, 2, 3, 4)
    say = {name: told[at] for name, told in WORDS.items()}
    with on_a_phone(app, browser, (Role.EXPERT, f"expert/{found_in(app).sitting[0]}"), lang) as opens:
        page = opens("/work/panels")
        page.get_by_role("link", name="Willow Garden").click()
        page.get_by_role("link", name=say["accept"]).click()
        expect(page.get_by_role("checkbox")).to_have_count(3, timeout=WAIT)
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_role("button", name=say["accept"]).click()
        page.get_by_role("link", name=say["marks"]).click()
        for number in (1, 2, 3):
            page.locator(f"#p-{number}-plan").fill("38" if number > 1 else "41")
        page.get_by_role("button", name=say["hand in"]).click()
        expect(page.get_by_role("alert")).to_contain_text("41", timeout=WAIT)
        looks_right(page)
        page.locator("#p-1-plan").fill("38")
        page.get_by_role("button", name=say["hand in"]).click()
        expect(page.get_by_text(say["far"]).first).to_be_visible(timeout=WAIT)
        looks_right(page)
        page.get_by_role("link", name=say["agree"]).click()
        page.locator("#p-1-plan").fill("30")
        page.locator("#r-1-plan").fill("talked over")
        page.get_by_role("button", name=say["agree"]).click()
        expect(page.get_by_text("talked over")).to_be_visible(timeout=WAIT)

    assert [one["points"] for one in found_in(app).agreed] == ["30"]
