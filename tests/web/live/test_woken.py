"""Being woken."""

from __future__ import annotations

import asyncio
import socket

from tests.builders.auction_floor import AuctionFloor
from tests.builders.loops import run_apart
from web.live.woken import woken
from web.register.auctions.wakes import folder_of_wakes, wake, wakes_of


def test_each_name_of_a_datagram_wakes(floor: AuctionFloor) -> None:
    """And the socket is gone afterwards, as are those that others left behind."""
    folder_of_wakes().mkdir(mode=0o700, exist_ok=True)
    left = folder_of_wakes() / f"{wakes_of(floor.engine)}-left"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as gone:
        gone.bind(str(left))
    named: list[str] = []

    async def run() -> None:
        async with woken(floor.engine, named.append):
            wake(floor.engine, ["a", "b"])
            while len(named) < 2:  # noqa: ASYNC110 - it comes by itself
                await asyncio.sleep(0.01)

    run_apart(asyncio.wait_for(run(), 10))

    assert named == ["a", "b"]
    assert list(folder_of_wakes().glob(f"{wakes_of(floor.engine)}-*")) == []
