"""`wuxin draw`."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders.draw_files import RESULT, write_draw
from tests.builders.draws import CODES
from tests.oracle.draws import drawn, tickets
from tests.web.cli.conftest import Wuxin

CALL = ("draw", "pool.csv", "--count", 2, "--namespace", "2026/检查")
SOURCE = ("--source", "快乐8", "--source-day", "2099-12-01")
WEIGHTS = {"张三": 1, "李四": 2, "王五": 1, "赵六": 3, "钱七": 1, "孙<八>": 1}


@pytest.fixture
def files(tiny: Path) -> Path:
    """Return the folder in which `wuxin` runs, with the files of a small draw."""
    return write_draw(tiny.parent)


def seeded(wuxin: Wuxin, *more: object) -> Result:
    """Return a draw with the result of a lottery."""
    return wuxin(*CALL, "--codes", "codes.csv", "--seed", RESULT, *more)


@pytest.mark.usefixtures("files")
def test_the_oracle_draws_the_same(wuxin: Wuxin) -> None:
    """From the files to the JSON, against plain loops."""
    told = json.loads(seeded(wuxin, "--weight", "tickets", "--substitutes", 2, "--exclude", "out.csv", "--json").stdout)
    labels = drawn(tickets(WEIGHTS, "2026/检查", CODES, RESULT), 4, ["王五"])

    assert told["drawn"] == labels[:2]
    assert [ticket["label"] for ticket in told["strata"][0]["substitutes"]] == labels[2:]
    assert told["randomness"] == RESULT


def test_a_committed_draw_goes_from_hashes_to_a_sheet(wuxin: Wuxin, files: Path) -> None:
    """The commitment before the lottery needs no code; the draw after it is held against it, and told on a sheet."""
    options = ("--weight", "tickets", "--stratum", "area", "--quotas", "quotas.csv", "--substitutes", 1)
    before = wuxin(*CALL, "--codes", "hashes.csv", *options, *SOURCE, "--commit", "c.json", "--json")
    after = seeded(wuxin, *options, "--commitment", "c.json", "--sheet", "sheet.html")
    hashed = sha256((files / "c.json").read_bytes()).hexdigest()

    assert (before.exit_code, after.exit_code) == (0, 0), before.stderr + after.stderr
    assert json.loads(before.stdout)["sha256"] == hashed
    assert "kept to its commitment" in after.stdout
    assert hashed in (files / "sheet.html").read_text("utf-8")
    assert not [*files.glob("*.partial")]


@pytest.mark.usefixtures("files")
def test_a_difference_from_the_commitment_refuses(wuxin: Wuxin) -> None:
    """Exit code 1, every difference on a line of its own, and nothing drawn."""
    wuxin(*CALL, "--codes", "codes.csv", *SOURCE, "--commit", "c.json")
    result = seeded(wuxin, "--weight", "tickets", "--exclude", "out.csv", "--commitment", "c.json")

    assert result.exit_code == 1
    assert result.stdout == ""
    for place in ("pool.sha256", "pool.tickets", "exclusions.sha256", "exclusions.labels"):
        assert f"refused: commitment, {place}: " in result.stderr


def test_a_commitment_is_never_overwritten(wuxin: Wuxin, files: Path) -> None:
    """What is on record must not be changed by a slip."""
    first = wuxin(*CALL, "--codes", "codes.csv", *SOURCE, "--commit", "c.json")
    kept = (files / "c.json").read_bytes()
    second = wuxin(*CALL, "--codes", "codes.csv", *SOURCE, "--substitutes", 1, "--commit", "c.json")

    assert (first.exit_code, second.exit_code) == (0, 2)
    assert "never overwritten" in second.stderr
    assert (files / "c.json").read_bytes() == kept


def test_a_lottery_that_is_over_commits_nobody(wuxin: Wuxin, files: Path) -> None:
    """The day must be after today; other faults are told with it."""
    day = ("--source", "快乐8", "--source-day", "2024-01-01")
    result = wuxin(*CALL, "--codes", "codes.csv", *day, "--min-pool-ratio", 4, "--commit", "c.json")

    assert result.exit_code == 1
    assert "may be known already" in result.stderr
    assert "at least 4 for each" in result.stderr
    assert not (files / "c.json").exists()


@pytest.mark.usefixtures("files")
def test_a_commitment_without_a_source_is_refused(wuxin: Wuxin) -> None:
    """It would leave the choice of the lottery open."""
    result = wuxin(*CALL, "--codes", "codes.csv", "--commit", "c.json")

    assert result.exit_code == 1
    assert "which lottery" in result.stderr


@pytest.mark.usefixtures("files")
def test_a_recusal_after_the_draw_needs_leave_beforehand(wuxin: Wuxin) -> None:
    """With it the place goes to who follows; without it the draw stands."""
    wuxin(*CALL, "--codes", "codes.csv", *SOURCE, "--allow-recusals", "--commit", "open.json")
    wuxin(*CALL, "--codes", "codes.csv", *SOURCE, "--commit", "closed.json")
    allowed = seeded(wuxin, "--commitment", "open.json", "--recuse", "out.csv", "--json")
    refused = seeded(wuxin, "--commitment", "closed.json", "--recuse", "out.csv")

    assert "王五" not in json.loads(allowed.stdout)["drawn"]
    assert refused.exit_code == 1
    assert "the plan allows no exclusion after it was made" in refused.stderr


def test_faults_of_the_pool_name_their_lines(wuxin: Wuxin, files: Path) -> None:
    """All of them, whatever is wrong."""
    (files / "pool.csv").write_text("label,tickets\n张三,1\n张 三,1\n李四,0\n", encoding="utf-8")
    result = seeded(wuxin, "--weight", "tickets")

    assert result.exit_code == 1
    assert "pool.csv:3: the label '张 三' differs from '张三', at pool.csv:2" in result.stderr
    assert "pool.csv:4: the weight 0" in result.stderr


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "more", [(), ("--seed", "r", "--commit", "c.json"), ("--commit", "c.json", "--sheet", "s.html")]
)
def test_a_call_that_says_two_things_is_wrong(wuxin: Wuxin, more: tuple[str, ...]) -> None:
    """A draw has its randomness, and a commitment has none yet."""
    assert wuxin(*CALL, "--codes", "codes.csv", *more).exit_code == 2


def test_a_missing_file_is_named(wuxin: Wuxin) -> None:
    """Exit code 2."""
    result = seeded(wuxin)

    assert result.exit_code == 2
    assert "pool.csv" in result.stderr


def test_commitment_and_draw_go_on_record(wuxin: Wuxin, files: Path) -> None:
    """With --db both become entries; a draw of which no commitment is on record is refused."""
    db = ("--db", f"sqlite:///{files / 'a.db'}")
    wuxin("db", "upgrade", *db)
    before = wuxin(*CALL, "--codes", "hashes.csv", *SOURCE, "--commit", "c.json", *db)
    after = seeded(wuxin, "--commitment", "c.json", *db)
    again = seeded(wuxin, "--commitment", "c.json", *db)

    assert (before.exit_code, after.exit_code) == (0, 0), before.stderr + after.stderr
    assert again.exit_code == 1
    assert "on record already" in again.stderr
    assert json.loads(wuxin("log", "status", *db, "--json").stdout)["size"] == 2
