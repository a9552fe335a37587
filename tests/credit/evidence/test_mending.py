"""Cells put right where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence import PackageError, read_package
from credit.evidence.mapping import Mapping
from credit.evidence.mending import can_be_mended, mend_file, source_column
from tests.builders.packages import write_package

BAD = [{"occurred_on": "2024-13-01"}, {"issuer": "区住建局，一科"}]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_mended_cell_is_accepted(tmp_path: Path, form: str) -> None:
    """The row that was rejected counts, and the digest is that of a package that was right at once."""
    folder = write_package(tmp_path / "a", form=form, records=BAD)
    (line,) = read_package(folder).rejects["line"].to_pylist()

    assert mend_file(folder / f"records.{form}", {line: {"occurred_on": "2024-03-02"}}) == 1
    right = write_package(tmp_path / "b", form=form, records=[{"occurred_on": "2024-03-02"}, BAD[1]])
    assert read_package(folder).digest == read_package(right).digest
    assert read_package(folder).rejects.num_rows == 0


def test_every_other_byte_stays(tmp_path: Path) -> None:
    """Quotes, line ends and the encoding of GB18030 are as they were."""
    path = tmp_path / "records.csv"
    path.write_bytes('a,b\r\n1,"二\n行"\r\n3,四\r\n'.encode("gb18030"))
    mend_file(path, {4: {"b": "五"}})

    assert path.read_bytes() == 'a,b\r\n1,"二\n行"\r\n3,五\n'.encode("gb18030")


def test_a_broken_row_is_written_anew(tmp_path: Path) -> None:
    """A stray quote: there are no cells, so the whole line is put right."""
    path = tmp_path / "records.csv"
    path.write_text('a,b\n1,"x"y\n3,4\n', encoding="utf-8")

    assert mend_file(path, {2: {"": "1,xy"}, 9: {"a": "nowhere"}}) == 1
    assert path.read_text(encoding="utf-8") == "a,b\n1,xy\n3,4\n"


def test_the_column_of_the_file_is_found_through_the_mapping() -> None:
    """Where exactly one column gives the cell; a constant or a joined cell has no place to be mended in."""
    rules = {"record_id": {"from": ["x", "y"]}, "company_id": {"from": "公司"}, "event": {"constant": "award"},
             "occurred_on": {"from": "日期"}}  # fmt: skip
    told = {
        "mapping": "m",
        "title": {"zh": "映射", "en": "m"},
        "tables": {"records": {"file": "r.csv", "columns": rules}},
    }
    mapping = Mapping.model_validate(told)
    found = [source_column(mapping, "records", "r.csv", name) for name in ("company_id", "record_id", "event", "")]

    assert found == ["公司", None, None, ""]
    assert source_column(None, "records", "records.csv", "event") == "event"


def test_what_is_packed_is_mended_where_it_was_made(tmp_path: Path) -> None:
    """Parquet has no cells that a person could put right."""
    assert [can_be_mended(name) for name in ("a.csv", "a.XLSX", "a.parquet", "a.csv.gz")] == [True, True, False, False]
    with pytest.raises(PackageError, match="cannot be put right here"):
        mend_file(tmp_path / "a.parquet", {})
