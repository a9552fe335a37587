"""Notice and award on paper."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from models.errors import InputError, RefusedError
from tests.builders.notices import company
from tests.builders.public_tenders import awarded_tender, open_tender
from tests.web.test_certificate_sheet import CHINESE
from web.tender_sheets import award_pdf, notice_pdf
from web.typst_sheets import FONT_FOLDERS

URL = "https://portal.example/tenders/x"
_NEEDS_FONT = pytest.mark.skipif(not CHINESE, reason="no Chinese font is installed: apt install fonts-noto-cjk")


def _text(made: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).replace("\n", "")


@_NEEDS_FONT
def test_a_notice_says_the_version_that_holds() -> None:
    """In Chinese, amounts in capital numerals too; equal facts give equal bytes."""
    made = notice_pdf(open_tender(), URL, "zh", FONT_FOLDERS)
    text = _text(made)

    assert all(word in text for word in ("招标公告", "玖佰玖拾万元整", "2024-07-25 09:30", "Trading Platform"))
    assert made == notice_pdf(open_tender(), URL, "zh", FONT_FOLDERS)


@_NEEDS_FONT
def test_an_award_names_winner_and_price() -> None:
    """By name and code; a company that the register does not know by its code alone."""
    text = _text(award_pdf(awarded_tender(), {company(1): "禾安物业"}, URL, "zh", FONT_FOLDERS))

    assert all(word in text for word in ("中标公告", f"禾安物业 ({company(1)})", "8,700,000.00", "捌佰柒拾万元整"))
    assert "Notice of award" in _text(award_pdf(awarded_tender(), {}, URL, "en", FONT_FOLDERS))


def test_without_a_font_there_is_no_sheet(tmp_path: Path) -> None:
    """A clear word instead of empty boxes; and no award where nothing is awarded."""
    with pytest.raises(InputError, match="font"):
        notice_pdf(open_tender(), URL, "zh", [tmp_path])
    with pytest.raises(RefusedError, match="nothing is awarded"):
        award_pdf(open_tender(), {}, URL, "zh", FONT_FOLDERS)
