"""PDFs are taken apart: what no reader sees goes, and each page tells what it holds."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from models.errors import InputError
from tests.builders.pdfs import a_pdf, with_content, with_extras
from web.blind_pdf import extras_of, pages_of, stripped_pdf

NAME = "Seaside Property Service Ltd"
PLAIN = a_pdf("We clean twice a week.", "And check every lift.", author="Wang Wu")
PICTURE = b"q 40 0 0 40 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"


def test_what_no_reader_sees_is_told_and_stripped() -> None:
    """Information, XMP, attachments, annotations and outlines are gone; nothing of them is left in any byte."""
    data = with_extras(PLAIN, NAME)
    clean = stripped_pdf(data, "plan.pdf")

    assert {"document information", "XMP metadata", "attachments", "outlines", "annotations on page 1"} <= {
        *extras_of(data, "plan.pdf")
    }
    assert extras_of(clean, "plan.pdf") == []
    assert not [name for name in (b"Seaside", b"Wang", b"Typst", b"pypdf") if name in clean]
    assert NAME not in _everything(clean)


def _everything(data: bytes) -> str:
    reader = PdfReader(BytesIO(data))
    return "".join(str(reader.get_object(number)) for number in range(1, int(str(reader.trailer["/Size"]))))


def test_stripping_keeps_the_pages_and_is_stable() -> None:
    """The same text on the same pages; stripping again changes nothing more."""
    clean = stripped_pdf(with_extras(PLAIN, NAME), "plan.pdf")

    assert [one.text for one in pages_of(clean, "p")] == [one.text for one in pages_of(PLAIN, "p")]
    assert stripped_pdf(clean, "p") == stripped_pdf(stripped_pdf(clean, "p"), "p")


def test_each_page_tells_its_text() -> None:
    """By number, and nobody has to look at it."""
    pages = pages_of(PLAIN, "plan.pdf")

    assert [(one.number, one.text.strip()) for one in pages] == [
        (1, "We clean twice a week."), (2, "And check every lift.")]  # fmt: skip
    assert [one.doubts for one in pages] == [(), ()]


def test_pictures_and_empty_pages_are_in_doubt() -> None:
    """A picture drawn in line counts like any other."""
    first, second = pages_of(with_content(a_pdf("Text.", ""), PICTURE), "plan.pdf")

    assert first.doubts == ("it holds 1 pictures",)
    assert second.doubts == ("it has no text that can be read out",)


def test_a_text_beside_the_page_is_seen() -> None:
    """What a screen reader would say instead of what is shown."""
    data = with_content(PLAIN, f"/Span <</ActualText ({NAME})>> BDC EMC".encode())

    assert NAME in pages_of(data, "plan.pdf")[0].unseen


def test_a_font_without_letters_is_in_doubt() -> None:
    """Signs that stand for no letters may show anything."""
    writer, whole = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN))), BytesIO()
    for font in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        del font.get_object()["/ToUnicode"]
    writer.write(whole)

    assert "it is set in a font that cannot be read back" in pages_of(whole.getvalue(), "plan.pdf")[0].doubts


def test_what_cannot_be_read_is_refused() -> None:
    """No PDF, a torn one, one with a password, one without pages."""
    locked, empty = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN))), PdfWriter()
    locked.encrypt("secret")
    for data, what in (
        (b"text", "no readable PDF"), (PLAIN[:200], "no readable PDF"), (_written(locked), "password"),
        (_written(empty), "no pages"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=what):
            pages_of(data, "plan.pdf")


def _written(writer: PdfWriter) -> bytes:
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()
