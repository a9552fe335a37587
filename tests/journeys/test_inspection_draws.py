"""A double-random draw of a campaign, repeated by the verifier page's own program in a browser."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.architecture.source import ROOT
from tests.builders.inspection_desk import OFFICE, RESULT, open_desk

SCRIPT = ROOT / "web" / "static" / "verifier" / "draw.js"
PAGE = f'<!doctype html><meta charset="utf-8"><script src="{SCRIPT.as_uri()}"></script>'
CHECK = "told => WuxinDraw.checkRecord(JSON.parse(told))"


@pytest.mark.browser
def test_the_verifier_page_repeats_both_draws(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, browser: Browser
) -> None:
    """ZY-16: from the published files alone; a community slipped into the drawn ones is found."""
    desk = open_desk(monkeypatch, tmp_path)
    days = ("--from", "2026-03-05", "--to", "2026-03-31")
    desk.done("announce", "autumn", "--programme", "ziyang", "--kind", "double_random", *days, *OFFICE)
    desk.done("commit", "autumn", "--inspectors", "staff.csv", "--codes", "hashes.csv", "--targets", 4,
              "--inspector-count", 4, "--source-day", "2026-03-04", *OFFICE)  # fmt: skip
    desk.day = date(2026, 3, 4)
    desk.done("draw", "autumn", "--codes", "codes.csv", "--seed", RESULT, "--out", "drawn", *OFFICE)
    page = browser.new_page()
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())  # WebCrypto is there for files and not for a blank page
    for name in ("targets", "inspectors"):
        told = json.loads((tmp_path / "drawn" / f"{name}.json").read_text("utf-8"))
        spared = told["strata"][0]["drawn"][0]["label"]
        forged = json.loads(json.dumps(told).replace(f'"label": "{spared}", "ticket"', '"label": "X99", "ticket"'))
        assert page.evaluate(CHECK, json.dumps(told)) == []
        assert page.evaluate(CHECK, json.dumps(forged)) != []
    page.close()
