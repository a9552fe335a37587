"""No other site's page may make a visitor's browser act here: every method that changes something is checked.

The rule is that of Go's net/http CrossOriginProtection (Go 1.25), which needs no token and no cookie: browsers since
2023 say in Sec-Fetch-Site (W3C Fetch Metadata) where a request comes from, and older ones send Origin (RFC 6454).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, abort, request
from werkzeug.datastructures import Headers

from web.page_hooks import before_page

__all__ = ["comes_from_elsewhere", "init_cross_site"]

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
"""Methods that change nothing (RFC 9110, section 9.2.1)."""
_OWN: Final = frozenset({"same-origin", "none"})
"""`none`: the visitor typed the address or used a bookmark."""


def init_cross_site(app: Flask) -> None:
    """Refuse with 403, before anything is read, what another site sends; /api is called with tokens, not by forms."""
    before_page(app, _refuse)


def comes_from_elsewhere(method: str, headers: Mapping[str, str] | Headers, host: str) -> bool:
    """Return whether a request may change something and comes from another site's page.

    `headers` is asked for Sec-Fetch-Site, and where that is missing for Origin, whose host is compared with `host`, the
    Host header. A request with neither comes from no browser that knows them, so no visitor was tricked into it.
    """
    if method in _SAFE:
        return False
    site = headers.get("Sec-Fetch-Site", "")
    if site:
        return site not in _OWN
    origin = headers.get("Origin", "")
    return bool(origin) and _host_of(origin) != host.lower()


def _host_of(origin: str) -> str | None:
    """Return host and port of an origin; None for `null`, which a sandboxed frame sends, and for what is none."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


def _refuse() -> None:
    headers = request.headers
    if comes_from_elsewhere(request.method, headers, headers.get("Host", "")):
        abort(403)
