"""A sheet of paper as a visitor is given it."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from models.errors import InputError, Problem
from tests.builders.accounts import empty_portal
from web.pages.sheet_files import sheet_file


def test_a_sheet_is_shown_under_its_name(tmp_path: Path) -> None:
    """As a PDF in the browser; where none can be made, the page says so and the status too."""

    def fails() -> NoReturn:
        raise InputError(Problem("font", "no font has 物", "Install one"))

    app = empty_portal(tmp_path)
    with app.test_request_context():
        made = app.make_response(sheet_file("n.pdf", lambda: b"%PDF-"))
        refused = app.make_response(sheet_file("n.pdf", fails))

    assert (made.mimetype, made.headers["Content-Disposition"]) == ("application/pdf", 'inline; filename="n.pdf"')
    assert (refused.status_code, "no font has 物" in refused.get_data(as_text=True)) == (503, True)
