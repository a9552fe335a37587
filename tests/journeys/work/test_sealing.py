"""A company seals its bid in a browser, hands it in, and takes it back: neither price nor name ever leaves in clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bidding.bids import Accepted, Part, open_part, read_submission
from bidding.tender import State
from models.keys.browser_keys import browser_key_text
from tests.builders.accounts import signed_in, token_of
from tests.builders.bids import SealedBid, bid_notice, bidder, evidence
from tests.builders.keys import PASSPHRASE, entropy
from tests.builders.notices import company
from tests.builders.phones import a_phone, looks_right
from tests.builders.record import LOG, writing_to
from tests.builders.serving import served
from tests.builders.tender_rooms import BIDDER, NAME, NOTICE_CHANGES, tender_portal
from tests.faults.planted import amount_in_every_writing, found_in, in_every_encoding
from web.bid_counter import init_bid_counter
from web.register.bids.submissions import accepted_of
from web.register.bids.uploads import envelope_file

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
    """Everything that reached the server: first lines, headers and bodies; the first pieces of number 1 it loses."""

    app: Any
    sent: list[tuple[str, bytes]] = field(default_factory=list)
    answers: list[str] = field(default_factory=lambda: ["503 Service Unavailable", "400 Bad Request"])

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 - a WSGI server's
        """Note a request and hand it on; answer 503 and 400 to two pieces, as a proxy whose server is away."""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        told = " ".join(str(value) for name, value in environ.items() if name.isupper())
        self.sent.append((f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {told}", body))
        if environ["PATH_INFO"].endswith("/pieces/1") and self.answers:
            start(self.answers.pop(0), [("Content-Length", "0")])
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
def _room(browser: Browser, folder: Path, lang: str) -> Iterator[Room]:
    app = tender_portal(folder, State.PUBLISHED, "2024-06-18T02:00:00Z", NOTICE)
    init_bid_counter(app, LOG)
    signed_in(app, *BIDDER)
    app.wsgi_app = wire = Wire(app.wsgi_app)  # type: ignore[method-assign, assignment]
    with served(app) as address, _context(browser, address, lang) as context:
        yield Room(app, context.new_page(), address, wire)


def _context(browser: Browser, address: str, lang: str, **more: Any) -> BrowserContext:  # noqa: ANN401 - of a browser
    """Return a telephone on which the company is signed in."""
    return a_phone(browser, address, BIDDER, lang, reduced_motion="reduce", **more)


@cache
def _key_text(number: int) -> str:
    whose = bidder(number)
    return browser_key_text(whose.pair, (whose.name, "bidder"), PASSPHRASE, entropy(1), 600_000)


def _written(folder: Path) -> dict[str, Path]:
    """Write what a company chooses: its plan and its key, the key of another, and one that no browser opens."""
    contents = {"plan": PLAN, "own": _key_text(1).encode(), "other": _key_text(2).encode(),
                "locked": b'{"format":"wuxin key 1"}'}  # fmt: skip
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in contents}


def _presses(page: Page, what: str, lang: str) -> None:
    page.get_by_role("button", name=SAY[what][lang], exact=True).click()


def _chooses(page: Page, price: str, plan: Path, key: Path) -> None:
    page.locator("#seal-price").fill(price)
    page.locator("#seal-technical").set_input_files(plan)
    page.locator("#seal-key").set_input_files(key)
    page.locator("#seal-passphrase").fill(PASSPHRASE)


def _is_on_record(page: Page, lang: str) -> None:
    expect(page.get_by_role("heading", name=SAY["done"][lang])).to_be_visible(timeout=20_000)


def _downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f'a[download^="{name}"]').first.click()
    return download.value.path().read_bytes()


def test_a_company_seals_hands_in_and_withdraws(browser: Browser, tmp_path: Path) -> None:
    """Custodians open what it sealed; nothing on the wire says price, name or account; receipt and files are kept."""
    files = _written(tmp_path)
    with _room(browser, tmp_path, "zh") as room:
        page = room.page
        page.goto(f"{room.address}{PAGE}", wait_until="load")
        looks_right(page)
        _chooses(page, f"{FEN // 100:,}.{FEN % 100:02}", files["plan"], files["own"])
        _presses(page, "seal", "zh")
        _presses(page, "hand_in", "zh")
        expect(page.get_by_role("alert")).to_contain_text("HTTP 400", timeout=20_000)
        _presses(page, "hand_in", "zh")
        _is_on_record(page, "zh")
        looks_right(page)
        submission, receipt = (_downloaded(page, name) for name in ("submission.json", "receipt-"))
        page.locator("#seal-withdraw").check()
        page.locator("#seal-passphrase").fill(PASSPHRASE)
        _presses(page, "seal", "zh")
        _presses(page, "hand_in", "zh")
        _is_on_record(page, "zh")

        bid, withdrawal = room.bids()
        opened = room.opened(bid)
        assert (bid.submission, receipt[:16]) == (read_submission(submission), b"wuxin receipt 1\n")
        assert (opened[Part.PRICE][1], opened[Part.TECHNICAL][1]) == (f'{{"total_fen":{FEN}}}'.encode(), PLAN)
        assert room.opened(withdrawal)[Part.COVER][0]["kind"] == "withdrawal"
        _search(room.wire)


def _search(wire: Wire) -> None:
    """No request said a price, a name, a key or a passphrase; what hands in bore no session; nothing came twice."""
    handing_in = [line for line, _ in wire.sent if " /api/v1/" in line]
    pieces = [line.split()[1] for line in handing_in if line.startswith("PUT")]
    everything = b"\n".join(line.encode() + b"\n" + body for line, body in wire.sent)
    secrets = {one for name in NAMES for one in in_every_encoding(name)} | amount_in_every_writing(FEN)
    secrets |= in_every_encoding(bidder(1).key.vkey) | {bidder(1).pair.public, bidder(1).pair.secret}

    assert [one for one in found_in(everything, secrets) if len(one) > 4] == []
    assert found_in(b"\n".join(body for _, body in wire.sent), in_every_encoding(company(1))) == []
    assert [line for line in handing_in if token_of(*BIDDER) in line or PAGE in line] == []
    assert len(pieces) == len(set(pieces)) + 2 == 2 * 4 + 2, "two were lost, and sent again; what was there was not"


def test_what_will_not_do_is_told_before_anything_is_sent(browser: Browser, tmp_path: Path) -> None:
    """No price, another's key, a key that no browser opens, no scripts, no curves; then the page hands in a bid."""
    files, told = _written(tmp_path), []
    with _room(browser, tmp_path, "en") as room:
        page = room.page
        page.goto(f"{room.address}{PAGE}", wait_until="load")
        for price, key in (("about a million", "own"), ("870000", "other"), ("870000", "locked")):
            _chooses(page, price, files["plan"], files[key])
            _presses(page, "seal", "en")
            expect(page.get_by_role("alert")).to_be_visible()
            told.append(page.get_by_role("alert").inner_text())
        looks_right(page)
        _offline(browser, room.address)
        assert ["Type the price" in told[0], "is not your company’s" in told[1], "for-browser" in told[2]] == [True] * 3
        assert [line for line, _ in room.wire.sent if not line.startswith("GET")] == []
        room.wire.answers.clear()
        page.locator("#seal-key").set_input_files(files["own"])
        _presses(page, "seal", "en")
        _presses(page, "hand_in", "en")
        _is_on_record(page, "en")

        assert len(room.bids()) == 1


def _offline(browser: Browser, address: str) -> None:
    """Without scripts or without the curves the page says what is missing, and the exact commands."""
    plain = _context(browser, address, "en", java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{address}{PAGE}", wait_until="load")
    expect(page.get_by_text("it does not run here")).to_be_visible()
    expect(page.get_by_text(f"wuxin bid send bid-lot-1 --to {address}")).to_be_visible()
    expect(page.locator("#seal-price")).not_to_be_visible()
    plain.close()
    old = _context(browser, address, "en")
    page = old.new_page()
    page.add_init_script("crypto.subtle.importKey = () => Promise.reject(new Error('no such curve'))")
    page.goto(f"{address}{PAGE}", wait_until="load")
    expect(page.get_by_text("lacks the curves X25519 and Ed25519")).to_be_visible()
    expect(page.get_by_text("wuxin seal --tender")).to_be_visible()
    old.close()
