"""Requests that are no watching, and watchers who are too slow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders.auctions import AUCTION, STARTING
from tests.web.live.conftest import Stage
from web.live import connections

PATH = f"/live/auctions/{AUCTION}"
Played = Callable[..., None]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404), ("GET", "/live/auctions/other", 404), ("POST", PATH, 405), ("GET", f"{PATH}?after=x", 400),
        ("GET", f"{PATH}?after=9", 400), ("GET", "/live/health", 200), ("HEAD", PATH, 405), ("GET", "//[", 404),
        ("NO SUCH", "LINE", 400),
    ],
)  # fmt: skip
def test_each_refusal_has_its_status(played: Played, method: str, path: str, status: int) -> None:
    """In words, and the connection ends."""

    async def act(stage: Stage) -> None:
        async with stage.line(path, method=method) as line:
            told = await line.rest()
            assert told.startswith(f"HTTP/1.1 {status} ")
            assert "Access-Control-Allow-Origin: *" in told

    played(act)


def test_an_old_proxy_is_served_without_chunks(played: Played) -> None:
    """HTTP/1.0, as some proxies speak it."""

    async def act(stage: Stage) -> None:
        await stage.bid("a", STARTING)
        async with stage.line(PATH, version="1.0") as line:
            told = await line.until('"ended":null}}')
            assert "chunked" not in told
            assert "\n\nid: 1\n" in told

    played(act)


def test_a_slow_watcher_is_dropped(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where too much waits; it goes on where it was when it comes back."""
    monkeypatch.setattr(connections, "MOST_WAITING", -1)

    async def act(stage: Stage) -> None:
        async with stage.line(PATH) as line:
            with pytest.raises((ConnectionError, EOFError)):
                await line.until("never")
            assert not stage.server.watching

    played(act)


def test_who_says_nothing_is_not_waited_for(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection ends."""
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 0.05)

    async def act(stage: Stage) -> None:
        async with stage.line("/", "Half: a", method="GET") as line:
            line.writer.write(b"x")
            await line.rest()

    played(act)


def test_who_goes_on_talking_while_watching_is_cut_off(played: Played) -> None:
    """A watcher has nothing to say."""

    async def act(stage: Stage) -> None:
        async with stage.line(PATH) as line:
            await line.until("event: clock")
            line.writer.write(b"GET / HTTP/1.1\r\n\r\n")
            with pytest.raises((ConnectionError, EOFError)):
                await line.until("never")

    played(act)
