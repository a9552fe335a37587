"""Who made each inspection, as it lies beside the evidence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from models.errors import InputError
from web.cli.inspections.inspected_by import read_inspected_by


def test_who_inspected_is_read_from_any_of_three_forms(tmp_path: Path) -> None:
    """Plain, packed, Parquet; an empty cell is nobody."""
    rows = pd.DataFrame({"j": ["1", "1", "2", "3"], "who": ["a", "b", "a", ""]})
    rows.to_csv(tmp_path / "w.csv", index=False)
    rows.to_csv(tmp_path / "w.csv.gz", index=False)
    rows.to_parquet(tmp_path / "w.parquet")

    for name in ("w.csv", "w.csv.gz", "w.parquet"):
        assert read_inspected_by(tmp_path / name, "j", "who") == {"1": ["a", "b"], "2": ["a"]}


def test_who_inspected_is_not_guessed(tmp_path: Path) -> None:
    """No file and no column are told with what to do."""
    pd.DataFrame({"j": ["1"]}).to_csv(tmp_path / "w.csv", index=False)
    with pytest.raises(InputError, match="--inspected-by"):
        read_inspected_by(tmp_path / "none.csv", "j", "who")
    with pytest.raises(InputError, match="--columns"):
        read_inspected_by(tmp_path / "w.csv", "j", "who")
