"""Security headers on every answer: nothing from outside, nothing inline, no frames, no referrer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, request

__all__ = ["CONTENT_SECURITY_POLICY", "HEADERS", "init_headers", "let_connect"]

Headers = list[tuple[str, str]]

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_POLICY: Final = "Content-Security-Policy"
HEADERS: Final = (
    (_POLICY, CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_CONNECTS_TO: Final = "wuxin.connects_to"


def init_headers(app: Flask) -> None:
    """Send the headers with every answer of the application, error pages and files among them.

    They are added where the answer leaves: setting them one by one on a response costs ten times as much.
    """
    app.wsgi_app = _secured(app.wsgi_app)  # type: ignore[method-assign,assignment]


def let_connect(origin: str) -> None:
    """Let scripts of this one answer connect to another origin too: the live server's."""
    request.environ[_CONNECTS_TO] = origin


def _secured(inner: WSGIApplication) -> WSGIApplication:
    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def begin(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], object]:  # noqa: ANN401 - PEP 3333
            return start_response(status, [*headers, *_headers(environ)], exc_info)

        return inner(environ, cast("StartResponse", begin))

    return answered


def _headers(environ: WSGIEnvironment) -> Iterable[tuple[str, str]]:
    if _CONNECTS_TO not in environ:
        return HEADERS
    own = "connect-src 'self'"
    policy = CONTENT_SECURITY_POLICY.replace(own, f"{own} {environ[_CONNECTS_TO]}")
    return {**dict(HEADERS), _POLICY: policy}.items()
