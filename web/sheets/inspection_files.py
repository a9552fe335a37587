"""The tables of inspections: marks, assignments, interests, lists of ids; CSV with a header."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date

from credit.evidence.encoding import encoding_of
from credit.inspections.conflicts import Interest
from models.errors import InputError, Problem
from web.sheets.table_files import TableFile

__all__ = ["read_assignments", "read_ids", "read_interests", "read_marks", "read_table"]

Cells = dict[str, str]


def read_table(path: TableFile, *columns: str) -> list[Cells]:
    """Return the rows of a CSV file with at least these columns. Raises InputError with every line that has others."""
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


def read_marks(path: TableFile) -> list[tuple[str, str]]:
    """Return (item, mark) of each line."""
    return [(row["item"], row["mark"]) for row in read_table(path, "item", "mark")]


def read_ids(path: TableFile, column: str) -> list[str]:
    """Return the ids of a column, in the order of the lines."""
    return [row[column] for row in read_table(path, column)]


def read_assignments(path: TableFile) -> dict[str, list[str]]:
    """Return the inspectors of each community, a line for each of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in read_table(path, "community_id", "inspector_id"):
        found[row["community_id"]].append(row["inspector_id"])
    return dict(found)


def read_interests(path: TableFile | None) -> list[Interest]:
    """Return what ties inspectors to companies; no file is nothing. Raises InputError for a day that is none."""
    if path is None:
        return []
    rows = read_table(path, "inspector_id", "company_id", "relation", "ended_on")
    return [
        Interest(row["inspector_id"], row["company_id"], row["relation"], _day(path, row["ended_on"])) for row in rows
    ]


def _day(path: TableFile, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(Problem(str(path), f"{text!r} is no day", "Write it as YYYY-MM-DD.")) from None
