"""`wuxin owners`: an estate from its delivery to a vote that authorises a tender, and what stops it."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.builders.clocks import Clock
from tests.web.cli.conftest import Wuxin
from web.cli import app
from web.cli.databases import register
from web.register.owners.ballot_scans import scan_of, scans_kept

DB = ("--db", "sqlite:///a.db")
BEGAN_AT = datetime(2024, 3, 1, 1, tzinfo=UTC)
BY = ("--role", "committee", "--by", "Willow Garden Committee")
AGENDA = [{"id": "company", "matter": "choose_company", "title": "选聘物业", "subject": "zj-2024-001"}]


class Estate:
    """An estate of nine units in Hangzhou with a committee in office, and a clock."""

    def __init__(self, run: Wuxin, folder: Path, clock: Clock) -> None:
        self.run, self.folder, self.clock = run, folder, clock

    def begins(self) -> None:
        """Enter the roll and the bodies."""
        self.run("db", "upgrade", *DB)
        lines = ["unit,area_m2,owner", *(f"1-{n},100.00,owner-{n}" for n in range(9))]
        (self.folder / "roll.csv").write_text("\n".join(lines), encoding="utf-8")
        (self.folder / "agenda.json").write_text(json.dumps(AGENDA, ensure_ascii=False), encoding="utf-8")
        self.does("roll", "willow", self.folder / "roll.csv", "--by", "Xinan Subdistrict")
        for words in (
            ("deliver", "--on", "2022-01-01", "--jurisdiction", "330102"),
            ("found", "--on", "2023-01-01", "--vote", "v0"),
            ("elect", "--on", "2023-01-01", "--until", "2026-01-01", "--vote", "v0", "--members", 5),
        ):
            self.does("body", "willow", "--move", *words, "--by", "Xinan Subdistrict")

    def call(self, *words: object) -> Result:
        """Call `wuxin owners`."""
        return self.run("owners", *words, *DB)

    def does(self, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call it, which has to work, and return what it says."""
        told = self.call(*words, "--json")
        assert told.exit_code == 0, f"{words}: {told.stdout}{told.stderr}"
        return json.loads(told.stdout)

    def calls(self) -> None:
        """Call the vote, and wait until it is open."""
        window = ("--opens", "2024-03-18T09:00:00+08:00", "--closes", "2024-03-28T09:00:00+08:00")
        self.does("call", "v1", "willow", "--agenda", self.folder / "agenda.json", *window, *BY)
        self.clock.to("2024-03-20")

    def votes(self, yes: int) -> None:
        """Call the vote, let so many vote for it, and count and announce it."""
        self.calls()
        for number in range(yes):
            receipt = self.folder / f"receipt-{number}.json"
            self.does("cast", "v1", "--voter", f"owner-{number}", "--choice", "company=for", "--receipt", receipt)
        self.clock.to("2024-03-29")
        self.does("count", "v1", *BY)
        self.does("act", "v1", "--move", "announce", *BY)

    def may_tender(self) -> Result:
        """Ask whether the tender may go on."""
        return self.call("authority", "willow", "--kind", "service", "--subject", "zj-2024-001", "--fen", 1)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the register of an estate that was begun; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        clock = Clock(BEGAN_AT)
        clock.wind(patch)
        Estate(lambda *words: CliRunner().invoke(app, [str(word) for word in words]), folder, clock).begins()
    return folder


@pytest.fixture
def estate(begun: Path, wuxin: Wuxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Estate:
    """Return the estate on 1 March 2024."""
    folder = tmp_path / "estate"
    shutil.copytree(begun, folder)
    monkeypatch.chdir(folder)
    clock = Clock(BEGAN_AT)
    clock.wind(monkeypatch)
    return Estate(wuxin, folder, clock)


def test_two_thirds_and_a_majority_authorise_a_tender(estate: Estate) -> None:
    """Before the vote it may not go on; after it, it may."""
    assert "decided by the owners" in estate.may_tender().stderr

    estate.votes(yes=6)

    assert "vote v1, item company" in estate.may_tender().stdout
    assert estate.does("votes", "willow") == [{"vote": "v1", "state": "announced"}]


def test_a_vote_below_its_quorum_authorises_nothing(estate: Estate) -> None:
    """Five of nine is not two thirds, and the vote says so."""
    estate.votes(yes=5)

    told = estate.call("vote", "v1").stdout
    assert "company: not passed" in told
    assert "5 of 9 (55.5 %) of the persons took part, at least 2/3 is needed" in told
    assert estate.may_tender().exit_code == 1


def test_a_revoked_decision_stops_the_tender(estate: Estate) -> None:
    """The subdistrict revokes with a reason, and the authority is gone; a committee cannot."""
    estate.votes(yes=9)
    mine = estate.call("act", "v1", "--move", "revoke", "--reason", "x", *BY)
    assert "not for the role committee" in mine.stderr

    estate.does("act", "v1", "--move", "revoke", "--reason", "选票造假", "--role", "subdistrict", "--by", "Xinan")

    assert estate.may_tender().exit_code == 1


def test_a_voter_checks_the_receipt(estate: Estate) -> None:
    """It opens what is on record; a changed one is found."""
    estate.votes(yes=6)
    receipt = estate.folder / "receipt-3.json"
    assert 'as {"company":"for"}' in estate.call("check", receipt).stdout
    receipt.write_text(receipt.read_text(encoding="utf-8").replace("for", "against"), encoding="utf-8")

    told = estate.call("check", receipt)

    assert told.exit_code == 2
    assert "not those that its commitment was made for" in told.stderr


def test_the_scan_of_a_ballot_on_paper_is_kept(estate: Estate) -> None:
    """In the vault, with its ballot; an empty one is refused before the ballot is cast."""
    estate.calls()
    (estate.folder / "empty.png").write_bytes(b"")
    (estate.folder / "scan.png").write_bytes(b"a scan")
    ballot = ("cast", "v1", "--voter", "owner-1", "--choice", "company=for", "--receipt", "receipt.json", "--scan")

    assert "the scan of the paper is missing" in estate.call(*ballot, "empty.png").stderr
    cast = estate.does(*ballot, "scan.png")["ballot"]

    with register(DB[1]) as session:
        assert (scans_kept(session, "v1"), scan_of(session, cast)) == ([cast], b"a scan")


def test_who_acts_is_told_with_its_term(estate: Estate) -> None:
    """The committee until its term ends, then nobody."""
    assert "owners_committee since 2023-01-01, until 2026-01-01" in estate.call("who", "willow").stdout
    assert estate.does("who", "willow", "--on", "2026-01-01")["acts"] == "nobody"


def test_a_call_hears_every_reason(estate: Estate) -> None:
    """Too short a notice, too short a window: both, and nothing is called."""
    window = ("--opens", "2024-03-02T09:00", "--closes", "2024-03-03T09:00")

    told = estate.call("call", "v1", "willow", "--agenda", estate.folder / "agenda.json", *window, *BY)

    assert told.exit_code == 1
    assert "told 15 days before" in told.stderr
    assert "it is at least 5" in told.stderr
    assert "none of this name" in estate.call("vote", "v1").stderr


def test_consulting_comes_before_the_call(estate: Estate) -> None:
    """A consultation is on record under the name of the vote, which is called afterwards."""
    estate.does("act", "v1", "--move", "consult", "--community", "willow", *BY)

    estate.votes(yes=6)

    assert estate.does("vote", "v1")["state"] == "announced"


def test_an_estate_that_is_not_known_is_told(estate: Estate) -> None:
    """And what to enter first."""
    told = estate.call("authority", "nowhere", "--kind", "repair", "--subject", "x", "--fen", 1)

    assert told.exit_code == 2
    assert "wuxin owners body" in told.stderr


@pytest.mark.parametrize("text", ["", "[]", "{}"])
def test_what_is_no_receipt_is_told(estate: Estate, text: str) -> None:
    """Never a crash."""
    (estate.folder / "bad.json").write_text(text, encoding="utf-8")

    assert "no receipt" in estate.call("check", estate.folder / "bad.json").stderr


def test_who_acts_for_an_unknown_estate_is_not_said(estate: Estate) -> None:
    """It is unknown: exit code 2, and what to enter."""
    told = estate.call("who", "atlantis")

    assert (told.exit_code, "nothing is known of this estate" in told.stderr) == (2, True)
