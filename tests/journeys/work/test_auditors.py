"""An auditor in a browser: from the estate to the report, and to its entry in the audit trail."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict
from tests.builders.phones import looks_right, on_a_phone
from web.access import CITY, Role

pytestmark = pytest.mark.browser
_FINDINGS = "kind,by,yuan,text\n{kind},committee,120,no receipt\n"


def test_an_audit_is_reported(browser: Browser, tmp_path: Path) -> None:
    """A kind that the law does not know is refused; the finding stands on the page, and the report in the trail."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    sent(subdistrict(app), f"{AT_ESTATES}/ask-audit", name="a1", reason="owners", persons="1", all_persons="3",
         area="100.55", all_area="300.55")  # fmt: skip
    sent(committee(app), f"{AT_ESTATES}/commission-audit/a1", auditor="CPA-88", vote="v0")
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7")
    with on_a_phone(app, browser, (Role.AUDITOR, CITY), "en") as opens:
        page = opens(f"{AT_ESTATES}/audits")
        page.get_by_role("link", name="Enter the report").click()
        for kind in ("luck", "no_account"):
            (tmp_path / "findings.csv").write_text(_FINDINGS.format(kind=kind), encoding="utf-8")
            page.get_by_label("The report").set_input_files(tmp_path / "report.pdf")
            page.get_by_label("Findings, as CSV").set_input_files(tmp_path / "findings.csv")
            page.get_by_role("button", name="Put it on record").click()
            expect(page.get_by_text("no kind of finding: luck" if kind == "luck" else "no receipt")).to_be_visible()
        looks_right(page)
        trail = opens("/work/record?lang=zh")

        expect(trail.locator("main table")).to_contain_text("willow-garden")
