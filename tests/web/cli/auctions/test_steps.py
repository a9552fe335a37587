"""`wuxin auction` from the rules to a result that another machine follows."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from models.keys import key_text
from tests.builders.auctions import AUCTION, CLOSES_AT, OPENS_AT, STARTING, STEP, bidder, official, rules
from tests.builders.clocks import Clock
from tests.builders.keys import PASSPHRASE, file_of
from tests.builders.letting_register import on_record
from tests.web.cli.conftest import Wuxin
from web.cli.databases import register
from web.cli.recording import clerk

DB = ("--db", "sqlite:///a.db")


class Desk:
    """A register with a shop, key files of two bidders and an official, and a clock."""

    def __init__(self, run: Wuxin, folder: Path, clock: Clock) -> None:
        self.run, self.folder, self.clock = run, folder, clock
        run("db", "upgrade", *DB)
        (folder / "pass").write_text(PASSPHRASE, encoding="utf-8")
        for name, whose in (("a", bidder("a")), ("b", bidder("b")), ("official", official())):
            (folder / f"{name}.key").write_text(key_text(file_of(whose, "bidder")), encoding="utf-8")
        for path in folder.iterdir():
            path.chmod(0o600)
        (folder / "rules.json").write_text(json.dumps(rules().as_json()), encoding="utf-8")
        with register("sqlite:///a.db") as session:
            on_record(clerk(session), "shop-1")

    def call(self, *words: object) -> Result:
        """Call `wuxin auction`."""
        return self.run("auction", *words, *DB)

    def bid(self, who: str, fen: int, key: str = "") -> Result:
        """Bid with the key of a bidder, by default its own."""
        file = self.folder / f"{key or who}.key"
        return self.call(
            "bid", AUCTION, "--handle", who, "--fen", fen, "--key", file, "--passphrase-file", self.folder / "pass"
        )

    def decide(self, move: str) -> Result:
        """Decide as the official."""
        signing = ("--key", self.folder / "official.key", "--passphrase-file", self.folder / "pass")
        return self.call("decide", AUCTION, "--move", move, "--reason", "网络中断", *signing)

    def told(self) -> Any:  # noqa: ANN401 - JSON
        """Return where the auction stands."""
        return json.loads(self.call("show", AUCTION, "--json").stdout)


@pytest.fixture
def desk(wuxin: Wuxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk at which one auction was announced, a day before it opens."""
    folder = tmp_path / "desk"
    folder.mkdir()
    clock = Clock(OPENS_AT - timedelta(days=1))
    clock.wind(monkeypatch)
    made = Desk(wuxin, folder, clock)
    told = made.call("announce", folder / "rules.json", "--by", "Xinan Subdistrict")
    assert told.exit_code == 0, told.stderr
    return made


def test_an_auction_runs_to_a_result_that_can_be_followed(desk: Desk) -> None:
    """Bids rise, a late one puts the end off, the close is entered, and the file is followed without the register."""
    desk.clock.at = OPENS_AT
    assert desk.bid("a", STARTING).exit_code == 0
    desk.clock.at = CLOSES_AT - timedelta(seconds=30)
    assert desk.bid("b", STARTING + STEP).exit_code == 0
    assert "it is open" in desk.call("close", AUCTION).stderr
    desk.clock.at = CLOSES_AT + timedelta(seconds=90)
    assert desk.call("close", AUCTION).exit_code == 0
    assert desk.call("result", AUCTION, "--out", desk.folder / "result.json").exit_code == 0

    followed = desk.run("auction", "replay", desk.folder / "result.json")

    assert followed.stdout == (
        f"{AUCTION}: b won with {STARTING + STEP} fen; a waits with {STARTING} fen. 2 bids, each followed.\n"
    )
    assert desk.told()["phase"] == "closed"
    assert AUCTION in desk.call("list").stdout


def test_a_refused_bid_hears_every_reason(desk: Desk) -> None:
    """Before the opening, too little, with somebody else's key: three reasons, exit code 1."""
    told = desk.bid("a", 5, key="b")

    assert told.exit_code == 1
    assert all(why in told.stderr for why in ("is waiting", "too little", "not this bidder's"))


def test_a_pause_is_decided_by_an_official(desk: Desk) -> None:
    """While it lasts nobody bids, and both ends are put off by it."""
    desk.clock.at = OPENS_AT + timedelta(minutes=5)
    assert desk.decide("pause").exit_code == 0
    assert "is paused" in desk.bid("a", STARTING).stderr
    desk.clock.at = OPENS_AT + timedelta(minutes=15)
    assert desk.decide("resume").exit_code == 0

    assert desk.told()["closes_at"] == (CLOSES_AT + timedelta(minutes=10)).isoformat()


def test_a_result_that_was_changed_is_found(desk: Desk) -> None:
    """One fen more for the winner, and the file leads elsewhere."""
    desk.clock.at = OPENS_AT
    desk.bid("a", STARTING)
    desk.clock.at = CLOSES_AT
    desk.call("close", AUCTION)
    file = desk.folder / "result.json"
    desk.call("result", AUCTION, "--out", file)
    file.write_text(file.read_text(encoding="utf-8").replace(f'"rent_fen":{STARTING}', f'"rent_fen":{STARTING + 1}'))

    told = desk.run("auction", "replay", file)

    assert told.exit_code == 2
    assert "its events lead to" in told.stderr


@pytest.mark.parametrize("text", ["", "[1]", "{}"])
def test_rules_that_cannot_be_read_are_told(desk: Desk, text: str) -> None:
    """Exit code 2, and where to read on."""
    (desk.folder / "bad.json").write_text(text, encoding="utf-8")

    told = desk.call("announce", desk.folder / "bad.json", "--by", "x")

    assert told.exit_code == 2
    assert "docs/auctions.md" in told.stderr
