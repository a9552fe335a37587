"""Somebody applies for an auction, is admitted, and bids in the browser, while the page is told live what happens."""

from __future__ import annotations

import asyncio
import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from bidding.auction import ApplicationMove, ApplicationStep
from models.keys.browser_keys import browser_key_text
from models.record import Clerk
from models.tables import writing
from tests.builders.auction_floor import AuctionFloor
from tests.builders.auctions import AUCTION, OPENS_AT, STARTING, bidder
from tests.builders.keys import PASSPHRASE, entropy
from tests.builders.phones import PHONE, looks_right
from tests.builders.serving import served
from web.live.server import LiveServer
from web.register.auctions.applications import admit, application_named, take_step

pytestmark = pytest.mark.browser
_CUT: Final = re.compile("polling|connecting")
KEY: Final = browser_key_text(bidder("d").pair, (bidder("d").name, "bidder"), PASSPHRASE, entropy(4), 600_000)


@pytest.fixture
def floor(tmp_path: Path) -> AuctionFloor:
    """Return a register with an auction that opens in an hour."""
    made = AuctionFloor.of(tmp_path)
    made.at = OPENS_AT - timedelta(hours=1)
    return made


@pytest.fixture
def address(floor: AuctionFloor) -> Iterator[str]:
    """Yield the address of a portal on it, with a live server beside."""
    with _live(floor) as port, served(floor.portal(live_port=port)) as found:
        yield found


@contextmanager
def _live(floor: AuctionFloor) -> Iterator[int]:
    """Serve watchers in a thread of its own; gives the port."""
    loop, up = asyncio.new_event_loop(), threading.Event()
    ports: list[int] = []
    over = asyncio.Event()

    async def serve() -> None:
        async with LiveServer(floor.engine, 5, floor.now).listening("127.0.0.1", 0) as port:
            ports.append(port)
            up.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert up.wait(10)
    yield ports[0]
    loop.call_soon_threadsafe(over.set)
    thread.join()
    loop.close()


def _admit(floor: AuctionFloor) -> None:
    """Enter the security of who applied, and admit it."""
    with writing(floor.engine) as session:
        clerk = Clerk(session, floor.at, secrets.token_bytes)
        step = ApplicationStep(ApplicationMove.PAY, floor.at.date(), floor.at, "Xinan", 50_000)
        applied, _ = take_step(clerk, application_named(session, AUCTION, "B1"), step)
        admit(clerk, applied)


def _open_key(page: Page) -> None:
    page.locator("[data-at=key]").set_input_files({"name": "k", "mimeType": "text/plain", "buffer": KEY.encode()})
    page.locator("[data-at=passphrase]").fill(PASSPHRASE)
    page.get_by_role("button", name="打开密钥").click()


def test_from_an_application_to_a_bid_that_everybody_sees(browser: Browser, floor: AuctionFloor, address: str) -> None:
    """In Chinese on a telephone: what others bid comes by itself, what the own key signs is on record at once."""
    page = browser.new_page(viewport=PHONE)
    page.set_default_timeout(10_000)
    expect.set_options(timeout=10_000)
    page.goto(f"{address}/auctions/{AUCTION}?lang=zh", wait_until="load")
    _open_key(page)
    page.get_by_role("button", name="报名参加").click()
    expect(page.locator("[data-at=status]")).to_contain_text("代号为B1")
    left = page.locator("[data-show=left]")
    expect(left).not_to_have_text(str(left.text_content()))  # a second later it is still not asked to apply again
    expect(page.locator("[data-at=apply-form]")).to_be_hidden()
    _admit(floor)
    floor.at = OPENS_AT
    page.reload(wait_until="load")
    _open_key(page)
    expect(page.locator("[data-at=status]")).to_contain_text("代号为B1")
    expect(page.locator("[data-show=line]")).to_have_attribute("data-kind", "live")
    floor.bid("a", STARTING)
    expect(page.locator("[data-show=leader]")).to_have_text("a")

    page.locator("[data-at=amount]").fill("1000")
    page.get_by_role("button", name="签名并报价").click()
    expect(page.locator("[data-at=refused]")).to_contain_text("100000")
    page.locator("[data-at=amount]").fill("1050")
    page.get_by_role("button", name="签名并报价").click()
    expect(page.locator("[data-at=status]")).to_contain_text("1,050.00")
    expect(page.locator("[data-show=leader]")).to_have_text("B1")
    expect(page.locator("[data-show=rows] tr").first).to_contain_text("1,050.00")
    looks_right(page)
    page.close()


def test_where_the_stream_is_cut_the_page_asks_instead(browser: Browser, floor: AuctionFloor, address: str) -> None:
    """Refused from the beginning or dead later, it says so and still shows each bid; and it is live again by itself."""
    floor.at = OPENS_AT
    page, stream = browser.new_page(viewport=PHONE), "**/live/auctions/**"
    page.clock.install()
    page.route(stream, lambda route: route.abort())
    page.goto(f"{address}/auctions/{AUCTION}?lang=zh", wait_until="load")
    line, leader = page.locator("[data-show=line]"), page.locator("[data-show=leader]")
    expect(line).to_have_attribute("data-kind", _CUT)
    floor.bid("a", STARTING)
    page.clock.fast_forward(6_000)
    expect(leader).to_have_text("a")

    page.unroute(stream)
    page.clock.fast_forward(31_000)
    expect(line).to_have_attribute("data-kind", "live")
    floor.bid("b", STARTING + 5_000)
    expect(leader).to_have_text("b")
    page.route(stream, lambda _: None)  # as behind a proxy that holds it back: neither refused nor answered
    page.clock.fast_forward(36_000)
    page.clock.fast_forward(6_000)
    expect(line).to_have_attribute("data-kind", _CUT)
    floor.bid("a", STARTING + 10_000)
    page.clock.fast_forward(6_000)
    expect(page.locator("[data-show=rows] tr").first).to_contain_text("1,100.00")
    page.close()
