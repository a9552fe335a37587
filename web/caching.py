"""Public pages by version: one row read, then a 304 or the bytes of before, ahead of any other query or template."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from flask import Flask, Request, Response, g, request

from web.api.problems import is_api
from web.clock import today
from web.gate.guard import in_public_room
from web.gate.visiting import token
from web.languages import language
from web.never_kept import is_never_kept
from web.reading import connection
from web.register.current import current_version

__all__ = ["PageCache", "init_caching"]


_WEB: Final = Path(__file__).parent
_MAKES_PAGES: Final = frozenset({".py", ".html", ".mo"})
_KEPT: Final = ("Content-Type", "Content-Disposition")
Kept = tuple[bytes, Mapping[str, str]]


class PageCache:
    """The last `size` answers by their entity tag; safe among threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: str) -> Kept | None:
        """Return body and headers of the answer with the tag, None where it is not kept."""
        with self._lock:
            if tag in self._pages:
                self._pages.move_to_end(tag)
            return self._pages.get(tag)

    def put(self, tag: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Keep an answer, and let go of the one that nobody asked for the longest."""
        with self._lock:
            self._pages[tag] = (body, headers)
            while len(self._pages) > self._size:
                self._pages.popitem(last=False)


def init_caching(app: Flask) -> None:
    """Answer GET requests of the public pages from the cache while nothing was published or entered on record since.

    Whoever is signed in gets pages of their own, which are kept nowhere.
    """
    pages = PageCache(app.config["WUXIN"].cached_pages)

    def _answer_early() -> Response | None:
        if not _is_for_everybody():
            return None
        version = current_version(connection())
        g.tag = _tag(request, f"{version} {today()}", language())
        if g.tag in request.if_none_match:
            return Response(status=304)
        kept = pages.get(g.tag)
        return None if kept is None else Response(kept[0], headers=dict(kept[1]))

    def _keep(response: Response) -> Response:
        if "tag" not in g or response.status_code not in (200, 304):
            return response
        if response.status_code == 200:  # noqa: PLR2004 - the number is the name
            pages.put(g.tag, response.get_data(), {n: response.headers[n] for n in _KEPT if n in response.headers})
        response.set_etag(g.tag)
        response.headers["Cache-Control"] = "no-cache"
        return response

    app.before_request(_answer_early)
    app.after_request(_keep)


def _is_for_everybody() -> bool:
    """Return whether the request asks for a page that is the same for all visitors."""
    return (
        request.method in ("GET", "HEAD")
        and request.endpoint is not None
        and not request.endpoint.endswith("static")
        and not is_api()
        and in_public_room(request.endpoint)
        and not is_never_kept()
        and token() is None
    )


def _tag(asked: Request, version: str, language_code: str) -> str:
    """Return the entity tag of what is asked: with its host too, for pages name their own address as it was asked."""
    told = f"{_pages()} {version} {language_code} {asked.url_root} {asked.full_path}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


@cache
def _pages() -> str:
    """Return a digest of the pages' own code, templates and words: an upgrade must not answer with yesterday's page."""
    found = hashlib.sha256()
    for path in sorted(one for one in _WEB.rglob("*") if one.suffix in _MAKES_PAGES):
        found.update(path.read_bytes())
    return found.hexdigest()
