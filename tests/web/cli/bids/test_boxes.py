"""A tender's bids through commands: handed in, closed, opened, and opened again by anybody."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bidding.bids import Part
from bidding.bids.strict_json import text_of
from bidding.notices import notice_bytes
from models.keys import key_text
from models.migrations import upgrade
from models.values.moments import SHANGHAI
from tests.builders.bid_register import CLOSES, WINDOW_ENDS, announced
from tests.builders.bids import NOTICE, a_bid, bid_notice, shares, write_bid
from tests.builders.clocks import Clock
from tests.builders.keys import PASSPHRASE, file_of, holder
from tests.builders.notices import company
from tests.web.cli.conftest import Wuxin

BIDS = [a_bid(1), a_bid(2), a_bid(3)]
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock of the commands, two hours before close."""
    found = Clock((CLOSES - timedelta(hours=2)).astimezone(SHANGHAI))
    found.wind(monkeypatch)
    monkeypatch.setattr("web.cli.bids.boxes.now", found.now)
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with an announced tender, three sealed bids and the key of the log."""
    (tmp_path / "a.db").write_bytes(announced())
    (tmp_path / "notice.json").write_bytes(notice_bytes(NOTICE))
    for number, bid in enumerate(BIDS):
        write_bid(tmp_path / f"bid-{number}", bid)
    (tmp_path / "log.key").write_text(key_text(file_of(holder("log.example/city", 1))), encoding="utf-8")
    (tmp_path / "phrase").write_text(PASSPHRASE, encoding="utf-8")
    for name in ("log.key", "phrase"):
        (tmp_path / name).chmod(0o600)
    return tmp_path


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'a.db'}"


def _done(wuxin: Wuxin, *arguments: object) -> str:
    result = wuxin("bid", *arguments)
    assert result.exit_code == 0, result.output
    return result.output


def _submit(desk: Path, number: int, receipt: str) -> tuple[object, ...]:
    return ("submit", desk / f"bid-{number}", "--receipt", desk / receipt, "--key", desk / "log.key",
            "--passphrase-file", desk / "phrase", "--db", _url(desk))  # fmt: skip


def _hand_in(wuxin: Wuxin, desk: Path) -> None:
    for part in (Part.COVER, Part.PRICE):
        for number, one in enumerate(shares(BIDS, part)):
            (desk / f"{part}-{number}.json").write_bytes(text_of(one))
    _done(wuxin, "hand-in", NOTICE.tender_id, *sorted(desk.glob("cover-*.json")), *sorted(desk.glob("price-*.json")),
          "--db", _url(desk))  # fmt: skip


def test_a_box_is_announced_once(wuxin: Wuxin, desk: Path) -> None:
    """On a new register it takes bids; announced again it is refused."""
    upgrade(url := f"sqlite:///{desk / 'new.db'}")

    assert "the box takes bids" in _done(wuxin, "announce", desk / "notice.json", "--db", url)
    assert wuxin("bid", "announce", desk / "notice.json", "--db", url).exit_code == 1


def test_a_tender_from_bids_to_repeated_opening(wuxin: Wuxin, desk: Path, clock: Clock) -> None:
    """Three bids in, closed, opened in one batch; the box opens again to the same result."""
    for number in range(3):
        assert "Accepted at" in _done(wuxin, *_submit(desk, number, f"receipt-{number}.txt"))
    clock.at = CLOSES
    _done(wuxin, "close", NOTICE.tender_id, "--db", _url(desk))
    _done(wuxin, "box", NOTICE.tender_id, "--out", desk / "headers", "--headers", "--db", _url(desk))
    _hand_in(wuxin, desk)
    clock.at = WINDOW_ENDS
    for part in ("cover", "price"):
        _done(wuxin, "open", NOTICE.tender_id, "--part", part, "--out", desk / part, "--db", _url(desk))
    _done(wuxin, "box", NOTICE.tender_id, "--out", desk / "box", "--db", _url(desk))

    again = wuxin(
        "open", desk / "box", "--part", "price", "--out", desk / "again", "--compare", desk / "price/result.json"
    )
    assert again.exit_code == 0, again.output
    assert company(3) in again.output
    assert (desk / "price" / f"{BIDS[0].submission.bidder}.price").read_bytes() == b'{"total_fen":100}'


def test_the_same_bid_again_gives_the_same_receipt(wuxin: Wuxin, desk: Path) -> None:
    """Byte for byte, in another file; the first is never overwritten."""
    first = json.loads(_done(wuxin, *_submit(desk, 0, "one.txt"), "--json"))
    again = json.loads(_done(wuxin, *_submit(desk, 0, "two.txt"), "--json"))

    assert first | {"receipt": ""} == again | {"receipt": ""}
    assert (desk / "one.txt").read_text() == (desk / "two.txt").read_text()
    assert wuxin("bid", *_submit(desk, 0, "one.txt")).exit_code == 2


def test_a_late_bid_is_refused(wuxin: Wuxin, desk: Path, clock: Clock) -> None:
    """Exit 1, with the article, and no receipt."""
    clock.at = CLOSES
    told = wuxin("bid", *_submit(desk, 0, "late.txt"))

    assert told.exit_code == 1
    assert "招标投标法 第28条" in told.output
    assert not (desk / "late.txt").exists()


def test_an_addendum_asks_for_new_seals(wuxin: Wuxin, desk: Path) -> None:
    """What was sealed to version 1 is refused once version 2 is in force."""
    (desk / "second.json").write_bytes(notice_bytes(bid_notice(version=2, terms="Two years.")))
    assert "version 2 is in force" in _done(wuxin, "amend", desk / "second.json", "--db", _url(desk))
    told = wuxin("bid", *_submit(desk, 0, "receipt.txt"))

    assert told.exit_code == 1
    assert "it was sealed to version 1" in told.output


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("close", NOTICE.tender_id), 1, "earlier nobody may close"),
        (("box", NOTICE.tender_id, "--out", "box"), 1, "bids are still taken"),
        (("open", NOTICE.tender_id, "--part", "cover", "--out", "covers"), 1, "while it is receiving"),
        (("close", "other"), 2, "no box was set up"), (("hand-in", NOTICE.tender_id, "phrase"), 2, "no file of shares"),
    ],
)  # fmt: skip
def test_what_may_not_be_done_is_told(
    wuxin: Wuxin, desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, what: str
) -> None:  # fmt: skip
    """Too early, of no tender, not what it should be: each by its exit code, and nothing is written."""
    monkeypatch.chdir(desk)
    told = wuxin("bid", *arguments, "--db", _url(desk))

    assert (told.exit_code, what in told.output) == (code, True), told.output
    assert not (desk / "box").exists()
