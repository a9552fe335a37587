"""What is read from where, sorted out before a row is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence import PackageError
from credit.evidence.plans import Plan, plan_of
from credit.evidence.sources import open_source

_NEEDED = ("companies.csv", "communities.csv", "service_periods.csv")


def _plan(folder: Path, *names: str, mapping: Path | None = None) -> Plan:
    for name in (*_NEEDED, *names):
        (folder / name).write_text("a\n")
    with open_source(folder) as source:
        return plan_of(source, mapping)


def test_companions_are_listed_as_ignored(tmp_path: Path) -> None:
    """Papers, and tables of the tender that lie beside the evidence."""
    plan = _plan(tmp_path, "README.md", "tenders.csv", "bids.parquet")

    assert plan.ignored == ("README.md", "bids.parquet", "tenders.csv")


def test_a_folder_with_a_tables_name_is_told(tmp_path: Path) -> None:
    """Any other folder is listed as ignored."""
    (tmp_path / "photos").mkdir()
    assert _plan(tmp_path).ignored == ("photos",)

    (tmp_path / "records.csv").mkdir()
    with pytest.raises(PackageError, match=r"records\.csv: has a table's name"):
        _plan(tmp_path)


def test_described_tables_are_companions(tmp_path: Path) -> None:
    """What datapackage.json lists is known, if not ours."""
    (tmp_path / "datapackage.json").write_text('{"resources": [{"name": "labels"}]}')

    assert "labels.csv" in _plan(tmp_path, "labels.csv").ignored


def test_parts_are_read_in_their_order(tmp_path: Path) -> None:
    """Ten after nine."""
    names = [f"records-{part}.csv" for part in range(1, 12)]

    assert [feed.file.name for feed in _plan(tmp_path, *names).feeds["records"]] == names


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("complains.csv",), "is no table of an evidence package"),
        (("records.xls",), "has a table's name and cannot be read"),
        (("records.csv.gz",), "has a table's name and cannot be read"),
        (("Records.csv",), "has a table's name and cannot be read"),
        (("records.csv", "records.xlsx"), r"in several formats: records\.csv, records\.xlsx"),
        (("records-1.csv", "records-3.csv"), "are not numbered 1, 2, 3"),
        (("records.csv", "records-1.csv"), "are not numbered 1, 2, 3"),
    ],
)
def test_files_that_cannot_be_placed_are_told(tmp_path: Path, names: tuple[str, ...], reason: str) -> None:
    """A table must be found once and under its name."""
    with pytest.raises(PackageError, match=reason):
        _plan(tmp_path, *names)


def test_every_missing_table_is_named(tmp_path: Path) -> None:
    """The three without which nothing can be attributed."""
    with open_source(tmp_path) as source, pytest.raises(PackageError) as refusal:
        plan_of(source, None)

    assert [problem.what for problem in refusal.value.problems] == [
        f"there is no table {name}." for name in ("companies", "communities", "service_periods")
    ]


@pytest.mark.parametrize("content", ["{", "[]", '{"company_id_scheme": "none"}', "[" * 100_000])
def test_a_description_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    """It decides how ids are checked, so it must be readable."""
    (tmp_path / "datapackage.json").write_text(content)

    with pytest.raises(PackageError, match=r"datapackage\.json"):
        _plan(tmp_path)


def test_a_mapping_names_its_files(tmp_path: Path) -> None:
    """Those that are missing are errors; those it does not name are listed as ignored."""
    mapping = tmp_path.parent / "m.yaml"
    mapping.write_text("mapping: m\ntitle: {zh: 映射, en: m}\ntables:\n  service_periods:\n    file: seen.csv\n"
                       "    periods: {community: a, company: b, on: c}\n", encoding="utf-8")  # fmt: skip

    with pytest.raises(PackageError, match=r"has no file seen\.csv"):
        _plan(tmp_path, mapping=mapping)
    assert _plan(tmp_path, "seen.csv", mapping=mapping).ignored == tuple(sorted(_NEEDED))
