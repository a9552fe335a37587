"""What a draft holds, read once and kept beside it: counts, rejects, first rows, or why it cannot be read at all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import pyarrow as pa

from credit.evidence import Package, PackageError, read_package
from credit.evidence.mapping import Mapping, load_mapping
from credit.evidence.mending import can_be_mended, source_column
from credit.evidence.origins import Origin, origins_of
from models.errors import Problem
from web.work.evidence.drafts import Draft

__all__ = ["MOST_REJECTS", "Became", "Preview", "Reject", "marks_of", "preview_of", "read_draft"]

MOST_REJECTS: Final = 2000
"""Rejects that a preview shows and lets mend; the sheet holds as many. Whoever has more has another problem."""
_FIRST: Final = 5
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Reject:
    """A cell that was not accepted; `source` is the column of the file where it can be put right, None where not."""

    file: str
    line: int
    column: str
    value: str
    reason: str
    table: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Became:
    """A field of evidence: from which columns of which file, by which steps (what, with what), with three values."""

    table: str
    field: str
    file: str
    sources: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    samples: tuple[str, ...]
    rejected: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What reading gave. `counts`: (table, rows in, accepted, rejected, rows of the files, left out of them).

    `first`: table -> (columns, first accepted rows). `problems`: why nothing could be read. `became`: which column
    became which field. `unmapped`: file -> its columns that became none.
    """

    digest: str = ""
    counts: tuple[tuple[str, int, int, int, int, int], ...] = ()
    rejects: tuple[Reject, ...] = ()
    rejected: int = 0
    unattributed: int = 0
    ignored: tuple[str, ...] = ()
    first: dict[str, tuple[list[str], list[list[str]]]] | None = None
    problems: tuple[Problem, ...] = ()
    became: tuple[Became, ...] = ()
    unmapped: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_readable(self) -> bool:
        """Return whether there is anything to take in."""
        return not self.problems

    @property
    def workbooks(self) -> tuple[str, ...]:
        """The workbooks that have rejects, by name: each can be given back with them marked."""
        return tuple(sorted({one.file for one in self.rejects if one.file.lower().endswith(".xlsx")}))


def read_draft(draft: Draft) -> Preview:
    """Read the draft anew and keep what it gave."""
    try:
        found = _told(draft, read_package(draft.path, mapping=draft.mapping))
    except PackageError as error:
        found = Preview(problems=error.problems)
    draft.preview.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")
    return found


def preview_of(draft: Draft) -> Preview:
    """Return what reading the draft gave the last time."""
    told = json.loads(draft.preview.read_text(encoding="utf-8"))
    told["counts"] = tuple(tuple(row) for row in told["counts"])
    told["rejects"] = tuple(Reject(**row) for row in told["rejects"])
    told["became"] = tuple(Became(**row) for row in told["became"])
    told["problems"] = tuple(Problem(**row) for row in told["problems"])
    return Preview(**told)


def marks_of(found: Preview, file: str) -> list[dict[str, Any]]:
    """Return what is marked in a workbook: line, its own column where it has one, and the reason."""
    return [
        {"line": one.line, "column": one.source or one.column, "reason": one.reason}
        for one in found.rejects
        if one.file == file
    ]


def _told(draft: Draft, package: Package) -> Preview:
    mapping = None if draft.mapping is None else load_mapping(draft.mapping)
    rows = package.rejects.slice(0, MOST_REJECTS).to_pylist()
    origins = origins_of(draft.path, draft.mapping)
    return Preview(
        digest=package.digest,
        counts=tuple(
            (one.table, one.rows_in, one.accepted, one.rejected, one.source_rows, one.left_out)
            for one in package.counts
        ),
        rejects=tuple(Reject(**row, source=_place(mapping, row)) for row in rows),
        rejected=package.rejects.num_rows, unattributed=package.unattributed.num_rows, ignored=package.ignored,
        became=_became(origins.fields, package),
        unmapped={file: list(names) for file, names in origins.unmapped.items()},
        first={name: _first_rows(table) for name, table in package.tables.items() if table.num_rows},
    )  # fmt: skip


def _became(fields: Sequence[Origin], package: Package) -> tuple[Became, ...]:
    cells = (package.rejects[name].to_pylist() for name in ("table", "file", "column"))
    wrong = Counter(zip(*cells, strict=True))
    return tuple(
        Became(one.table, one.field, one.file, one.sources, one.steps, tuple(_short(text) for text in one.samples),
               wrong[one.table, one.file, one.field])
        for one in fields
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _place(mapping: Mapping | None, row: dict[str, Any]) -> str | None:
    if not can_be_mended(row["file"]) or (not row["column"] and not row["file"].lower().endswith(".csv")):
        return None
    return source_column(mapping, row["table"], row["file"], row["column"])


def _first_rows(table: pa.Table) -> tuple[list[str], list[list[str]]]:
    names = [name for name in table.column_names if not name.startswith("_")]
    rows = table.slice(0, _FIRST).to_pylist()
    filled = [name for name in names if any(row[name] is not None for row in rows)]
    return filled, [["" if row[name] is None else str(row[name]) for name in filled] for row in rows]
