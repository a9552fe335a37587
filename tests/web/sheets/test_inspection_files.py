"""The tables of inspections, and what is said of a bad line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credit.inspections.conflicts import Interest
from models.errors import InputError
from web.sheets.inspection_files import read_assignments, read_ids, read_interests, read_marks, read_table


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Return a file with this text."""
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_table_is_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    """As evidence is; other columns are left alone."""
    path = written(tmp_path, "item,mark,note\nfire.exits,met,畅通\n", encoding)

    assert read_marks(path) == [("fire.exits", "met")]
    assert read_ids(path, "note") == ["畅通"]


def test_a_missing_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    """And the file."""
    with pytest.raises(InputError, match=r"table\.csv:1: there is no column mark; there are item, score"):
        read_marks(written(tmp_path, "item,score\n"))


def test_every_short_or_long_line_is_told(tmp_path: Path) -> None:
    """Both, with their numbers."""
    with pytest.raises(InputError) as caught:
        read_table(written(tmp_path, "a,b\n1\n1,2\n1,2,3\n"), "a")

    assert [problem.where[-2:] for problem in caught.value.problems] == [":2", ":4"]


def test_assignments_gather_the_team_of_each_community(tmp_path: Path) -> None:
    """In the order of the lines."""
    path = written(tmp_path, "community_id,inspector_id\nX1,I2\nX2,I1\nX1,I1\n")

    assert read_assignments(path) == {"X1": ["I2", "I1"], "X2": ["I1"]}


def test_interests_have_an_end_or_none(tmp_path: Path) -> None:
    """No file is nothing; a day that is none is told."""
    head = "inspector_id,company_id,relation,ended_on\n"
    path = written(tmp_path, f"{head}I1,C1,employed,2025-01-31\nI2,C1,family,\n")

    assert read_interests(path) == [Interest("I1", "C1", "employed", date(2025, 1, 31)), Interest("I2", "C1", "family")]
    assert read_interests(None) == []
    with pytest.raises(InputError, match="'soon' is no day"):
        read_interests(written(tmp_path, f"{head}I1,C1,employed,soon\n"))
