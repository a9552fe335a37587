"""A certificate on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from credit.standing.certificates import certificate_content
from credit.standing.signing import signed_content
from models.errors import InputError
from tests.builders.listings import HEAD, MONDAY, RATING
from web.certificate_sheet import certificate_pdf
from web.typst_sheets import FONT_FOLDERS, fonts_in

AT = datetime(2024, 7, 1, tzinfo=UTC)
CHINESE = any("CJK SC" in name for name in fonts_in(FONT_FOLDERS).families())
LATIN = "DejaVu Sans" in fonts_in(FONT_FOLDERS).families()


def _document(name: str) -> dict[str, object]:
    content = certificate_content(RATING | {"name": name}, [], 0, MONDAY, None)
    return signed_content(content, HEAD.name, HEAD.pair)


@pytest.mark.skipif(not LATIN, reason="DejaVu Sans is not installed: apt install fonts-dejavu")
def test_equal_input_gives_equal_bytes() -> None:
    """A PDF, whatever signs a name holds."""
    document = _document('Garden "x" \\ #[y] $z$ <img>')
    made = certificate_pdf(document, "en", FONT_FOLDERS, AT)

    assert made.startswith(b"%PDF-1.7")
    assert made == certificate_pdf(document, "en", FONT_FOLDERS, AT)


@pytest.mark.skipif(not CHINESE, reason="no Chinese font is installed: apt install fonts-noto-cjk")
def test_a_sheet_in_chinese() -> None:
    """Where Noto CJK is installed."""
    assert certificate_pdf(_document("禾安"), "zh", FONT_FOLDERS, AT).startswith(b"%PDF-1.7")


def test_text_that_no_font_has_is_refused(tmp_path: Path) -> None:
    """An empty box for every sign would look like a certificate, and say nothing."""
    with pytest.raises(InputError, match=r"no font .*Install Noto Sans CJK SC"):
        certificate_pdf(_document("禾安"), "zh", [tmp_path], AT)
