"""A company seals its bid in a browser, hands it in, and takes it back: neither price nor name ever leaves in clear."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from bidding.bids import Accepted, Part, open_part, read_submission
from bidding.tender import State
from models.keys.browser_keys import browser_key_text
from tests.builders.accounts import signed_in, token_of
from tests.builders.bids import SealedBid, bid_notice, bidder, evidence
from tests.builders.keys import PASSPHRASE, entropy
from tests.builders.notices import company
from tests.builders.record import LOG, writing_to
from tests.builders.tender_rooms import BIDDER, NAME, NOTICE_CHANGES, tender_portal
from tests.faults.planted import amount_in_every_writing, found_in, in_every_encoding
from tests.journeys.work.test_tenders import RULES, WIDTH
from web.bid_counter import init_bid_counter
from web.register.bid_uploads import envelope_file
from web.register.bids import accepted_of

pytestmark = pytest.mark.browser
PAGE: Final = f"/work/bids/{NAME}/seal"
NOTICE: Final = bid_notice({"technical": 2**20 + 2**15, "price": 2**14}, **NOTICE_CHANGES)
FEN: Final = 987_654_321
PLAN: Final = "柳园物业服务有限公司 — our plan. ".encode() * 24_000
NAMES: Final = ("柳园物业服务有限公司", PASSPHRASE)
SAY: Final = {
    "seal": {"zh": "密封", "en": "Seal"}, "hand_in": {"zh": "递交", "en": "Hand in"},
    "done": {"zh": "投标已存证", "en": "Your bid is on record"},
}  # fmt: skip


@dataclass
class Wire:
    """Everything that reached the server: first lines, headers and bodies; some pieces it loses once."""

    app: Any
    sent: list[tuple[str, bytes]] = field(default_factory=list)
    lost: int = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 - a WSGI server's
        """Note a request and hand it on; answer 503 to one piece, as a proxy whose server is away."""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        told = " ".join(str(value) for name, value in environ.items() if name.isupper())
        self.sent.append((f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {told}", body))
        if environ["PATH_INFO"].endswith("/pieces/1") and not self.lost:
            self.lost += 1
            start("503 Service Unavailable", [("Content-Length", "0")])
            return [b""]
        return self.app(environ, start)


@dataclass
class Room:
    """The portal, the page of a company on a telephone, and the wire between them."""

    app: Flask
    page: Page
    address: str
    wire: Wire

    def bids(self) -> list[Accepted]:
        """Return what is on record."""
        with writing_to(self.app.config["WUXIN"].database_url) as session:
            return accepted_of(session, NAME)

    def opened(self, one: Accepted) -> dict[Part, tuple[dict[str, Any], bytes]]:
        """Open a bid by the custodians' shares alone, from what the register keeps."""
        with writing_to(self.app.config["WUXIN"].database_url) as session:
            parts = {
                part: _read(envelope_file(session, named.envelope)) for part, named in one.submission.parts.items()
            }
        bid = SealedBid(one.submission, parts)
        given, found = evidence([bid], notice=NOTICE), {}
        for part in bid.envelopes:
            out = BytesIO()
            opened = open_part(NOTICE, bid.submission, part, bid.file(part), given, out.write)
            found[part] = (opened.preface, out.getvalue())  # type: ignore[union-attr]  # a failure has none, and fails
        return found


def _read(file: BinaryIO | None) -> bytes:
    assert file is not None
    with file:
        return file.read()


@contextmanager
def _room(browser: Browser, folder: Path, lang: str, **context: Any) -> Iterator[Room]:  # noqa: ANN401 - of a browser
    app = tender_portal(folder, State.PUBLISHED, "2024-06-18T02:00:00Z", NOTICE)
    init_bid_counter(app, LOG)
    signed_in(app, *BIDDER)
    app.wsgi_app = wire = Wire(app.wsgi_app)  # type: ignore[method-assign, assignment]
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.port}"
    made = browser.new_context(viewport={"width": WIDTH, "height": 800}, reduced_motion="reduce", **context)
    made.add_cookies([
        {"name": "wuxin_session", "value": token_of(*BIDDER), "url": address},
        {"name": "wuxin_lang", "value": lang, "url": address},
    ])  # fmt: skip
    try:
        yield Room(app, made.new_page(), address, wire)
    finally:
        made.close()
        server.shutdown()
        thread.join()
        server.server_close()


def _check(page: Page) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH


def _key(folder: Path) -> Path:
    whose, file = bidder(1), folder / "bidder.browser.key"
    file.write_text(browser_key_text(whose.pair, (whose.name, "bidder"), PASSPHRASE, entropy(1), 600_000))
    return file


def _seals(page: Page, key: Path, lang: str) -> None:
    page.locator("#seal-key").set_input_files(key)
    page.locator("#seal-passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name=SAY["seal"][lang], exact=True).click()
    page.get_by_role("button", name=SAY["hand_in"][lang], exact=True).click()
    expect(page.get_by_role("heading", name=SAY["done"][lang])).to_be_visible(timeout=20_000)


def _downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f'a[download^="{name}"]').first.click()
    return download.value.path().read_bytes()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_company_seals_hands_in_and_withdraws(browser: Browser, tmp_path: Path, lang: str) -> None:
    """Custodians open what it sealed; nothing on the wire says price, name or account; receipt and files are kept."""
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(PLAN)
    with _room(browser, tmp_path, lang) as room:
        page, key = room.page, _key(tmp_path)
        page.goto(f"{room.address}{PAGE}", wait_until="load")
        _check(page)
        page.locator("#seal-price").fill(f"{FEN // 100:,}.{FEN % 100:02}")
        page.locator("#seal-technical").set_input_files(plan)
        _seals(page, key, lang)
        _check(page)
        submission = read_submission(_downloaded(page, "submission.json"))
        receipt = _downloaded(page, "receipt-")
        page.locator("#seal-withdraw").check()
        _seals(page, key, lang)

        bid, withdrawal = room.bids()
        opened = room.opened(bid)
        assert (bid.submission, receipt[:17]) == (submission, b"wuxin receipt 1\nl")
        assert (opened[Part.PRICE][1], opened[Part.TECHNICAL][1]) == (f'{{"total_fen":{FEN}}}'.encode(), PLAN)
        assert room.opened(withdrawal)[Part.COVER][0]["kind"] == "withdrawal"
        assert room.wire.lost == 1
        _search(room.wire)


def _search(wire: Wire) -> None:
    """No request said a price, a name, a key or a passphrase; those that hand in bore no session either."""
    handing_in = [one for one in wire.sent if " /api/v1/" in one[0]]
    everything = b"\n".join(line.encode() + b"\n" + body for line, body in wire.sent)
    secrets = {one for name in NAMES for one in in_every_encoding(name)} | amount_in_every_writing(FEN)
    secrets |= in_every_encoding(bidder(1).key.vkey) | {bidder(1).pair.public, bidder(1).pair.secret}

    assert len([line for line, _ in handing_in if line.startswith("PUT")]) >= 7
    assert [one for one in found_in(everything, secrets) if len(one) > 4] == []
    bodies = b"\n".join(body for _, body in wire.sent)
    assert found_in(bodies, in_every_encoding(company(1))) == []
    assert [line for line, _ in handing_in if "wuxin_session" in line or "Referer" in line or "REFERER" in line] == []


def test_what_will_not_do_is_told_and_nothing_is_sent(browser: Browser, tmp_path: Path) -> None:
    """In words, with what was typed still there: no price, another company's key, a key that no browser opens."""
    others = tmp_path / "other.key"
    whose = bidder(2)
    others.write_text(browser_key_text(whose.pair, (whose.name, "bidder"), PASSPHRASE, entropy(1), 600_000))
    locked = tmp_path / "locked.key"
    locked.write_text(json.dumps({"format": "wuxin key 1"}))
    with _room(browser, tmp_path, "en") as room:
        page = room.page
        page.goto(f"{room.address}{PAGE}", wait_until="load")
        told = []
        for price, file in (("about a million", others), ("870000", others), ("870000", locked)):
            page.locator("#seal-price").fill(price)
            page.locator("#seal-technical").set_input_files(others)
            page.locator("#seal-key").set_input_files(file)
            page.locator("#seal-passphrase").fill(PASSPHRASE)
            page.get_by_role("button", name="Seal", exact=True).click()
            expect(page.get_by_role("alert")).to_be_visible()
            told.append(page.get_by_role("alert").inner_text())
        _check(page)

        assert ["Type the price" in told[0], "is not your company’s" in told[1], "for-browser" in told[2]] == [True] * 3
        assert page.locator("#seal-price").input_value() == "870000"
        assert [line for line, _ in room.wire.sent if not line.startswith("GET")] == []


def test_without_scripts_or_curves_the_command_is_told(browser: Browser, tmp_path: Path) -> None:
    """The page names what is missing and the exact commands; nothing of the form is shown."""
    with _room(browser, tmp_path, "en", java_script_enabled=False) as room:
        room.page.goto(f"{room.address}{PAGE}", wait_until="load")
        expect(room.page.get_by_text("it does not run here")).to_be_visible()
        expect(room.page.get_by_text(f"wuxin bid send bid-lot-1 --to {room.address}")).to_be_visible()
        expect(room.page.locator("#seal-price")).not_to_be_visible()
    with _room(browser, tmp_path, "en") as room:
        room.page.add_init_script("crypto.subtle.importKey = () => Promise.reject(new Error('no such curve'))")
        room.page.goto(f"{room.address}{PAGE}", wait_until="load")
        expect(room.page.get_by_text("lacks the curves X25519 and Ed25519")).to_be_visible()
        expect(room.page.get_by_text("wuxin seal --tender")).to_be_visible()
