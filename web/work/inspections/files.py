"""Files of a campaign: tables that come with a form, and folders that go out as one packed file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Response

from models.errors import InputError, Problem
from web.sheets.table_files import SentTable
from web.work.uploads import sent_file

__all__ = ["needed_table", "packed", "sent_table"]


def sent_table(name: str) -> SentTable | None:
    """Return the table that came in a field; None where nobody chose one."""
    file = sent_file(name)
    return None if file is None else SentTable(str(file.filename), file.read())


def needed_table(name: str) -> SentTable:
    """Return the table that came in a field. Raises InputError where none did."""
    found = sent_table(name)
    if found is None:
        raise InputError(Problem("file", "no file was chosen", "Choose one and send it again."))
    return found


def packed(name: str, write: Callable[[Path], object]) -> Response:
    """Return what `write` puts into a folder as NAME.zip, an ASCII name; the same files give the same bytes."""
    out = io.BytesIO()
    with TemporaryDirectory() as folder:
        write(Path(folder))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
            for path in sorted(Path(folder).iterdir()):
                bundle.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    answer = Response(out.getvalue(), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return answer
