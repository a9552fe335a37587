"""`wuxin evaluation`, from the first mark to the disclosure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types
from typer.testing import Result

from tests.builders.evaluation_files import Office
from tests.web.cli.conftest import Wuxin

T = "zj-2024-001"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wuxin: Wuxin) -> Office:
    """Return an office with a panel that was drawn, an hour after bids closed."""
    found = Office(tmp_path, monkeypatch)
    found.clock(-48)
    assert wuxin(*found.commit()).exit_code == 0
    found.clock(-8)
    assert wuxin(*found.draw()).exit_code == 0
    found.clock(1)
    return found


def _call(wuxin: Wuxin, office: Office, move: str, *more: object) -> Result:
    result = wuxin("evaluation", move, T, *more, "--db", office.db)
    assert result.exit_code == 0, result.stderr
    return result


def _marked(wuxin: Wuxin, office: Office, criterion: str, points: str) -> None:
    told = json.loads(wuxin("panel", "show", T, "--db", office.db, "--members", "--json").stdout)
    for seat in told["panel"]:
        file = office.marks(seat["member"], **{criterion: points})
        _call(wuxin, office, "mark", "--member", seat["member"], "--file", file)
    _call(wuxin, office, "lock", "--criterion", criterion)


def test_an_evaluation_goes_from_marks_to_disclosure(wuxin: Wuxin, office: Office, tmp_path: Path) -> None:
    """Blind marks, prices, a decision, the result; the file that is written gives the same result again."""
    _marked(wuxin, office, "plan", "30")
    _call(wuxin, office, "open", "--file", office.path("bids.json"), "--by", "office-1")
    (tmp_path / "d.json").write_text('{"rejected": [{"bid": "b-02", "ground": "art. 51", "reason": "not signed"}]}')
    _call(wuxin, office, "decide", "--file", tmp_path / "d.json")
    closed = json.loads(_call(wuxin, office, "close", "--json").stdout)
    _call(wuxin, office, "disclose", "--award", "ZB-17", "--by", "office-1")
    _call(wuxin, office, "export", "--out", tmp_path / "tender.json")
    again = json.loads(wuxin("evaluate", tmp_path / "tender.json", "--json").stdout)

    assert again["sha256"] == closed["events"][-1]["content"]["result_sha256"]
    assert (again["candidates"], [*again["rejected"]]) == (["b-01", "b-03"], ["b-02"])


def test_an_evaluation_that_never_began_is_not_written(wuxin: Wuxin, office: Office, tmp_path: Path) -> None:
    """A file without a bid would look like a result; nothing is written, and the lot is named."""
    told = wuxin("evaluation", "export", T, "--lot", "lot-9", "--out", tmp_path / "none.json", "--db", office.db)

    assert (told.exit_code, f"{T} lot-9: nothing of its evaluation is on record" in told.stderr) == (2, True)
    assert not (tmp_path / "none.json").exists()


def test_refusals_and_faults_have_their_codes(wuxin: Wuxin, office: Office, tmp_path: Path) -> None:
    """1 where a rule says no, 2 where a file is wrong."""
    (tmp_path / "x.json").write_text("{}")
    early = wuxin("evaluation", "open", T, "--file", office.path("bids.json"), "--by", "office-1", "--db", office.db)
    wrong = wuxin("evaluation", "agree", T, "--file", tmp_path / "x.json", "--db", office.db)
    empty = wuxin("evaluation", "decide", T, "--file", tmp_path / "x.json", "--db", office.db)

    again = wuxin("evaluation", "void", T, "--reason", "objection 3 upheld", "--by", "office-1", "--db", office.db)
    office.clock(-48)
    second = wuxin(*office.commit())

    assert (again.exit_code, second.exit_code) == (0, 0), second.stderr
    assert (early.exit_code, wrong.exit_code, empty.exit_code) == (1, 2, 2)
    assert "plan is not locked" in early.stderr
    assert "no object of the lists" in empty.stderr


def test_a_draw_between_equals_is_fixed_first(wuxin: Wuxin, office: Office, tmp_path: Path) -> None:
    """Where nothing is equal there is no draw to fix, and a lottery that nobody knows is an error of input."""
    _marked(wuxin, office, "plan", "30")
    _call(wuxin, office, "open", "--file", office.path("bids.json"), "--by", "office-1")
    (codes := tmp_path / "codes.csv").write_text("notary,calm\nowners,loud\n", encoding="utf-8")
    fix = ("evaluation", "commit-tie", T, "--codes", codes, "--source-day", "2024-06-28", "--db", office.db)
    unequal, unknown = wuxin(*fix), wuxin(*fix, "--source", "dice")

    assert (unequal.exit_code, "no bids are equal where it matters" in unequal.stderr) == (1, True)
    assert (unknown.exit_code, "'dice' is no lottery" in unknown.stderr) == (2, True)


def test_a_technical_part_is_made_blind(wuxin: Wuxin, tmp_path: Path) -> None:
    """Properties go, a name in the text refuses and writes nothing."""
    (tmp_path / "names.txt").write_text("海安物业\n\n91330681MA0000001X\n", encoding="utf-8")
    book = Workbook()
    book.properties.creator = "海安物业"
    book.save(tmp_path / "plan.xlsx")
    (tmp_path / "plan.txt").write_text("海安 物业承诺", encoding="utf-8")
    call = ("--names", tmp_path / "names.txt", "--out", tmp_path / "blind")

    assert wuxin("evaluation", "blind", tmp_path / "plan.xlsx", "--names", tmp_path / "names.txt").exit_code == 1
    assert wuxin("evaluation", "blind", tmp_path / "plan.txt", *call).exit_code == 1
    assert not (tmp_path / "blind").exists()
    assert wuxin("evaluation", "blind", tmp_path / "plan.xlsx", *call).exit_code == 0
    assert wuxin("evaluation", "blind", tmp_path / "blind", *call[:2]).exit_code == 2
