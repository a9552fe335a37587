"""A city is written whole, and equal arguments give equal bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from credit.evidence import read_package
from models.errors import InputError
from models.values.moments import SHANGHAI
from synthetic_data import Generated, generate, generation
from synthetic_data.writing import Format

SMALL: dict[str, Any] = {"companies": 12, "communities": 30, "months": 6, "seed": 1}
_AGAIN = f"import sys; from synthetic_data import generate; generate(sys.argv[1], **{SMALL})"


def _digest(folder: Path) -> str:
    return sha256(b"".join(path.name.encode() + path.read_bytes() for path in sorted(folder.iterdir()))).hexdigest()


def test_every_row_is_accepted(generated: Generated) -> None:
    """The reader rejects nothing, and reads all eight tables."""
    counts = read_package(generated.directory).counts

    assert {count.table: (count.accepted, count.rejected) for count in counts} == {
        count.table: (generated.rows[count.table], 0) for count in counts
    }


def test_some_evidence_falls_on_nobody(generated: Generated) -> None:
    """While nobody serves an estate its complaints are reported as unattributed."""
    unattributed = read_package(generated.directory).unattributed

    assert 0 < unattributed.num_rows < 0.01 * sum(generated.rows.values())


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_equal_arguments_give_equal_bytes(tmp_path: Path, form: Format) -> None:
    """Two runs of one seed differ in no byte; another seed differs."""
    first, second, other = (
        generate(tmp_path / name, **{**SMALL, "seed": seed}, format=form)
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )

    assert _digest(first.directory) == _digest(second.directory)
    assert _digest(first.directory) != _digest(other.directory)


def test_another_process_gives_equal_bytes(tmp_path: Path) -> None:
    """Nothing depends on the process, not even the order of sets."""
    generate(tmp_path / "here", **SMALL)
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", _AGAIN, str(tmp_path / "there")], check=True, cwd=root, env={"PYTHONHASHSEED": "3"}
    )

    assert _digest(tmp_path / "here") == _digest(tmp_path / "there")


def test_both_formats_hold_the_same_evidence(tmp_path: Path) -> None:
    """CSV and Parquet of a seed have one digest."""
    generate(tmp_path / "csv", **SMALL)
    generate(tmp_path / "parquet", **SMALL, format="parquet")

    assert read_package(tmp_path / "csv").digest == read_package(tmp_path / "parquet").digest


@pytest.mark.parametrize(("companies", "communities", "months"), [(1, 1, 1), (1, 5, 3), (5, 1, 1), (40, 3, 2)])
def test_the_smallest_cities_are_whole(tmp_path: Path, companies: int, communities: int, months: int) -> None:
    """However small, every table is there and every row accepted."""
    made = generate(tmp_path / "city", companies=companies, communities=communities, months=months, seed=5)

    assert not read_package(made.directory).rejects.num_rows
    assert set(made.rows) == set(generation.TABLES)


def test_the_last_day_can_be_chosen(tmp_path: Path) -> None:
    """Nothing is received after it, also where a leap day is near."""
    made = generate(tmp_path / "city", **SMALL, ends_on=date(2020, 2, 29))
    received = read_package(made.directory).tables["complaints"]["received_at"]

    assert max(received.to_pylist()).astimezone(SHANGHAI).date() <= date(2020, 2, 29)


def test_every_step_is_told(tmp_path: Path) -> None:
    """Progress counts the tables up to the end."""
    told: list[tuple[int, int, str]] = []
    generate(tmp_path / "city", **SMALL, progress=lambda *step: told.append(step))

    assert [name for _, _, name in told] == [*generation.TABLES, ""]
    assert told[-1][:2] == (12, 12)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"companies": 0}, "companies"), ({"communities": 0}, "communities"), ({"months": 0}, "months"),
        ({"seed": -1}, "seed"), ({"format": "xlsx"}, "format"), ({"dirt": 1.0}, "dirt"),
        ({"dirt": 0.1, "format": "parquet"}, "dirt"), ({"profile": "atlantis"}, "profile atlantis"),
        ({"ends_on": date(1949, 10, 1)}, "ends_on"),
    ],
)  # fmt: skip
def test_a_wrong_call_writes_nothing(tmp_path: Path, wrong: dict[str, Any], where: str) -> None:
    """The error names the argument, and no directory is made."""
    with pytest.raises(InputError) as refused:
        generate(tmp_path / "city", **{**SMALL, **wrong})

    assert refused.value.problems[0].where == where
    assert not (tmp_path / "city").exists()


def test_an_earlier_city_is_replaced_whole(tmp_path: Path) -> None:
    """No table of an earlier run in another format stays behind."""
    generate(tmp_path / "city", **SMALL, format="parquet")
    generate(tmp_path / "city", **SMALL)

    assert not list((tmp_path / "city").glob("*.parquet"))


@pytest.mark.parametrize("content", ['{"wuxin": {"synthetic": false}}', "{", "[]"])
def test_other_peoples_files_are_left_alone(tmp_path: Path, content: str) -> None:
    """A folder that holds no synthetic package is refused, and its files stay as they are."""
    (tmp_path / "datapackage.json").write_text(content)
    with pytest.raises(InputError, match="no synthetic package"):
        generate(tmp_path, **SMALL)

    assert json.dumps((tmp_path / "datapackage.json").read_text()) == json.dumps(content)
