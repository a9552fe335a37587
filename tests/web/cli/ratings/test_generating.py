"""`wuxin generate`: equal seed, equal bytes, and never over somebody's files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.web.cli.conftest import Wuxin

SIZE = ("--companies", 8, "--communities", 20, "--months", 12)


def test_a_city_is_generated(wuxin: Wuxin) -> None:
    """As an evidence package that says how to rate it."""
    result = wuxin("generate", "city", *SIZE, "--seed", 7)

    assert result.exit_code == 0, result.output
    assert Path("city/companies.csv").is_file()
    assert "wuxin rate city --rulebook rongcheng" in result.stdout


def test_machines_get_the_rows_of_each_table(wuxin: Wuxin) -> None:
    """One JSON document."""
    told = json.loads(wuxin("generate", "city", *SIZE, "--seed", 7, "--json").stdout)

    assert told["rows"]["companies"] == 8


def test_an_equal_seed_gives_equal_bytes(wuxin: Wuxin) -> None:
    """File by file."""
    for name in ("one", "two"):
        wuxin("generate", name, *SIZE, "--seed", 7)

    assert Path("one/complaints.csv").read_bytes() == Path("two/complaints.csv").read_bytes()


def test_a_folder_with_files_is_refused(wuxin: Wuxin) -> None:
    """Whatever lies there."""
    Path("city").mkdir()
    Path("city/mine.txt").write_text("mine", encoding="utf-8")

    result = wuxin("generate", "city", *SIZE, "--seed", 7)

    assert result.exit_code == 2
    assert "is not empty" in result.stderr
    assert [path.name for path in Path("city").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "wrong", [("--companies", 0), ("--months", "x"), ("--profile", "atlantis"), ("--dirt", 2), ("--ends-on", "June")]
)
def test_a_wrong_number_leaves_nothing(wuxin: Wuxin, wrong: tuple[str, object]) -> None:
    """Exit code 2 and no folder."""
    result = wuxin("generate", "city", *SIZE, "--seed", 7, *wrong)

    assert result.exit_code == 2, result.output
    assert not Path("city").exists()
