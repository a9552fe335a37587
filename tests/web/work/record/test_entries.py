"""The audit trail."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from models.ledger.proofs import parse_proof
from tests.builders.accounts import signed_in
from tests.builders.authority import authority
from tests.builders.record import sign, writing_to
from web.access import Role


def _portal(folder: Path, *, signed: bool = True) -> Flask:
    app, made = authority(folder)
    if signed:
        with writing_to(made.url) as session:
            sign(session)
    return app


def _first(page: str) -> str:
    return page.split('href="/work/record/sha256:', 2)[1].split('"', 1)[0]


def test_entries_are_found_by_what_whom_and_when(tmp_path: Path) -> None:
    """Type, subject, days, and an account that acted or was dealt with."""
    app = _portal(tmp_path)
    browser = signed_in(app, Role.AUDITOR)

    assert "1 entry" in browser.get("/work/record?type=list.published").text
    assert "3 entries" in browser.get("/work/record?subject=listing/1").text
    assert "Nothing on record" in browser.get("/work/record?since=2024-07-02&until=2024-07-03").text
    assert "Nothing on record" in browser.get("/work/record?account=nobody").text
    assert browser.get("/work/record?since=tomorrow").status_code == 200


def test_an_entry_is_shown_and_proved(tmp_path: Path) -> None:
    """Its content, what it attaches, and a file that proves it."""
    browser = signed_in(_portal(tmp_path), Role.ADMIN)
    digest = _first(browser.get("/work/record?type=list.published").text)
    page = browser.get(f"/work/record/sha256:{digest}").text
    proof = browser.get(f"/work/record/sha256:{digest}/proof.txt")

    assert "Download the proof" in page
    assert "listing/1" in page
    assert parse_proof(proof.text).index >= 0


def test_what_is_not_signed_yet_is_not_proved(tmp_path: Path) -> None:
    """The page says so, and the file is refused with the remedy; there is no other entry."""
    browser = signed_in(_portal(tmp_path, signed=False), Role.AUDITOR)
    digest = _first(browser.get("/work/record").text)

    assert "No checkpoint covers it yet" in browser.get(f"/work/record/sha256:{digest}").text
    assert browser.get(f"/work/record/sha256:{digest}/proof.txt").status_code == 422
    assert browser.get("/work/record/sha256:nothing").status_code == 404
