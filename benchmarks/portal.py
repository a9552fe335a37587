"""W1 to W6: what a page of the portal costs beside a bare answer of Flask, called in this process as a server would.

Over sockets even CPU a request drifts on a busy machine; calls of the WSGI application itself do not.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from wsgiref.types import WSGIApplication

from flask import Flask, template_rendered
from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.gates import Measured, of_ratios
from benchmarks.pairs import ROUNDS, Arm, paired
from tests.builders.city import city_url, history, package
from tests.builders.public_tenders import AWARDED, awarded_tender, keep, open_tender
from tests.builders.statements import asked
from web.application import create_app
from web.settings import Settings

__all__ = ["PAGES", "asking"]

PAGES: Final = (
    "/", "/companies", "/companies/C003", "/companies/C003/reasons", "/compare?compare=C003,C004", "/communities",
    "/communities/K001", "/statistics", "/lists", "/tenders", f"/tenders/{AWARDED}", "/calendar", "/auctions",
    "/rulebook", "/about",
)  # fmt: skip
"""The public pages on which rows of the register stand."""
_RATED: Final = "/api/v1/runs/1"
_REGISTER: Final = "/companies"
_LOADED: Final = re.compile(r'(?:src|href)="(/[^"?]+\.(?:css|js))')
_KB: Final = 1000


@dataclass(frozen=True, slots=True)
class _Told:
    status: str
    headers: Mapping[str, str]
    body: bytes


def asking(sizes: tuple[int, int], *, calls: int, rounds: int = ROUNDS, judged: bool = True) -> Iterator[Measured]:
    """Yield W1 to W6, with so many calls a round and arm.

    `sizes`: companies of the small register and of the large one; `judged`: whether ratios are.
    """
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        few, many = _city(Path(small), sizes[0]), _city(Path(large), sizes[1])
        yield from _ratios(many, calls, rounds, judged=judged)
        yield _page_beside_template(many, calls // 10 or 1, rounds, judged=judged)
        yield from _counts(few, many, sizes)


def _city(folder: Path, companies: int) -> str:
    url = city_url(folder, package=package(companies), rated_history=history(2, companies))
    keep(url, open_tender(), awarded_tender())
    return url


def _ratios(url: str, calls: int, rounds: int, *, judged: bool) -> Iterator[Measured]:
    keeping, anew, bare = _portal(url), _portal(url, cached_pages=0), _hello()
    hello = _calls(bare, _environ("/"), calls)
    tag = _told(keeping, _environ(_REGISTER)).headers["ETag"]
    arms = {
        "W1": ("a row of the register as JSON, made anew", anew, _environ(_RATED), (4.0, 2.0)),
        "W2": ("a page that is kept", keeping, _environ(_REGISTER), (1.7, 1.3)),
        "W2b": ("a 304", keeping, _environ(_REGISTER, **{"If-None-Match": tag}), (1.7, 1.3)),
        "W2c": ("that row as JSON, kept", keeping, _environ(_RATED), (1.7, 1.3)),
    }
    for gate_id, (what, app, environ, (gate, stretch)) in arms.items():
        found = paired(_calls(app, environ, calls), hello, rounds)
        told = f"CPU of {what} / of a bare answer of Flask"
        yield of_ratios(gate_id, told, found, gate=gate if judged else None, stretch=stretch)


def _page_beside_template(url: str, calls: int, rounds: int, *, judged: bool) -> Measured:
    """Return W3: a page of the register, 25 companies, beside rendering its template with the same rows."""
    app, environ = _portal(url, cached_pages=0), _environ(_REGISTER)
    seen: list[tuple[Any, dict[str, Any]]] = []

    def note(_sender: object, template: Any, context: dict[str, Any], **_rest: Any) -> None:  # noqa: ANN401 - of Flask
        seen.append((template, context))

    with template_rendered.connected_to(note, app):
        told = _told(app, environ)
    template, context = seen[0]

    def render() -> None:
        same = ""
        with app.request_context(dict(environ)):
            for _ in range(calls):
                same = template.render(context)
        if same.encode() != told.body:
            message = "the template alone gives another page"
            raise RuntimeError(message)

    found = paired(_calls(app, environ, calls), render, rounds)
    what = "CPU of a page of 25 companies, made anew / of rendering its template with the same rows"
    return of_ratios("W3", what, found, gate=1.8 if judged else None, stretch=1.4)


def _counts(few: str, many: str, sizes: tuple[int, int]) -> Iterator[Measured]:
    small, large = _statements(few), _statements(many)
    most = max(large, key=lambda path: large[path])
    yield Measured("W4", f"COUNT: most SQL statements for a page, with {sizes[1]} companies", large[most], "",
                   gate=3, stretch=1, note=f"{most}; {len(PAGES)} pages, once the city is read")  # fmt: skip
    yield Measured("W4b", f"COUNT: pages that need more with {sizes[1]} companies than with {sizes[0]}",
                   sum(large[path] > small[path] for path in PAGES), "", gate=0)  # fmt: skip
    yield from _known(many)
    yield _bytes(many)


def _statements(url: str) -> dict[str, int]:
    app, found = _portal(url, cached_pages=0), {}
    for path in PAGES:
        _told(app, _environ(path))
        with asked(app.extensions["wuxin.engine"]) as statements:
            _told(app, _environ(path))
        found[path] = len(statements)
    return found


def _known(url: str) -> Iterator[Measured]:
    """Yield W5: what a 304 asks of the database and renders."""
    app, rendered = _portal(url), 0
    tag = _told(app, _environ(_REGISTER)).headers["ETag"]

    def note(*_rest: object, **_told: object) -> None:
        nonlocal rendered
        rendered += 1

    with template_rendered.connected_to(note, app), asked(app.extensions["wuxin.engine"]) as statements:
        told = _told(app, _environ(_REGISTER, **{"If-None-Match": tag}))
    yield Measured("W5", "COUNT: SQL statements of a 304", len(statements), "", gate=1, stretch=1, note=told.status)
    yield Measured("W5b", "COUNT: templates rendered for a 304", rendered, "", gate=0, stretch=0)


def _bytes(url: str) -> Measured:
    """Return W6: the bytes of the longest page, its charts among them; what it loads beside images is told."""
    app = _portal(url)
    bodies = {path: _told(app, _environ(path)).body for path in PAGES}
    longest = max(bodies, key=lambda path: len(bodies[path]))
    loaded = {one for body in bodies.values() for one in _LOADED.findall(body.decode())}
    beside = sum(len(_told(app, _environ(one)).body) for one in loaded)
    return Measured("W6", "KB of the longest page, without images", len(bodies[longest]) / _KB, "KB", gate=200,
                    note=f"{longest}; styles and scripts, which a browser keeps, {beside / _KB:.0f} KB")  # fmt: skip


def _portal(url: str, **chosen: Any) -> Flask:  # noqa: ANN401 - whatever a setting takes
    return create_app(Settings(database_url=url, **chosen))


def _hello() -> Flask:
    app = Flask("bare")
    app.add_url_rule("/", "hello", lambda: "hello")
    return app


def _environ(path: str, **headers: str) -> dict[str, Any]:
    return EnvironBuilder(path, headers=list(headers.items())).get_environ()


def _calls(app: WSGIApplication, environ: dict[str, Any], calls: int) -> Arm:
    """Return an arm of so many calls, every one of which must be answered well."""

    def run() -> None:
        for _ in range(calls):
            status: list[str] = []
            answer = app(dict(environ), lambda told, *_rest, status=status: status.append(told))
            b"".join(answer)
            if hasattr(answer, "close"):
                answer.close()
            if status[0][0] not in "23":
                raise RuntimeError(status[0])

    return run


def _told(app: WSGIApplication, environ: dict[str, Any]) -> _Told:
    parts, status, headers = run_wsgi_app(app, dict(environ), buffered=True)
    return _Told(status, dict(headers), b"".join(parts))
