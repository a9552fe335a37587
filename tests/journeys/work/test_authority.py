"""The authority's main story in a browser: evidence seen and mended, a listing decided by a signed paper, the trail."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from credit.standing.listing import Move
from credit.standing.signing import signed_content
from tests.builders.accounts import signed_in
from tests.builders.authority import JULY, portal_on
from tests.builders.listed import listed_register
from tests.builders.listings import HEAD
from tests.builders.packages import write_package
from tests.builders.phones import a_phone, looks_right
from tests.builders.serving import served
from web.access import CITY, Role

pytestmark = pytest.mark.browser


@dataclass
class Office:
    """A portal, and browsers of the authority's people."""

    address: str
    browser: Browser

    def page(self, role: Role, language: str) -> Page:
        """Return a page of somebody who is signed in, on a telephone in a dark room."""
        return a_phone(self.browser, self.address, (role, CITY), language, color_scheme="dark").new_page()


@pytest.fixture
def office(browser: Browser, tmp_path: Path) -> Iterator[Office]:
    """Yield an office on 11 July 2024: listing 1 was notified on the 1st, and an objection to a point is open."""
    made = listed_register(tmp_path)
    made.does(Move.NOTIFY, "2024-07-01")
    made.files("2024-07-10")
    app = portal_on(made.url, tmp_path, JULY)
    for role in (Role.REGULATOR, Role.HEAD):
        signed_in(app, role)
    with served(app) as address:
        yield Office(address, browser)


def _package(folder: Path) -> dict[str, object]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in write_package(folder, records=[{"occurred_on": "2024-13-01"}]).iterdir():
            archive.write(path, path.name)
    return {"name": "may.zip", "mimeType": "application/zip", "buffer": out.getvalue()}


def test_evidence_is_seen_mended_and_taken_in(office: Office, tmp_path: Path) -> None:
    """From the files to the import, in English; each page is accessible."""
    page = office.page(Role.REGULATOR, "en")
    page.goto(f"{office.address}/work/evidence")
    looks_right(page)
    page.get_by_label("Files").set_input_files(_package(tmp_path / "may"))  # type: ignore[arg-type]
    page.get_by_role("button", name="Send and read").click()
    looks_right(page)
    page.get_by_label("records.csv, line 2, occurred_on").fill("2024-03-01")
    page.get_by_role("button", name="Change and read again").click()
    expect(page.get_by_text("1 cell was changed")).to_be_visible()
    page.get_by_role("button", name="Take it in").click()

    expect(page.get_by_text("Taken in as import 2")).to_be_visible()


def test_the_head_decides_with_a_paper_and_the_office_publishes(office: Office, tmp_path: Path) -> None:
    """From the desk to the list, in Chinese: the statement comes down, the signed one goes up."""
    page = office.page(Role.HEAD, "zh")
    page.goto(f"{office.address}/desk")
    page.get_by_role("link", name="作出决定").first.click()
    page.goto(f"{office.address}/work/lists/1/decision")
    looks_right(page)
    page.get_by_label("决定理由").fill("经查属实")
    with page.expect_download() as coming:
        page.get_by_role("button", name="下载决定书").click()
    content = json.loads(coming.value.path().read_text(encoding="utf-8"))
    signed = tmp_path / "signed.json"
    signed.write_text(json.dumps(signed_content(content, HEAD.name, HEAD.pair)), encoding="utf-8")
    page.get_by_label("已签名的文件").set_input_files(signed)
    page.get_by_role("button", name="将决定记入台账").click()
    expect(page.get_by_text("决定已记入台账")).to_be_visible()

    clerk = office.page(Role.REGULATOR, "zh")
    clerk.goto(f"{office.address}/work/lists/1")
    clerk.get_by_role("button", name="公布").click()
    expect(clerk.get_by_text("在榜")).to_be_visible()
    looks_right(clerk)
