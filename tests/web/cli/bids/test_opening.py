"""Anybody opens a box again from public files, and holds the published result against it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.bids import a_bid, a_filler, box_folder
from tests.builders.notices import company
from tests.web.cli.conftest import Wuxin

BIDS = [a_bid(1), a_bid(2), a_bid(3), a_filler(1)]


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Return a box of three bids and a filler, with what four custodians handed in."""
    return box_folder(tmp_path / "box", BIDS)


def test_prices_come_out_of_public_files(wuxin: Wuxin, box: Path) -> None:
    """Each into a file under its handle, with the company in the result."""
    told = wuxin("open", box, "--part", "price", "--out", box.parent / "prices")

    assert told.exit_code == 0, told.output
    assert company(2) in told.output
    handle = a_bid(2).submission.bidder
    assert (box.parent / "prices" / f"{handle}.price").read_bytes() == b'{"total_fen":200}'


def test_a_published_result_is_held_to_the_files(wuxin: Wuxin, box: Path) -> None:
    """Equal: it says so. A changed one is refused, naming the bid."""
    wuxin("open", box, "--part", "cover", "--out", box.parent / "covers")
    published = box.parent / "covers" / "result.json"
    same = wuxin("open", box, "--part", "cover", "--out", box.parent / "again", "--compare", published)
    assert same.exit_code == 0, same.output

    content = json.loads(published.read_bytes())
    handle = a_bid(3).submission.bidder
    content["bids"][handle]["kind"] = "filler"
    published.write_text(json.dumps(content), encoding="utf-8")
    told = wuxin("open", box, "--part", "cover", "--out", box.parent / "third", "--compare", published)
    assert told.exit_code == 1
    assert f"bids.{handle}" in told.output


def test_a_changed_envelope_fails_alone(wuxin: Wuxin, box: Path) -> None:
    """The others are opened; its cause and article are told, and no file of it is kept."""
    handle = a_bid(1).submission.bidder
    path = box / "bids" / handle / "price.envelope"
    path.write_bytes(path.read_bytes()[:-5])
    told = wuxin("open", box, "--part", "price", "--out", box.parent / "prices", "--json")
    result = json.loads(told.output)

    assert result["bids"][handle]["failure"]["cause"] == "envelope_changed"
    assert sorted(path.suffix for path in (box.parent / "prices").iterdir()) == [".json", ".price", ".price"]


def test_a_cover_that_fails_is_told(wuxin: Wuxin, box: Path) -> None:
    """With cause, outcome and article; it counts as submitted all the same."""
    (box / "bids" / a_bid(1).submission.bidder / "cover.envelope").unlink()
    told = wuxin("open", box, "--part", "cover", "--out", box.parent / "covers")

    assert told.exit_code == 0, told.output
    assert "not opened (envelope_missing): withdrawn, 电子招标投标办法 第31条" in told.output
    assert "stays closed" not in told.output


def test_what_stays_closed_is_told(wuxin: Wuxin, tmp_path: Path) -> None:
    """A lot of two bids is named with its article."""
    box = box_folder(tmp_path / "small", BIDS[:2])
    told = wuxin("open", box, "--part", "price", "--out", tmp_path / "prices")

    assert told.exit_code == 0
    assert "lot lot-1 stays closed: 2 bids" in told.output


@pytest.mark.parametrize(("gone", "what"), [("accepted.json", "accepted.json"), ("notices/1.json", "no notice")])
def test_a_box_that_is_not_whole_is_told(wuxin: Wuxin, box: Path, gone: str, what: str) -> None:
    """What is missing is named; nothing is written."""
    (box / gone).unlink()
    told = wuxin("open", box, "--part", "cover", "--out", box.parent / "covers")

    assert told.exit_code == 2
    assert what in told.output
    assert not (box.parent / "covers").exists()
