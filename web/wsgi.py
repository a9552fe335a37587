"""The WSGI entry: `gunicorn web.wsgi:app`, with settings from the environment."""

from __future__ import annotations

from web.application import create_app

__all__ = ["app"]

app = create_app()
