"""A portal to which evidence is sent."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import empty_register, signed_in
from tests.builders.authority import portal_on
from tests.builders.packages import write_package
from web.access import Role

BAD = [{"occurred_on": "2024-13-01"}, {"event": "penalty"}]
"""Two records, the first of which has no day that exists."""

Send = Callable[..., str]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal on an empty register."""
    return portal_on(empty_register(tmp_path), tmp_path)


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """Return the browser of a regulator."""
    return signed_in(app, Role.REGULATOR)


def zipped(folder: Path) -> tuple[io.BytesIO, str]:
    """Return a package as a zip that is sent."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return io.BytesIO(out.getvalue()), "may.zip"


@pytest.fixture
def address(browser: FlaskClient, tmp_path: Path) -> str:
    """Return the address of a preview: a package with a bad cell was sent."""
    folder = write_package(tmp_path / "may", records=BAD)
    sent = browser.post("/work/evidence", data={"files": zipped(folder)})
    assert sent.status_code == 303, sent.text
    return str(sent.location)
