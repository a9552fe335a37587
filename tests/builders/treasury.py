"""An estate's money through the commands: a register, its files, and a clock.

treasury = a_treasury(monkeypatch, tmp_path); treasury.opens("331102"); treasury.clock.to("2025-01-10")
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from models.migrations import upgrade
from models.values.moments import SHANGHAI
from tests.builders.clocks import Clock
from tests.builders.packages import COMPANY
from web.cli import app

__all__ = ["Treasury", "a_treasury"]

_DB = "sqlite:///m.db"
_HOME = "willow-garden"


class Treasury:
    """The books of one estate, kept by the commands."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock = folder, clock

    @property
    def url(self) -> str:
        """Where the register is."""
        return _DB

    def run(self, *words: object) -> Result:
        """Call `wuxin` on the register."""
        return self.alone(*words, "--db", _DB)

    def alone(self, *words: object) -> Result:
        """Call `wuxin` without the register."""
        return CliRunner().invoke(app, [str(word) for word in words])

    def does(self, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call `wuxin ... --json`, which has to work, and return what it says."""
        told = self.run(*words, "--json")
        assert told.exit_code == 0, f"{words}: {told.stdout}{told.stderr}"
        return json.loads(told.stdout)

    def refused(self, *words: object) -> str:
        """Call `wuxin`, which has to refuse by a rule, and return the reasons."""
        told = self.run(*words)
        assert told.exit_code == 1, f"{words}: {told.exit_code} {told.stdout}{told.stderr}"
        return told.stderr

    def money(self, command: str, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call `wuxin money COMMAND` on the estate."""
        return self.does("money", *command.split(), _HOME, *words)

    def fund(self, command: str, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call `wuxin fund COMMAND` on the estate."""
        return self.does("fund", command, _HOME, *words)

    def opens(self, jurisdiction: str) -> None:
        """Open the books with four equal units that paid 1,000 yuan each into the fund."""
        where = ("--jurisdiction", jurisdiction, "--company", COMPANY, "--subdistrict", "Harbour")
        self.money("open", *where, "--by", "S-3", "--role", "subdistrict")
        units = "".join(f"{n}-101,100,1000\n" for n in range(1, 5))
        self.writes("deposits.csv", f"unit,area_m2,yuan\n{units}")
        self.fund("deposit", "deposits.csv", "--first", "--by", "CITY-F")

    def elects(self) -> None:
        """Let an owners' committee act until 2029."""
        words = ("--principal", "owners_committee", "--until", "2029-01-01")
        self.money("stage", *words, "--by", "S-3", "--role", "subdistrict")

    def writes(self, name: str, text: str) -> str:
        """Write a file and return its name."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


def a_treasury(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Treasury:
    """Return an empty register on 2 January 2024, with a receipt."""
    monkeypatch.chdir(folder)
    clock = Clock(datetime(2024, 1, 2, 9, 0, tzinfo=SHANGHAI))
    clock.wind(monkeypatch)
    made = Treasury(folder, clock)
    made.writes("receipt.pdf", "a receipt")
    (folder / "m.db").write_bytes(_empty_register())
    return made


@cache
def _empty_register() -> bytes:
    """Return a database at the newest revision without a row."""
    with TemporaryDirectory() as folder:
        upgrade(f"sqlite:///{folder}/m.db")
        return (Path(folder) / "m.db").read_bytes()
