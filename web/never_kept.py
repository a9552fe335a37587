"""Pages that nobody may keep: neither this process, nor a proxy, nor the browser of a library's computer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import Flask, Response, current_app, request

from web.page_hooks import after_page

__all__ = ["init_never_kept", "is_never_kept", "never_kept"]

_MARK: Final = "is_never_kept"
_View = TypeVar("_View", bound=Callable[..., Any])


def never_kept(view: _View) -> _View:
    """Mark a view whose answers are for this visitor and this moment alone (`Cache-Control: no-store`, RFC 9111)."""
    setattr(view, _MARK, True)
    return view


def is_never_kept() -> bool:
    """Return whether this request asks for a page that nobody may keep."""
    return request.endpoint is not None and hasattr(current_app.view_functions.get(request.endpoint), _MARK)


def init_never_kept(app: Flask) -> None:
    """Say so on every answer of such a page."""
    after_page(app, _say)


def _say(response: Response) -> Response:
    if is_never_kept():
        response.headers["Cache-Control"] = "no-store"
    return response
