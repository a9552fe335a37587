"""Files that come with a form."""

from __future__ import annotations

import io
from hashlib import sha256

import pytest
from flask import Flask

from models.errors import InputError
from tests.builders.accounts import empty_portal
from web.work import uploads
from web.work.uploads import sent_digest, sent_file, sent_json


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return a portal."""
    return empty_portal(tmp_path_factory.mktemp("uploads"))


def test_a_digest_is_of_the_bytes(app: Flask) -> None:
    """And a field in which nobody chose a file holds none."""
    with app.test_request_context("/", method="POST", data={"it": (io.BytesIO(b"said"), "it.txt")}):
        assert sent_digest("it") == sha256(b"said").hexdigest()
        assert sent_file("other") is None
        with pytest.raises(InputError, match="no file was chosen"):
            sent_digest("other")


@pytest.mark.parametrize("data", [b"{", b"\xff", b'"' + b"a" * 2**10 + b'"'])
def test_what_is_no_paper_of_ours_is_refused(app: Flask, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """No JSON, no text, or far too long."""
    monkeypatch.setattr(uploads, "_LONGEST", 2**9)
    asked = app.test_request_context("/", method="POST", data={"it": (io.BytesIO(data), "it.json")})
    with asked, pytest.raises(InputError, match="this is no JSON"):
        sent_json("it")


def test_json_that_is_too_deep_is_refused(app: Flask) -> None:
    """Python's reader breaks off at it in another way than at what is no JSON."""
    asked = app.test_request_context("/", method="POST", data={"it": (io.BytesIO(b"[" * 100_000), "it.json")})
    with asked, pytest.raises(InputError, match="this is no JSON"):
        sent_json("it")


def test_json_is_read(app: Flask) -> None:
    """As it stands there."""
    with app.test_request_context("/", method="POST", data={"it": (io.BytesIO(b'{"a": 1}'), "it.json")}):
        assert sent_json("it") == {"a": 1}
