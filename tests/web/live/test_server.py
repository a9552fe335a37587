"""The live server as its watchers meet it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.builders.auction_floor import AuctionFloor
from tests.builders.auctions import AUCTION, STARTING, STEP
from tests.builders.loops import run_apart
from tests.web.live.conftest import Stage
from web.live import server as module

PATH = f"/live/auctions/{AUCTION}"
Played = Callable[..., None]


def test_a_bid_is_told_when_it_is_on_record(played: Played) -> None:
    """With its number as id; first what was missed, then what comes."""

    async def act(stage: Stage) -> None:
        await stage.bid("a", STARTING)
        async with stage.line(PATH) as line:
            assert "text/event-stream" in await line.until("event: clock")
            assert '"by":"a"' in await line.until('"ended":null}}')
            await stage.bid("b", STARTING + STEP)
            told = await line.until('"ended":null}}')
            assert "id: 2\n" in told
            assert '"by":"b"' in told

    played(act)


def test_a_lost_wake_up_loses_nothing(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is looked at all the same."""
    monkeypatch.setattr("web.register.auctions.bids.wake", lambda *_: None)

    async def act(stage: Stage) -> None:
        async with stage.line(PATH) as line:
            await line.until("event: clock")
            await stage.bid("a", STARTING)
            assert "id: 1\n" in await line.until("event: step")

    played(act)


@pytest.mark.parametrize("how", ["header", "query"])
def test_who_comes_back_is_told_what_was_missed(played: Played, how: str) -> None:
    """From the event after the last one that was seen."""

    async def act(stage: Stage) -> None:
        for turn in range(4):
            await stage.bid("ab"[turn % 2], STARTING + turn * STEP)
        asked = (PATH, "Last-Event-ID: 3") if how == "header" else (f"{PATH}?after=3",)
        async with stage.line(*asked) as line:
            told = await line.until("event: step")
            assert "id: 4\n" in told
            assert "id: 3\n" not in told

    played(act)


def test_above_the_cap_nobody_watches(played: Played) -> None:
    """503, and when to come back; whoever leaves makes room."""

    async def act(stage: Stage) -> None:
        async with stage.line(PATH) as first:
            await first.until("event: clock")
            async with stage.line(PATH) as second:
                assert "Retry-After: 30" in await second.until("\r\n\r\n")
        while stage.server.watching:  # noqa: ASYNC110 - it ends by itself
            await asyncio.sleep(0.01)
        async with stage.line(PATH) as third:
            await third.until("event: clock")

    played(act, most=1)


def test_a_stop_ends_streams_in_good_order(floor: AuctionFloor) -> None:
    """The last chunk is sent, so that browsers come back."""

    async def run() -> str:
        async with module.LiveServer(floor.engine, 5, floor.now).listening("127.0.0.1", 0) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET {PATH} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            await reader.readuntil(b"event: clock")
        told = (await reader.read()).decode()
        writer.close()
        return told

    assert run_apart(run()).endswith("0\r\n\r\n")


@pytest.mark.slow
def test_a_process_ends_with_its_portal(floor: AuctionFloor) -> None:
    """When standard input ends, which the portal holds open, or when it is asked to."""
    code = (
        "from web.clock import ahead; from web.live.server import run; "
        f"run({floor.url!r}, ('127.0.0.1', 0), 5, now=ahead(0), beside=True, ready=print)"
    )
    for ending in ("input", "signal"):
        with subprocess.Popen([sys.executable, "-uc", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdin is not None
            child.stdout.readline()
            if ending == "input":
                child.stdin.close()
            else:
                os.kill(child.pid, signal.SIGTERM)
            assert child.wait(30) == 0
