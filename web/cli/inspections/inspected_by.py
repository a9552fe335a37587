"""Who made each inspection: a table beside the evidence, which no rating reads."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from models.errors import InputError, Problem

__all__ = ["read_inspected_by"]


def read_inspected_by(path: Path, inspection: str, inspector: str) -> dict[str, list[str]]:
    """Return who made each inspection; empty cells are nobody. A file may be packed (.gz) or Parquet."""
    import pandas as pd

    if not path.is_file():
        what = "there is no such file, so nobody knows who inspected"
        raise InputError(Problem(str(path), what, "Name it with --inspected-by; see docs/evidence.md."))
    wanted = [inspection, inspector]
    try:
        rows = (
            pd.read_parquet(path, columns=wanted)
            if path.suffix == ".parquet"
            else pd.read_csv(path, usecols=wanted, dtype=str, keep_default_na=False)
        )
    except (ValueError, OSError) as error:
        raise InputError(Problem(str(path), f"cannot be read: {error}", "Name its columns with --columns.")) from None
    found: dict[str, list[str]] = defaultdict(list)
    for name, who in rows[wanted].itertuples(index=False):
        if who:
            found[str(name)].append(str(who))
    return dict(found)
