"""What a form says on the page after it, in Flask's signed cookie; what signs it is made once."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

from web.api.problems import API_PATH

__all__ = ["init_said"]


class _Said(SecureCookieSessionInterface):
    """Flask makes a serializer at each request, also of visitors without the cookie; the key stays as it is."""

    def __init__(self, app: Flask) -> None:
        self._signing = super().get_signing_serializer(app)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return what the cookie holds; None for a request to the API, which reads and sets no cookie."""
        return None if request.path.startswith(API_PATH) else super().open_session(app, request)

    def get_signing_serializer(self, app: Flask) -> Any:  # noqa: ANN401, ARG002 - as Flask declares it
        """Return what signs and checks the cookie."""
        return self._signing


def init_said(app: Flask) -> None:
    """Keep words in a cookie of the portal's own name. The secret key is set before."""
    app.config.update(SESSION_COOKIE_NAME="wuxin_said", SESSION_COOKIE_SAMESITE="Lax")
    app.session_interface = _Said(app)
