"""The desk of an office: a register with two companies and twelve estates, its commands, and a clock to set."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from models.values.draw import Party
from tests.builders.packages import COMPANY, OTHER_COMPANY, write_package
from web.cli import app

__all__ = ["CODES", "DATABASE", "ESTATES", "OFFICE", "RESULT", "STAFF", "Desk", "open_desk"]

DATABASE = "sqlite:///wuxin.db"
ESTATES = [f"X{number:02}" for number in range(1, 13)]
STAFF = [f"I{number}" for number in range(1, 7)]
CODES = {"住建局": "海棠-4417", "公证处": "owl of the north"}
RESULT = " ".join(f"{number:02}" for number in range(2, 42, 2))
OFFICE = ("--by", "HB-02", "--role", "authority")


@dataclass
class Desk:
    """Calls commands on a day; the moment is its noon in Shanghai."""

    folder: Path
    day: date = date(2026, 3, 2)

    def now(self) -> datetime:
        """Return the moment at which acts are recorded."""
        return datetime(self.day.year, self.day.month, self.day.day, 4, tzinfo=UTC)

    def call(self, *words: object) -> Result:
        """Return what `wuxin` makes of the words."""
        return CliRunner().invoke(app, [str(word) for word in words])

    def inspection(self, *words: object) -> Result:
        """Return what `wuxin inspection` makes of the words, on the desk's register."""
        return self.call("inspection", *words, "--db", DATABASE)

    def done(self, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Return the JSON of `wuxin inspection`, which must have done it."""
        result = self.inspection(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def refused(self, *words: object) -> str:
        """Return why `wuxin inspection` refused by a rule."""
        result = self.inspection(*words)
        assert result.exit_code == 1, result.output
        return result.stderr

    def table(self, name: str, head: str, rows: Sequence[Sequence[str]]) -> Path:
        """Write a CSV file and return it."""
        path = self.folder / name
        path.write_text("\n".join([head, *(",".join(row) for row in rows)]) + "\n", encoding="utf-8")
        return path

    def marks(self, items: Sequence[str], **marks: str) -> Path:
        """Write a mark for every item: met, but for those named by the last word of their id."""
        rows = [(item, marks.get(item.rpartition(".")[2], "met")) for item in items]
        return self.table("marks.csv", "item,mark", rows)


def open_desk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Desk:
    """Return a desk in a folder of its own, its evidence ingested."""
    desk = Desk(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setattr("web.cli.inspections.acts.now", desk.now)
    write_package(
        folder / "evidence",
        companies=[{}, {"company_id": OTHER_COMPANY, "name": "和乐物业"}],
        communities=[
            {"community_id": one, "name": one, "district": "东西"[n % 2], "subdistrict": "崖头街道", "households": 100}
            for n, one in enumerate(ESTATES)
        ],
        service_periods=[
            {"community_id": one, "company_id": (COMPANY, OTHER_COMPANY)[n % 3 == 0]} for n, one in enumerate(ESTATES)
        ],
        complaints=[
            {"community_id": "X02", "received_at": "2026-01-05", "liability": "company", "upheld": True},
            {"community_id": "X02", "received_at": "2026-01-06", "liability": "utility", "upheld": True},
        ],
        inspections=[{"community_id": "X03", "inspected_on": "2025-08-01", "score": "80"}],
    )
    for words in (("db", "upgrade"), ("ingest", "evidence")):
        assert desk.call(*words, "--db", DATABASE).exit_code == 0
    desk.table("staff.csv", "inspector_id", [[one] for one in STAFF])
    desk.table("interests.csv", "inspector_id,company_id,relation,ended_on", [["I1", OTHER_COMPANY, "family", ""]])
    desk.table("codes.csv", "name,code", [*CODES.items()])
    hashes = [(name, Party.of(name, code).code_sha256) for name, code in CODES.items()]
    desk.table("hashes.csv", "party,code_sha256", hashes)
    return desk
