"""The tables that commands of inspections read: marks, assignments, interests, lists of ids; CSV with a header."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import InputError, Problem

if TYPE_CHECKING:
    from credit.inspections.conflicts import Interest

__all__ = ["read_assignments", "read_ids", "read_inspected_by", "read_interests", "read_marks", "read_table"]

Cells = dict[str, str]


def read_table(path: Path, *columns: str) -> list[Cells]:
    """Return the rows of a CSV file with at least these columns. Raises InputError with every line that has others."""
    from credit.evidence.encoding import encoding_of

    data = path.read_bytes()
    reader = csv.DictReader(io.StringIO(data.decode(encoding_of(str(path), io.BytesIO(data))), newline=""))
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        what = f"there is no column {', '.join(missing)}; there are {', '.join(reader.fieldnames or ())}"
        raise InputError(Problem(f"{path}:1", what, f"Write a header with {', '.join(columns)}."))
    rows, problems = [], []
    for row in reader:
        if None in row or None in row.values():
            where = f"{path}:{reader.line_num}"
            problems.append(Problem(where, "it has more or fewer fields than the header", "Correct the line."))
        rows.append(row)
    if problems:
        raise InputError(problems)
    return rows


def read_marks(path: Path) -> list[tuple[str, str]]:
    """Return (item, mark) of each line."""
    return [(row["item"], row["mark"]) for row in read_table(path, "item", "mark")]


def read_ids(path: Path, column: str) -> list[str]:
    """Return the ids of a column, in the order of the lines."""
    return [row[column] for row in read_table(path, column)]


def read_assignments(path: Path) -> dict[str, list[str]]:
    """Return the inspectors of each community, a line for each of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in read_table(path, "community_id", "inspector_id"):
        found[row["community_id"]].append(row["inspector_id"])
    return dict(found)


def read_interests(path: Path | None) -> list[Interest]:
    """Return what ties inspectors to companies; no file is nothing. Raises InputError for a day that is none."""
    from credit.inspections.conflicts import Interest

    if path is None:
        return []
    rows = read_table(path, "inspector_id", "company_id", "relation", "ended_on")
    return [
        Interest(row["inspector_id"], row["company_id"], row["relation"], _day(path, row["ended_on"])) for row in rows
    ]


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


def _day(path: Path, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(Problem(str(path), f"{text!r} is no day", "Write it as YYYY-MM-DD.")) from None
