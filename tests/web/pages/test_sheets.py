"""Tenders on paper."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.builders.public_tenders import AWARDED, OPEN
from tests.web.test_certificate_sheet import CHINESE
from web.pages import sheets


@pytest.mark.skipif(not CHINESE, reason="no Chinese font is installed: apt install fonts-noto-cjk")
def test_notice_and_award_are_pdf(visitor: FlaskClient) -> None:
    """Each by its own address."""
    for path in (f"/tenders/{OPEN}/notice.pdf", f"/tenders/{AWARDED}/award.pdf"):
        answer = visitor.get(path)
        assert (answer.content_type, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_what_is_not_there_has_no_sheet(visitor: FlaskClient) -> None:
    """No award yet, a notice alone, no such tender."""
    for path in (f"/tenders/{OPEN}/award.pdf", "/tenders/T-2024-001/notice.pdf", "/tenders/none/notice.pdf"):
        assert visitor.get(path).status_code == 404


def test_without_a_font_a_clear_word(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """503 with what to do, no PDF of empty boxes."""
    monkeypatch.setattr(sheets, "FONT_FOLDERS", ())
    answer = visitor.get(f"/tenders/{AWARDED}/award.pdf")

    assert (answer.status_code, "install Noto Sans CJK SC" in answer.text) == (503, True)
