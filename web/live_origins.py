"""Where a visitor's browser finds the live server, as seen from the address by which it came to the portal."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request

from web.settings import Settings

__all__ = ["live_origin"]


def live_origin() -> str | None:
    """Return the origin of the live server, None where none is known: the page then polls."""
    settings: Settings = current_app.config["WUXIN"]
    if settings.live_origin:
        return settings.live_origin
    if not settings.live_port:
        return None
    host = urlsplit(request.host_url).hostname or ""
    name = f"[{host}]" if ":" in host else host
    return f"{request.scheme}://{name}:{settings.live_port}"
