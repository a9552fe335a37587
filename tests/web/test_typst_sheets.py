"""Sheets of paper by typst."""

from __future__ import annotations

import pytest

from models.errors import InputError
from web.typst_sheets import chosen_fonts, code_svg, grouped, typst_string


def test_chinese_needs_a_chinese_font() -> None:
    """Latin text does not; without any font nothing is made."""
    assert chosen_fonts(frozenset({"DejaVu Sans"}), "A") == '"DejaVu Sans",'
    for known, text in (({"DejaVu Sans"}, "禾"), (set[str](), "A")):
        with pytest.raises(InputError, match="apt install fonts-noto-cjk"):
            chosen_fonts(frozenset(known), text)


def test_text_is_no_markup() -> None:
    """Quotes and backslashes are escaped; a digest can be broken into lines; a code is a picture."""
    assert typst_string('a"\\#[b]') == '"a\\"\\\\#[b]"'
    assert grouped("0123456789") == "01234567 89"
    assert code_svg("https://portal.example").startswith("<?xml")
