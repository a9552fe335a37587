"""Workbooks as bytes that are the same for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

__all__ = ["saved"]

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold; so that a workbook does not tell when it was made."""
_STAMP: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def saved(book: Workbook) -> bytes:
    """Return the workbook with every moment in it set to one: openpyxl writes the clock of the machine."""
    written, held = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info.filename)
            if info.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(info.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
