"""An office that works with lists through the commands: a register, a head whose key is on record, and a clock.

office = an_office(monkeypatch, tmp_path); office.lists("2024-07-01")
office.does("list", "notify", 1, "--by", "住建局")
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from models.values.moments import SHANGHAI
from tests.builders.clocks import Clock
from tests.builders.packages import COMPANY, OTHER_COMPANY, write_package
from tests.builders.rulebooks import CHOICE, minimal_files, write_rulebook
from web.cli import app

__all__ = ["DB", "EVENT", "LAW", "Office", "an_office"]

DB = "sqlite:///a.db"
LAW = ("--instrument", "浙江省公共信用信息管理条例", "--article", "24(1)(2)")
EVENT = {"record_id": "R1", "event": "bid.collusion", "occurred_on": "2024-06-03", "valid_until": "2025-06-03"}


class Office:
    """An office with a register, a head whose key is on record, and a clock."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock = folder, clock

    def run(self, *words: object) -> Result:
        """Call `wuxin`."""
        return CliRunner().invoke(app, [str(word) for word in words])

    def does(self, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call `wuxin ... --json` on the register, which has to work, and return what it says."""
        told = self.run(*words, "--db", DB, "--json")
        assert told.exit_code == 0, f"{words}: {told.stdout}{told.stderr}"
        return json.loads(told.stdout)

    def refused(self, *words: object) -> str:
        """Call `wuxin` on the register, which has to refuse by a rule, and return the reasons."""
        told = self.run(*words, "--db", DB)
        assert told.exit_code == 1, f"{words}: {told.exit_code} {told.stdout}{told.stderr}"
        return told.stderr

    def decide(self, number: int, outcome: str, *words: object) -> tuple[object, ...]:
        """Return the words of a decision of the head."""
        reasons = ("--reasons", "经查属实", *LAW, "--key", "head.key", "--passphrase-file", "pass")
        return ("list", "decide", number, "--outcome", outcome, *reasons, *words)

    def ingests(self, name: str, *records: dict[str, str]) -> None:
        """Take in a package with these records of one company, beside one that has none."""
        companies = [{"company_id": COMPANY, "name": "禾安物业"}, {"company_id": OTHER_COMPANY, "name": "宁泰物业"}]
        write_package(self.folder / name, companies=companies, records=list(records))
        self.does("ingest", name)

    def lists(self, as_of: str, kind: str = "black") -> list[dict[str, Any]]:
        """Rate and propose on a day; return the newest proposal of a kind."""
        proposed = self.does("lists", "--rulebook", "tiny", "--as-of", as_of)
        return list(proposed[kind])


def an_office(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Office:
    """Return an office on 1 July 2024 with a register that holds one collusion, by a rulebook of Zhejiang."""
    monkeypatch.chdir(folder)
    clock = Clock(datetime(2024, 7, 1, 9, 0, tzinfo=SHANGHAI))
    clock.wind(monkeypatch)
    made = Office(folder, clock)
    black = [{"id": "tiny.black", "event": "bid.collusion", "for": "document", "basis": dict(CHOICE)}]
    write_rulebook(folder / "tiny", minimal_files(jurisdiction="330000", lists={"black": black}))
    (folder / "pass").write_text("four words will do here", encoding="utf-8")
    (folder / "why.txt").write_text("未参与围标，见判决书", encoding="utf-8")
    secret = ("--passphrase-file", "pass")
    made.run("db", "upgrade", "--db", DB)
    made.run("key", "make", "head.example", "--purpose", "official", "--out", "head.key", "--memory-mib", 16, *secret)
    made.run("key", "enrol", "head.key", "--out", "head.json", *secret)
    made.does("key", "record", "head.json")
    made.ingests("june", EVENT)
    return made
