"""What goes wrong is told in the visitor's language, and never in a stack trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from models.migrations import upgrade
from web.application import create_app
from web.settings import Settings


@pytest.mark.parametrize(("lang", "heading"), [("zh", "没有这个页面"), ("en", "This page does not exist")])
@pytest.mark.parametrize("path", ["/nowhere", "/companies/none", "/tenders/none"])
def test_what_does_not_exist_says_so(client: FlaskClient, path: str, lang: str, heading: str) -> None:
    """A wrong address, company or tender leads to a page with a way on."""
    answer = client.get(path, query_string={"lang": lang})

    assert answer.status_code == 404
    assert heading in answer.text


def test_a_wrong_method_is_refused(client: FlaskClient) -> None:
    """Nothing here can be posted to."""
    assert client.post("/companies").status_code == 405


@pytest.mark.parametrize(("lang", "words"), [("zh", "错误在我们这边"), ("en", "The fault is on our side")])
def test_a_defect_shows_no_trace(tmp_path: Path, lang: str, words: str) -> None:
    """A database without tables is our fault: the visitor learns that, and nothing of how."""
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'empty.db'}"))
    answer = app.test_client().get("/", query_string={"lang": lang})

    assert answer.status_code == 500
    assert words in answer.text
    assert "Traceback" not in answer.text
    assert "sqlite" not in answer.text


def test_an_empty_register_says_what_to_do(tmp_path: Path) -> None:
    """Before anything is published, the page names the command that fills the register."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    answer = create_app(Settings(database_url=url)).test_client().get("/companies")

    assert answer.status_code == 503
    assert "wuxin demo" in answer.text
