"""An office that tenders through the commands: a register with rated companies, a clock, and files of JSON.

desk = open_desk(monkeypatch, tmp_path); desk.to("2024-05-06T02:00:00Z")
desk.does("draft", desk.notice()); desk.walks(State.PUBLISHED)
"""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner, Result

from bidding.tender import State
from models.values.moments import SHANGHAI
from tests.builders.clocks import Clock
from tests.builders.notices import CLOSES_AT, company, notice_json
from tests.builders.packages import write_package
from tests.builders.rulebooks import minimal_files, write_rulebook
from tests.builders.tenders import PRICES, contract, opening, ranked
from web.cli import app

__all__ = ["BUYER", "DB", "LOW", "NAME", "PATH", "TenderDesk", "open_desk"]

DB: Final = "sqlite:///wuxin.db"
BUYER: Final = "91330681MA27U04D4K"
NAME: Final = "zj-2024-001"
_WALKED: Final[dict[State, Path]] = {}
"""Registers that went the plain path up to a state, as copies of their file."""
LOW: Final = company(4)
"""A company whose grade is too low: three penalties leave it at B."""


class TenderDesk:
    """Calls `wuxin tender` at moments that it is set to."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock = folder, clock

    def to(self, moment: str) -> None:
        """Set the clock to a moment."""
        self.clock.at = datetime.fromisoformat(moment)

    def run(self, *words: object) -> Result:
        """Call `wuxin`."""
        return CliRunner().invoke(app, [str(word) for word in words])

    def does(self, *words: object, by: str = BUYER) -> Any:  # noqa: ANN401 - JSON
        """Call `wuxin tender ... --json`, which has to work, and return what it says."""
        told = self._tender(*words, *self._by(words, by), "--db", DB, "--json")
        assert told.exit_code == 0, f"{words}: {told.exit_code} {told.stdout}{told.stderr}"
        return json.loads(told.stdout)

    def refused(self, *words: object, by: str = BUYER) -> str:
        """Call `wuxin tender`, which has to refuse by a rule, and return the reasons."""
        told = self._tender(*words, *self._by(words, by), "--db", DB)
        assert told.exit_code == 1, f"{words}: {told.exit_code} {told.stdout}{told.stderr}"
        return told.stderr

    def file(self, name: str, content: object) -> Path:
        """Write a JSON file and return it."""
        path = self.folder / name
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    def notice(self, **changes: object) -> Path:
        """Write the notice of the tender, which asks by the register's own rulebook."""
        required = {
            "grades": ["AAA", "AA", "A"],
            "rulebook": "tiny",
            "instrument": "zhuji_opinions_2023",
            "article": "6",
        }
        return self.file("notice.json", notice_json(**({"required": required} | changes)))

    def walks(self, state: State, **changes: object) -> None:
        """Go the straight path from the draft up to a state; the plain path is walked once and copied from then on."""
        kept = _WALKED.get(state) if not changes else None
        if kept is not None:
            shutil.copy(kept, self.folder / "wuxin.db")
            return
        self.to("2024-05-06T02:00:00Z")
        reached = self.does("draft", self.notice(**changes))["state"]
        for moment, words, details, by in PATH:
            if reached == state and words[0] != "check":  # the check belongs to the opening
                break
            self.to(moment)
            extra = [self.file("details.json", details)] if details is not None else []
            reached = self.does(*words, *extra, by=by)["state"]
            if not changes:
                _WALKED[State(reached)] = _template() / f"{reached}.db"
                shutil.copy(self.folder / "wuxin.db", _WALKED[State(reached)])

    def state(self, name: str = NAME) -> State:
        """Return where a tender stands."""
        return State(self.does("show", name)["state"])

    def rates(self, as_of: str) -> None:
        """Rate the register anew."""
        assert self.run("lists", "--rulebook", "tiny", "--as-of", as_of, "--db", DB, "--json").exit_code == 0

    def _tender(self, *words: object) -> Result:
        """Call `wuxin tender`."""
        return self.run("tender", *words)

    def _by(self, words: tuple[object, ...], by: str) -> tuple[str, ...]:
        return () if words[0] in ("show", "list", "due", "field", "package") else ("--by", by)


PATH: Final[tuple[tuple[str, tuple[str, ...], Any, str], ...]] = (
    ("2024-05-10T02:00:00Z", ("file", NAME, "--filing", "F-12"), None, BUYER),
    ("2024-05-27T02:00:00Z", ("publish", NAME, "--bids-elsewhere", "Trading Platform"), None, BUYER),
    (CLOSES_AT, ("close", NAME), None, BUYER),
    ("2024-06-21T03:30:00Z", ("open", NAME, "--bids"), opening(), BUYER),
    ("2024-06-21T04:00:00Z", ("check", NAME), None, BUYER),
    ("2024-06-24T04:00:00Z", ("evaluate", NAME, "--ranking"), ranked(*PRICES), "panel-01"),
    ("2024-06-25T04:00:00Z", ("announce", NAME, "--until", "2024-06-28"), None, BUYER),
    ("2024-06-29T04:00:00Z", ("award", NAME), None, BUYER),
    ("2024-07-02T04:00:00Z", ("secure", NAME, "--payments"),
     [{"lot": "lot-1", "company_id": company(1), "fen": 14_500_000, "receipt": "R-1"}], "subdistrict-01"),
    ("2024-07-10T04:00:00Z", ("sign", NAME, "--contracts"), [contract(company(1))], BUYER),
    ("2024-07-15T04:00:00Z", ("file-contract", NAME, "--filing", "C-7"), None, BUYER),
    ("2024-08-01T04:00:00Z", ("do", NAME, "start"), None, BUYER),
)  # fmt: skip
"""The straight path: moment, the words, a file that follows them, and who acts."""


@cache
def _template() -> Path:
    """Return a folder with a rated register: three companies at AA, one at B, two communities."""
    folder = Path(tempfile.mkdtemp(prefix="tender-desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    names = ["禾安物业", "清河物业", "和乐物业", "低分物业"]
    write_package(
        folder / "evidence",
        companies=[
            {"company_id": company(number), "name": name, "legal_representative": f"代表{number}"}
            for number, name in enumerate(names, start=1)
        ],
        communities=[
            {"community_id": "willow-garden", "name": "柳园"},
            *({"community_id": f"estate-{number}", "name": f"小区{number}"} for number in range(1, 5)),
        ],
        service_periods=[{"community_id": f"estate-{number}", "company_id": company(number)} for number in range(1, 5)],
        records=[
            {"company_id": LOW, "community_id": None, "event": "penalty", "occurred_on": f"2024-0{month}-01"}
            for month in (2, 3, 4)
        ],
    )
    write_rulebook(folder / "tiny", minimal_files(jurisdiction="330681"))
    return folder


def open_desk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> TenderDesk:
    """Return an office in a folder of its own, its register rated as of 20 May 2024."""
    place = _template()
    database, clock = place / "wuxin.db", Clock(datetime(2024, 5, 20, 9, 0, tzinfo=SHANGHAI))
    clock.wind(monkeypatch)
    if not database.exists():
        monkeypatch.chdir(place)
        made = TenderDesk(place, clock)
        for words in (
            ("db", "upgrade"),
            ("ingest", "evidence"),
            ("lists", "--rulebook", "tiny", "--as-of", "2024-05-20"),
        ):
            told = made.run(*words, "--db", DB)
            assert told.exit_code == 0, told.output
    shutil.copytree(place, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    return TenderDesk(folder, clock)
