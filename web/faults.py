"""Pages for what goes wrong: in the visitor's language, with a way on, and never a stack trace."""

from __future__ import annotations

import structlog
from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from models.errors import WuxinError
from web.api.problems import answer_of, is_api
from web.gate.guard import DeniedError
from web.reading import NothingPublishedError

__all__ = ["init_faults"]

_LOG = structlog.get_logger()


def init_faults(app: Flask) -> None:
    """Answer each error with a page, and of the API with problems as JSON."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(NothingPublishedError, _nothing_yet)
    app.register_error_handler(WuxinError, _explained)
    app.register_error_handler(Exception, _broken)


def _refused(error: HTTPException) -> tuple[str, int] | Response:
    code = error.code or 500
    if is_api():
        return answer_of(code)
    return render_template("fault.html", code=code), code


def _explained(error: WuxinError) -> tuple[str, int] | Response:
    """Tell every reason: 403 for who may not, 422 for what a rule or a field refuses."""
    code = 403 if isinstance(error, DeniedError) else 422
    if is_api():
        return answer_of(code, error.problems)
    return render_template("fault.html", code=code, problems=error.problems), code


def _nothing_yet(_error: NothingPublishedError) -> tuple[str, int]:
    return render_template("fault.html", code=503), 503


def _broken(error: Exception) -> tuple[str, int] | Response:
    """Log what happened for the operator, and tell the visitor only that it did."""
    _LOG.error("request.failed", path=request.path, exc_info=error)
    return _refused(InternalServerError())
