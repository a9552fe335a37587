"""A custodian at its own machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bidding.bids import Evidence, Part, read_shares
from bidding.notices import notice_bytes
from tests.builders.bids import NOTICE, a_bid, a_filler, bid_notice, box_folder, key_file
from tests.builders.keys import PASSPHRASE
from tests.builders.notices import custodians, notice_json
from tests.web.cli.conftest import Wuxin


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a box, the notice, a custodian's key and its passphrase."""
    box_folder(tmp_path / "box", [a_bid(1), a_bid(2)], Evidence())
    (tmp_path / "notice.json").write_bytes(notice_bytes(NOTICE))
    (tmp_path / "phrase").write_text(PASSPHRASE, encoding="utf-8")
    (tmp_path / "phrase").chmod(0o600)
    key_file(tmp_path / "mine.key", custodians()[0], "custodian").chmod(0o600)
    return tmp_path


def _share(wuxin: Wuxin, desk: Path, *more: object) -> tuple[int, str]:
    told = wuxin("custodian", "share", desk / "box", "--tender", desk / "notice.json", "--part", "cover", "--key",
                 desk / "mine.key", "--out", desk / "shares.json", "--passphrase-file", desk / "phrase",
                 *more)  # fmt: skip
    return told.exit_code, told.output


def test_shares_are_opened_into_one_signed_file(wuxin: Wuxin, desk: Path) -> None:
    """Of every envelope of the part, readable for whoever holds the notice."""
    code, output = _share(wuxin, desk, "--json")

    assert code == 0, output
    assert json.loads(output) == {"file": str(desk / "shares.json"), "part": "cover", "envelopes": 2, "unfit": 0}
    assert len(read_shares((desk / "shares.json").read_bytes(), NOTICE).shares) == 2


def test_nothing_leaves_before_close(wuxin: Wuxin, desk: Path) -> None:
    """A tender that closes in a thousand years: refused by this machine's clock, exit 1."""
    times = notice_json()["times"] | {
        name: f"30{at[2:]}" for name, at in notice_json()["times"].items() if at[4] == "-"
    }
    (desk / "notice.json").write_bytes(notice_bytes(bid_notice(times=times)))
    code, output = _share(wuxin, desk)

    assert code == 1
    assert "no share leaves a custodian before" in output
    assert not (desk / "shares.json").exists()


def test_a_key_that_is_no_custodians_is_told(wuxin: Wuxin, desk: Path) -> None:
    """By purpose, before anything is written."""
    key_file(desk / "other.key", custodians()[0], "log").chmod(0o600)
    code, output = _share(wuxin, desk, "--key", desk / "other.key")

    assert code == 2
    assert "this is a log key" in output


def test_what_was_withdrawn_keeps_its_shares(wuxin: Wuxin, desk: Path) -> None:
    """After covers only shares of bids that count leave, whatever the box holds; headers alone are enough."""
    bids = [a_bid(1), a_bid(2), a_bid(3), a_bid(4), a_bid(4, None), a_filler(1)]
    box = box_folder(desk / "whole", bids)
    for path in box.rglob("price.envelope"):
        path.with_suffix(".header").write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
        path.unlink()
    told = wuxin("custodian", "share", box, "--tender", desk / "notice.json", "--part", "price", "--key",
                 desk / "mine.key", "--out", desk / "price.json", "--passphrase-file", desk / "phrase")  # fmt: skip

    assert told.exit_code == 0, told.output
    given = {one.header for one in read_shares((desk / "price.json").read_bytes(), NOTICE).shares}
    assert given == {bid.submission.parts[Part.PRICE].header for bid in bids[:3]}
