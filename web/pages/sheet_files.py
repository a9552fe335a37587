"""A sheet of paper as the PDF that a visitor is given, or the word that no font here can show it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from models.errors import InputError

__all__ = ["sheet_file"]


def sheet_file(name: str, make: Callable[[], bytes]) -> ResponseReturnValue:
    """Return what is made as a PDF to be looked at; 503 with a clear word where no font can show it."""
    try:
        made = make()
    except InputError as error:
        return render_template("no_sheet.html", problems=error.problems), HTTPStatus.SERVICE_UNAVAILABLE
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})
