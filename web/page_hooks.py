"""What happens before and after every page, files and error pages among them. The API is left alone by all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from flask import Flask, Response, current_app
from werkzeug.wrappers import Response as AnyResponse

from web.api.problems import is_api

__all__ = ["after_page", "before_page"]

Before = Callable[[], AnyResponse | None]
After = Callable[[Response], Response]
_HOOKS: Final = "wuxin.page_hooks"


@dataclass(frozen=True, slots=True)
class _Hooks:
    before: list[Before] = field(default_factory=list)
    after: list[After] = field(default_factory=list)


def before_page(app: Flask, hook: Before) -> None:
    """Call this before each page, in the order of these calls; an answer by it is the page's."""
    _hooks(app).before.append(hook)


def after_page(app: Flask, hook: After) -> None:
    """Call this with each page that was made, the last hook first, as Flask does."""
    _hooks(app).after.insert(0, hook)


def _before() -> AnyResponse | None:
    if is_api():
        return None
    answers = (hook() for hook in _hooks(current_app).before)
    return next((answer for answer in answers if answer is not None), None)


def _after(response: Response) -> Response:
    if is_api():
        return response
    for hook in _hooks(current_app).after:
        response = hook(response)
    return response


def _hooks(app: Flask) -> _Hooks:
    """Return the hooks; the first to ask puts them among Flask's, which would call each for the API in vain."""
    if _HOOKS not in app.extensions:
        app.extensions[_HOOKS] = _Hooks()
        app.before_request(_before)
        app.after_request(_after)
    found: _Hooks = app.extensions[_HOOKS]
    return found
