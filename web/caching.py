"""Answers that are the same for everybody: one row read, then a 304 or the bytes of before, ahead of Flask itself."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, cast
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Response, request
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from web.api.problems import API_PATH
from web.clock import Clock, clock_of
from web.gate.guard import in_public_room
from web.gate.visiting import has_token
from web.headers import HEADERS
from web.languages import language_of
from web.never_kept import is_never_kept
from web.page_hooks import after_page
from web.reading import lend, take_back
from web.register.ratings.version import Version, version_of
from web.tags import Asked, asked, installation_of, kept_in, tag_of

__all__ = ["Kept", "PageCache", "init_caching"]

Headers = list[tuple[str, str]]
_READS: Final = frozenset({"GET", "HEAD"})
_OWN: Final = ("lang=", "wuxin_said=")
"""A language that is chosen here, or a word after a form: such an answer sets a cookie."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer of 200, as it was sent."""

    headers: Headers
    body: bytes


class PageCache:
    """The last `size` answers by their entity tag; safe among threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: str) -> Kept | None:
        """Return the answer with the tag, None where it is not kept."""
        with self._lock:
            if tag in self._pages:
                self._pages.move_to_end(tag)
            return self._pages.get(tag)

    def put(self, tag: str, answer: Kept) -> None:
        """Keep an answer, and let go of the one that nobody asked for the longest."""
        with self._lock:
            self._pages[tag] = answer
            while len(self._pages) > self._size:
                self._pages.popitem(last=False)


class _Front:
    """Stands before the application, so that what is known or kept costs less than Flask's own dispatch."""

    def __init__(self, app: Flask, engine: Engine, clock: Clock) -> None:
        settings = app.config["WUXIN"]
        self._inner, self._engine, self._clock = app.wsgi_app, engine, clock
        self._pages, self._locale = PageCache(settings.cached_pages), settings.locale
        self._installation = installation_of(settings)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer with 304, with what is kept, or let the application answer and keep that."""
        try:
            return self._answered(environ, start_response)
        finally:
            take_back(environ)

    def _answered(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        found = self._asked(environ)
        if found is None:
            return self._inner(environ, start_response)
        if f'"{found.tag}"' in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 NOT MODIFIED", _unchanged(found.tag))
            return ()
        kept = self._pages.get(found.tag)
        if kept is None:
            return self._made(environ, start_response, found)
        start_response("200 OK", list(kept.headers))
        return () if environ["REQUEST_METHOD"] == "HEAD" else (kept.body,)

    def _asked(self, environ: WSGIEnvironment) -> Asked | None:
        address = _address(environ, self._locale)
        if address is None:
            return None
        try:
            version = self._version(environ)
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):  # the application has a page for that
            return None
        return Asked(version, tag_of(address, version, self._clock(), self._installation))

    def _version(self, environ: WSGIEnvironment) -> Version:
        connection = self._engine.connect()
        try:
            version = version_of(connection)
        except BaseException:
            connection.close()
            raise
        lend(environ, connection)
        return version

    def _made(self, environ: WSGIEnvironment, start_response: StartResponse, found: Asked) -> Iterable[bytes]:
        told: Headers = []

        def begin(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], object]:  # noqa: ANN401 - PEP 3333
            told[:] = headers
            return start_response(status, headers, exc_info)

        found.tell(environ)
        body = self._inner(environ, cast("StartResponse", begin))
        answer = kept_in(environ)
        if answer is not None and all(name != "Set-Cookie" for name, _ in told):
            self._pages.put(found.tag, Kept(told, answer.get_data()))
        return body


def init_caching(app: Flask) -> None:
    """Answer GET requests for what everybody may see from memory while nothing was entered on record since.

    Whoever is signed in gets pages of their own, which are kept nowhere.
    """
    after_page(app, _keep)
    app.wsgi_app = _Front(app, app.extensions["wuxin.engine"], clock_of(app))  # type: ignore[method-assign]


def _address(environ: WSGIEnvironment, locale: str) -> str | None:
    """Return what the answer depends on beside the register and the day; None where it may be the visitor's own."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    site = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', '')}{environ.get('SCRIPT_NAME', '')}"
    if environ["REQUEST_METHOD"] not in _READS:
        return None
    if path.startswith(API_PATH):
        return f"{site}{path}?{query}"
    cookies = environ.get("HTTP_COOKIE", "")
    if has_token(cookies) or _OWN[0] in query or _OWN[1] in cookies:
        return None
    return f"{site}{path}?{query} {language_of(cookies, locale)}"


def _unchanged(tag: str) -> Headers:
    """Return the headers of a 304 (RFC 9110, section 15.4.5), with the security headers of every answer."""
    return [*HEADERS, ("ETag", f'"{tag}"'), ("Cache-Control", "no-cache"), ("Vary", "Cookie")]


def _keep(response: Response) -> Response:
    """Give a public page the tag of its request, and keep it; the API does so itself."""
    found = asked()
    if found is not None and response.status_code == 200 and _is_public_page():  # noqa: PLR2004 - the number is the name
        found.keep(response)
    return response


def _is_public_page() -> bool:
    name = request.endpoint
    return name is not None and not name.endswith("static") and in_public_room(name) and not is_never_kept()
