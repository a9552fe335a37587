"""Pages for what goes wrong: in the visitor's language, with a way on, and never a stack trace."""

from __future__ import annotations

import structlog
from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from web.api.problems import answer_of, is_api

__all__ = ["NothingPublishedError", "init_faults"]

_LOG = structlog.get_logger()


class NothingPublishedError(Exception):
    """The register holds no publication yet, so there is nothing to show."""


def init_faults(app: Flask) -> None:
    """Answer each error with a page, and of the API with problems as JSON."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(NothingPublishedError, _nothing_yet)
    app.register_error_handler(Exception, _broken)


def _refused(error: HTTPException) -> tuple[str, int] | Response:
    code = error.code or 500
    if is_api():
        return answer_of(code)
    return render_template("fault.html", code=code), code


def _nothing_yet(_error: NothingPublishedError) -> tuple[str, int]:
    return render_template("fault.html", code=503), 503


def _broken(error: Exception) -> tuple[str, int] | Response:
    """Log what happened for the operator, and tell the visitor only that it did."""
    _LOG.error("request.failed", path=request.path, exc_info=error)
    return _refused(InternalServerError())
