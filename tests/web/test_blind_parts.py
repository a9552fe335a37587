"""Technical parts made blind."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from tests.builders.pdfs import a_pdf, with_content
from web.blind_parts import doubtful_pages, kind_of, searched_part, stripped_part

NAME = "禾安物业服务有限公司"
PICTURE = b"q 40 0 0 40 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"


def _book() -> bytes:
    book, whole = Workbook(), BytesIO()
    book.properties.creator = NAME
    book.save(whole)
    return whole.getvalue()


def test_a_file_is_known_by_what_it_begins_with() -> None:
    """An envelope keeps no name."""
    assert [kind_of(data) for data in (a_pdf("x"), _book(), "方案".encode())] == [".pdf", ".xlsx", ".txt"]


def test_names_are_found_in_any_kind() -> None:
    """In text; in properties only before they are stripped."""
    assert searched_part(f"{NAME}承诺".encode(), "bid-1.txt", [NAME])[0]
    assert searched_part(_book(), "bid-1.xlsx", [NAME])[0]
    assert searched_part(stripped_part(_book(), "bid-1.xlsx"), "bid-1.xlsx", [NAME]) == ([], [])


def test_a_page_in_doubt_passes_once_it_is_admitted() -> None:
    """A picture cannot be searched."""
    data = stripped_part(with_content(a_pdf("We clean."), PICTURE), "bid-1.pdf")

    assert doubtful_pages(data, "bid-1.pdf") == (1,)
    assert [bool(searched_part(data, "bid-1.pdf", [NAME], one)[0]) for one in (frozenset[int](), frozenset({1}))] == [
        True, False,
    ]  # fmt: skip
    assert doubtful_pages(b"text", "bid-1.txt") == ()
