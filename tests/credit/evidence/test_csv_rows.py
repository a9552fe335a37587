"""CSV in: exact lines, bounded memory, nothing guessed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from credit.evidence.batches import Batch
from credit.evidence.csv_rows import csv_batches
from credit.evidence.errors import PackageError
from credit.evidence.sources import open_source


def _read(folder: Path, content: bytes | str, *, longest_line: int = 1000, name: str = "a.csv") -> Batch:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with open_source(folder) as source:
        batches = list(csv_batches(source.files[name], lambda _: None, longest_line=longest_line))
    assert len(batches) == 1
    return batches[0]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    """Quoted line ends and blank lines do not shift the count."""
    batch = _read(tmp_path, 'a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n')

    assert batch.cells["b"].to_pylist() == ["x\r\ny", "z"]
    assert batch.lines.tolist() == [2, 5]


def test_a_wrong_number_of_fields_is_a_broken_row(tmp_path: Path) -> None:
    """The row is set aside with the two numbers, and reading goes on."""
    batch = _read(tmp_path, "a,b\n1\n1,2,3\n1,2\n")

    assert [(row.line, row.reason) for row in batch.broken] == [
        (2, "has 1 fields where the header has 2"), (3, "has 3 fields where the header has 2")
    ]  # fmt: skip
    assert batch.lines.tolist() == [4]


def test_a_stray_quote_breaks_its_row_alone(tmp_path: Path) -> None:
    """The next row is read as it stands."""
    batch = _read(tmp_path, 'a,b\n"1"x,2\n3,4\n')

    assert [row.line for row in batch.broken] == [2]
    assert batch.cells["a"].to_pylist() == ["3"]


def test_a_quote_that_never_closes_names_its_row(tmp_path: Path) -> None:
    """It would swallow the rest of the file in silence, so the file is refused."""
    with pytest.raises(PackageError, match=r"a\.csv:3: a quote"):
        _read(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n')


def test_a_quote_that_swallows_too_much_names_its_row(tmp_path: Path) -> None:
    """Memory stays bounded however long the file goes on."""
    with pytest.raises(PackageError, match=r"a\.csv:2: a cell .* more than"):
        _read(tmp_path, 'a,b\n3,"4\n' + "5,6\n" * 50_000)


def test_an_endless_line_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    """The limit is a number of characters."""
    with pytest.raises(PackageError, match=r"a\.csv:2: is longer than 1000 characters"):
        _read(tmp_path, "a,b\n" + "x" * 5000)


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", ",,\n"])
def test_a_file_without_a_header_is_refused(tmp_path: Path, content: str) -> None:
    """An empty file is no empty table."""
    with pytest.raises(PackageError, match="no header row"):
        _read(tmp_path, content)


def test_a_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    """It has columns and no rows."""
    batch = _read(tmp_path, "a,b")

    assert (list(batch.cells), len(batch.lines)) == (["a", "b"], 0)


def test_only_wanted_columns_become_cells(tmp_path: Path) -> None:
    """A row is broken all the same where its other fields are."""
    (tmp_path / "a.csv").write_text("a,b,c\n1,2,3\n4,5\n", encoding="utf-8")
    with open_source(tmp_path) as source:
        batch = next(csv_batches(source.files["a.csv"], lambda _: None, {"c"}))

    assert {name: cells.to_pylist() for name, cells in batch.cells.items()} == {"c": ["3"]}
    assert [row.line for row in batch.broken] == [3]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_are_told_apart(tmp_path: Path, codec: str) -> None:
    """A byte order mark is no part of the first name."""
    batch = _read(tmp_path, "名称\n花园里\n".encode(codec))

    assert batch.cells["名称"].to_pylist() == ["花园里"]


def test_gzip_is_read_and_told_when_broken(tmp_path: Path) -> None:
    """Broken compressed data are an error that names the file."""
    packed = gzip.compress(b"a\n1\n2\n")

    assert _read(tmp_path, packed, name="a.csv.gz").cells["a"].to_pylist() == ["1", "2"]
    with pytest.raises(PackageError, match=r"a\.csv\.gz: the compressed data are broken"):
        _read(tmp_path, packed[:-9], name="a.csv.gz")
