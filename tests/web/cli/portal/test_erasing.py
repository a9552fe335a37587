"""`wuxin erase`: a person's data gone from every byte."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders.rated_city import rated_package
from tests.builders.record import Recorded
from tests.builders.tampering import only
from tests.web.cli.conftest import Wuxin

LAW = ("--instrument", "PIPL", "--article", "47", "--by", "住建局")
ASKED = ("erase", "managers", "m2", "--column", "name", *LAW)
NAME = "夏侯晴".encode()


def _bytes_of(city: Recorded) -> bytes:
    path = Path(city.url.removeprefix("sqlite:///"))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_no_trace_is_left_and_the_act_is_on_record(wuxin: Wuxin, rated: Recorded) -> None:
    """Neither in the files of the database nor in what the command says; the entry has its position."""
    assert NAME in _bytes_of(rated)
    result = wuxin(*ASKED, "--db", rated.url)

    assert result.exit_code == 0, result.output
    assert "2 cells erased" in result.stdout
    assert NAME not in _bytes_of(rated) + result.output.encode()
    assert only(rated.url, "SELECT max(position) FROM ledger_entry WHERE type = 'personal.erased'") == 17
    assert rated.verified().findings == []


def test_ingesting_it_again_does_not_bring_it_back(wuxin: Wuxin, rated: Recorded, tmp_path: Path) -> None:
    """Nor does another package with the same cell."""
    wuxin(*ASKED, "--db", rated.url)
    rated_package(tmp_path / "first")
    rated_package(tmp_path / "other", records=[{"event": "award", "quantity": 9}])
    told = [json.loads(wuxin("ingest", tmp_path / name, "--db", rated.url, "--json").stdout)["import"]
            for name in ("first", "other")]  # fmt: skip

    assert told == [1, 3]
    assert NAME not in _bytes_of(rated)
    assert rated.verified().findings == []


def test_machines_get_a_number(wuxin: Wuxin, rated: Recorded) -> None:
    """Of cells; both imports had it."""
    assert json.loads(wuxin(*ASKED, "--db", rated.url, "--json").stdout) == {"erased": 2}


def test_a_second_erasure_is_refused(wuxin: Wuxin, rated: Recorded) -> None:
    """Exit code 1: nothing is left."""
    codes = [wuxin(*ASKED, "--db", rated.url).exit_code for _ in range(2)]

    assert codes == [0, 1]


def test_where_somebody_reads_it_is_told_and_done_later(
    wuxin: Wuxin, rated: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register has it no more; the bytes go when the command is called again and the others have ended."""
    monkeypatch.setattr("models.record.traces._WAIT_MS", 50)
    with closing(sqlite3.connect(rated.url.removeprefix("sqlite:///"), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM company").fetchone()
        result = wuxin(*ASKED, "--db", rated.url)
    again = wuxin(*ASKED, "--db", rated.url)

    assert (result.exit_code, "Stop the portal" in result.stderr) == (1, True)
    assert (again.exit_code, NAME in _bytes_of(rated)) == (1, False)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (("erase", "ratings", "m2", "--column", "name", *LAW), 2),
        (("erase", "managers", "m2", "--column", "company_id", *LAW), 2),
        (("erase", "managers", "m404", "--column", "name", *LAW), 1),
        (("erase", "managers", "m2", "--column", "name", "--by", "x"), 2),
    ],
)
def test_a_wrong_call_erases_nothing(wuxin: Wuxin, rated: Recorded, wrong: tuple[str, ...], code: int) -> None:
    """Another table, another column, no such row, no law named."""
    assert wuxin(*wrong, "--db", rated.url).exit_code == code
    assert NAME in _bytes_of(rated)
    assert only(rated.url, "SELECT count(*) FROM ledger_entry") == 17
