"""A bidder at its own machine: seals, checks, withdraws, makes its halves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bidding.bids import read_own_halves, read_submission
from bidding.notices import notice_bytes
from tests.builders.bids import NOTICE, bid_notice, bidder, key_file
from tests.builders.keys import PASSPHRASE
from tests.web.cli.conftest import Wuxin


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with notice, price, key and passphrase."""
    (tmp_path / "notice.json").write_bytes(notice_bytes(NOTICE))
    (tmp_path / "price.json").write_text('{"total_fen":5}', encoding="utf-8")
    (tmp_path / "phrase").write_text(PASSPHRASE, encoding="utf-8")
    (tmp_path / "phrase").chmod(0o600)
    key_file(tmp_path / "bidder.key", bidder(1), "bidder").chmod(0o600)
    return tmp_path


def _common(desk: Path) -> tuple[object, ...]:
    return ("--tender", desk / "notice.json", "--lot", "lot-1", "--key", desk / "bidder.key",
            "--passphrase-file", desk / "phrase")  # fmt: skip


def _seal(wuxin: Wuxin, desk: Path, *more: object) -> Path:
    made = wuxin("seal", "--price", desk / "price.json", "--out", desk / "bid", *_common(desk), *more)
    assert made.exit_code == 0, made.output
    return desk / "bid"


def test_a_bid_is_sealed_into_a_folder(wuxin: Wuxin, desk: Path) -> None:
    """Envelopes and submission, nothing secret among them, with the next step."""
    made = wuxin("seal", "--price", desk / "price.json", "--out", desk / "bid", *_common(desk))

    assert made.exit_code == 0, made.output
    assert sorted(path.name for path in (desk / "bid").iterdir()) == ["cover.envelope", "price.envelope",
                                                                      "submission.json"]  # fmt: skip
    assert read_submission((desk / "bid" / "submission.json").read_bytes()).bidder in made.output
    assert "wuxin bid submit" in made.output


def test_a_sealed_bid_checks_until_it_is_touched(wuxin: Wuxin, desk: Path) -> None:
    """Whole: exit 0. One byte changed, one envelope missing: both are told."""
    bid = _seal(wuxin, desk)
    assert wuxin("bid", "check", bid, "--tender", desk / "notice.json").exit_code == 0

    (bid / "cover.envelope").unlink()
    data = (bid / "price.envelope").read_bytes()
    (bid / "price.envelope").write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    told = wuxin("bid", "check", bid, "--tender", desk / "notice.json")
    assert told.exit_code == 2
    assert "the envelope is missing" in told.output
    assert "changed since it was sealed" in told.output


def test_another_version_of_the_notice_is_told(wuxin: Wuxin, desk: Path) -> None:
    """After an addendum the check says to seal anew."""
    bid = _seal(wuxin, desk)
    (desk / "second.json").write_bytes(notice_bytes(bid_notice(version=2)))

    told = wuxin("bid", "check", bid, "--tender", desk / "second.json")
    assert told.exit_code == 2
    assert "Seal it anew with the notice in force." in told.output


def test_a_withdrawal_looks_like_a_bid(wuxin: Wuxin, desk: Path) -> None:
    """The same files of the same lengths."""
    bid = _seal(wuxin, desk)
    made = wuxin("bid", "withdrawal", "--out", desk / "off", *_common(desk))

    assert made.exit_code == 0, made.output
    assert [(path.name, path.stat().st_size) for path in sorted((desk / "off").iterdir())] == [
        (path.name, path.stat().st_size) for path in sorted(bid.iterdir())
    ]


def test_nothing_is_overwritten(wuxin: Wuxin, desk: Path) -> None:
    """A folder that is there is refused before the passphrase is asked for."""
    _seal(wuxin, desk)
    again = wuxin("seal", "--price", desk / "price.json", "--out", desk / "bid", *_common(desk)[:-2])

    assert again.exit_code == 2
    assert "there is something already" in again.output


def test_a_key_of_another_purpose_is_told(wuxin: Wuxin, desk: Path) -> None:
    """With the command that makes a bidder's."""
    key_file(desk / "log.key", bidder(1), "log").chmod(0o600)
    told = wuxin(
        "seal", "--price", desk / "price.json", "--out", desk / "bid", *_common(desk), "--key", desk / "log.key"
    )

    assert told.exit_code == 2
    assert "this is a log key" in told.output
    assert not (desk / "bid").exists()


def test_the_key_alone_gives_the_halves(wuxin: Wuxin, desk: Path) -> None:
    """Without a name unless it is asked for; machines get JSON."""
    bid = _seal(wuxin, desk)
    key = ("--key", desk / "bidder.key", "--passphrase-file", desk / "phrase")
    made = wuxin("bid", "halves", bid, "--out", desk / "halves.json", *key, "--json")

    assert json.loads(made.output)["parts"] == ["cover", "price"]
    assert read_own_halves((desk / "halves.json").read_bytes()).identity is None
    assert wuxin("bid", "halves", bid, "--out", desk / "named.json", *key, "--named").exit_code == 0
    assert bidder(1).name in (desk / "named.json").read_text(encoding="utf-8")
