"""Builds PDFs: pages of text as Typst sets them, and what else a program leaves in a file.

data = a_pdf("We clean twice a week.", "91330681MA0000001X", author="Wang Wu")
"""

from __future__ import annotations

from io import BytesIO

import typst
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, NameObject

__all__ = ["a_pdf", "with_content", "with_extras"]


def a_pdf(*pages: str, author: str = "") -> bytes:
    """Return a PDF with these texts, a page each; an empty text is an empty page."""
    head = f'#set document(author: "{author}")\n' if author else ""
    body = "\n#pagebreak()\n".join(page or "#box()" for page in pages)
    found: bytes = typst.compile((head + "#set page(width: 10cm, height: 10cm)\n" + body).encode())
    return found


def with_extras(data: bytes, told: str) -> bytes:
    """Return a PDF whose information, attachment, annotation and outline tell something."""
    writer, whole = PdfWriter(clone_from=PdfReader(BytesIO(data))), BytesIO()
    writer.add_metadata({"/Author": told, "/Company": told})
    writer.add_attachment(f"{told}.txt", told.encode())
    writer.add_annotation(0, FreeText(text=told, rect=(10, 10, 90, 40)))
    writer.add_outline_item(title=told, page_number=0)
    writer.write(whole)
    return whole.getvalue()


def with_content(data: bytes, operations: bytes) -> bytes:
    """Return a PDF whose first page draws something more."""
    writer, whole = PdfWriter(clone_from=PdfReader(BytesIO(data))), BytesIO()
    page = writer.pages[0]
    stream = DecodedStreamObject()
    contents = page.get_contents()
    stream.set_data((contents.get_data() if contents is not None else b"") + b"\n" + operations)
    page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - pypdf has no public way
    writer.write(whole)
    return whole.getvalue()
