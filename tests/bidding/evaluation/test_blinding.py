"""Blind files."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from bidding.evaluation.blinding import blind_faults, pictures_of, stripped
from models.errors import InputError

NAMES = ("海安物业服务有限公司", "91330681MA0000001X")
_CORE = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>王五</dc:creator></cp:coreProperties>'


def _docx(text: str, **parts: str) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document><w:t>{text}</w:t></w:document>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def _sheet(author: str) -> bytes:
    book, whole = Workbook(), BytesIO()
    book.properties.creator = author
    book.active.append(["服务方案", "every stair is cleaned twice a week"])
    book.save(whole)
    return whole.getvalue()


def test_properties_are_found_and_stripped() -> None:
    """Author and times are gone, the content stays, and stripping again changes nothing."""
    data = _sheet("海安物业")
    clean = stripped(data, "plan.xlsx")

    assert [one.where for one in blind_faults(data, "plan.xlsx", NAMES)] == [
        "plan.xlsx, docProps/core.xml", "plan.xlsx, docProps/app.xml"]  # fmt: skip
    assert blind_faults(clean, "plan.xlsx", NAMES) == []
    assert stripped(clean, "plan.xlsx") == clean
    assert blind_faults(stripped(_docx("x", **{"docProps/core.xml": _CORE}), "p.docx"), "p.docx", NAMES) == []


@pytest.mark.parametrize("text", [
    "我司海安物业服务有限公司承诺", "海安</w:t><w:t>物业 服务有限公司", "91330681ma0000001x",
    "".join(chr(ord(sign) + 0xFEE0) for sign in "91330681MA0000001X"),
])  # fmt: skip
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    """Split over runs of text, in other case or width, with blanks in it."""
    assert [one.what[:17] for one in blind_faults(_docx(text), "p.docx", NAMES)] == ["it names a bidder"]


def test_authors_of_comments_are_found() -> None:
    """They are no properties, so the bidder has to remove them."""
    data = _docx("x", **{"word/comments.xml": '<w:comment w:author="王五"/>'})

    assert "names its author, '王五'" in str(blind_faults(data, "p.docx", NAMES)[0])


def test_what_cannot_be_searched_is_not_blind() -> None:
    """Embedded objects are told, other types and broken files refused, and pictures listed for people."""
    data = _docx("x", **{"word/embeddings/oleObject1.bin": "x", "word/media/logo.png": "x"})

    assert "embedded object" in str(blind_faults(data, "p.docx", NAMES)[0])
    assert pictures_of(data, "p.docx") == ["word/media/logo.png"]
    for content, file, words in ((b"%PDF-1.7", "p.pdf", "not known"), (b"x", "p.odt", "not known"),
                                 (b"x", "p.docx", "no readable file")):  # fmt: skip
        with pytest.raises(InputError, match=words):
            blind_faults(content, file, NAMES)


def test_names_of_parts_are_read_too() -> None:
    """A picture that is called like the company; two parts of one name are refused, for readers take different ones."""
    assert "names a bidder" in str(
        blind_faults(_docx("x", **{"word/media/海安物业服务有限公司.png": "x"}), "p.docx", NAMES)
    )
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = _docx("x", **{"word/document.xml": "y"})
    with pytest.raises(InputError, match="two of its parts"):
        blind_faults(twice, "p.docx", NAMES)


def test_plain_text_is_searched() -> None:
    """Text has no properties, only words."""
    assert len(blind_faults("海安 物业服务有限公司".encode("utf-16"), "plan.txt", NAMES)) == 1
