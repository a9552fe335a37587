"""Security headers on every answer: nothing from outside, nothing inline, no frames, no referrer."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, g

__all__ = ["CONTENT_SECURITY_POLICY", "HEADERS", "init_headers", "let_connect"]

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def init_headers(app: Flask) -> None:
    """Set the headers on every answer of the application, error pages and files among them."""
    app.after_request(_secure)


def let_connect(origin: str) -> None:
    """Let scripts of this one answer connect to another origin too: the live server's."""
    g.connects_to = origin


def _secure(response: Response) -> Response:
    response.headers.update(HEADERS)
    if "connects_to" in g:
        own = "connect-src 'self'"
        policy = CONTENT_SECURITY_POLICY.replace(own, f"{own} {g.connects_to}")
        response.headers["Content-Security-Policy"] = policy
    return response
