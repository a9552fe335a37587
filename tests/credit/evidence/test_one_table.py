"""One table by itself."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from credit.evidence import PackageError
from credit.evidence.one_table import read_table

KNOWN = {"communities": pa.array(["K1"])}
ROWS = "complaint_id,channel,community_id,received_at\nc1,12345,K1,2024-06-01\nc2,12345,K2,2024-06-01\n"


@pytest.mark.parametrize("name", ["complaints.csv", "hotline-june.csv"])
def test_a_file_is_read_by_itself(tmp_path: Path, name: str) -> None:
    """Under any name where the file itself is named; references are held against ids that are known elsewhere."""
    (tmp_path / name).write_text(ROWS, encoding="utf-8")
    read = read_table(tmp_path / name, "complaints", KNOWN)

    assert read.rows["complaint_id"].to_pylist() == ["c1"]
    assert read.rejects["value"].to_pylist() == ["K2"]


def test_a_folder_without_the_table_says_what_to_give(tmp_path: Path) -> None:
    """And a mapping that reads nothing of it too."""
    with pytest.raises(PackageError, match=r"Give complaints\.csv"):
        read_table(tmp_path, "complaints", KNOWN)
    with pytest.raises(PackageError, match="holds nothing that mapping"):
        read_table(tmp_path, "complaints", KNOWN, mapping="chinese_messages")
