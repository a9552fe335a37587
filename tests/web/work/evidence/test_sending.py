"""Evidence is sent and read; nothing is taken in."""

from __future__ import annotations

import io
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.packages import write_package
from web.access import Role


def test_a_zip_is_read_and_waits(browser: FlaskClient, address: str) -> None:
    """The preview has an address of its own, which the first page lists."""
    assert address in browser.get("/work/evidence").text
    assert "Preview of may" in browser.get(address).text


def test_single_tables_are_read_too(browser: FlaskClient, tmp_path: Path) -> None:
    """As CSV files, through a mapping of one's own where there is one."""
    folder = write_package(tmp_path / "may")
    files = [(io.BytesIO(path.read_bytes()), path.name) for path in sorted(folder.iterdir())]
    plain = browser.post("/work/evidence", data={"files": files})
    files = [(io.BytesIO(path.read_bytes()), path.name) for path in sorted(folder.iterdir())]
    strange = browser.post("/work/evidence", data={"files": files, "own_mapping": (io.BytesIO(b"a: 1"), "m.yaml")})

    assert "accepted" in browser.get(str(plain.location)).text
    assert "These files cannot be read as evidence" in browser.get(str(strange.location)).text


def test_nothing_and_strange_names_are_refused(browser: FlaskClient) -> None:
    """With the reason, on the same page."""
    named = {"files": (io.BytesIO(b""), ".hidden")}

    assert "no file was chosen" in browser.post("/work/evidence").text
    assert "no plain file name" in browser.post("/work/evidence", data=named).text


def test_too_much_is_refused_before_it_is_read(browser: FlaskClient) -> None:
    """The setting says how much; here one mebibyte."""
    told = {"CONTENT_LENGTH": str(2**21)}
    sent = browser.post("/work/evidence", data={"files": (io.BytesIO(b"a"), "big.csv")}, environ_overrides=told)

    assert sent.status_code == 413
    assert "larger than 1 MiB" in sent.text


def test_a_draft_is_of_whoever_sent_it(app: Flask, address: str) -> None:
    """Nobody else finds it, not even by its address."""
    other = signed_in(app, Role.REGULATOR, language="zh")
    head = signed_in(app, Role.HEAD)

    assert other.get(address).status_code == 200  # the same account, in another language
    assert head.get(address).status_code == 403
    assert other.get("/work/evidence/0123456789abcdef0123456789abcdef").status_code == 404
