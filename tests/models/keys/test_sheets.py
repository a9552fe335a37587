"""Sheets say what they are of, and are read back."""

from __future__ import annotations

import pytest

from models.errors import InputError
from models.keys.sheets import Sheet, read_sheet, sheet_text, sheets_of
from models.keys.words import share_secret
from tests.builders.keys import file_of, holder

WHO = holder("log.example", 1)
SHARES = share_secret(WHO.pair.secret, 2, 3)
SHEETS = sheets_of(file_of(WHO), SHARES, 2)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.label)
def test_a_sheet_is_read_back(sheet: Sheet) -> None:
    """With its words, key, purpose and label; a text editor's line ends do no harm."""
    assert read_sheet(sheet_text(sheet)) == sheet
    assert read_sheet(sheet_text(sheet).replace("\n", "\r\n")) == sheet


def test_a_sheet_says_which_it_is_and_how_many_are_needed() -> None:
    """In words that a committee member reads."""
    text = sheet_text(SHEETS[1])

    assert "2 of 3, any 2 needed" in text
    assert WHO.key.fingerprint in text


@pytest.mark.parametrize("form", ["{}", "{}\n", "  {}  "])
def test_the_words_alone_are_enough(form: str) -> None:
    """In one line, or one below the other and numbered."""
    assert read_sheet(form.format(SHARES[0])) == Sheet(SHARES[0])
    numbered = "\n".join(f"{number}. {word}" for number, word in enumerate(SHARES[0].split(), 1))
    assert read_sheet(numbered) == Sheet(SHARES[0])


@pytest.mark.parametrize("text", ["", " \n", "1 2 3"])
def test_a_page_without_words_is_refused(text: str) -> None:
    """With where it stands."""
    with pytest.raises(InputError, match="page 4: there are no words"):
        read_sheet(text, "page 4")


def test_a_key_that_is_copied_wrong_is_refused() -> None:
    """It would be held against the wrong key."""
    with pytest.raises(InputError, match=r"page 4, key .*its id would be"):
        read_sheet(sheet_text(SHEETS[0]).replace("log.example+", "lag.example+"), "page 4")


def test_a_sheet_does_not_show_its_words() -> None:
    """Not in a representation."""
    assert SHARES[0].split()[10] not in repr(SHEETS[0])
