"""Read an evidence package: every row accepted, or rejected with a reason; nothing dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from credit.evidence.checks import checked
from credit.evidence.digest import digest_of, in_order
from credit.evidence.facts import Facts, facts_of
from credit.evidence.feeds import Feed
from credit.evidence.periods import check_no_overlap
from credit.evidence.plans import Plan, plan_of
from credit.evidence.readings import Progress, Readings
from credit.evidence.rejects import Rejects
from credit.evidence.schema import TABLES
from credit.evidence.sources import open_source
from credit.evidence.typed_rows import schema_of

__all__ = ["Package", "Progress", "TableCount", "read_package"]


@dataclass(frozen=True, slots=True)
class TableCount:
    """What became of a table's rows: `rows_in` = `accepted` + `rejected`, always.

    `source_rows` and `left_out` speak of the files: rows read, and rows that a mapping's `where`, `split` or `unique`
    makes no row of this table of. Without a mapping `source_rows` = `rows_in` and `left_out` = 0.
    """

    table: str
    rows_in: int
    accepted: int
    rejected: int
    source_rows: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Package:
    """An evidence package as read.

    tables: the eight tables, accepted rows by id, typed, each with `_row` (line) and `_file`; scores in thousandths.
    rejects: file, line, column, value, reason, table; one row per bad cell.
    unattributed: rows that fall on no company (source_table, source_id, community_id, occurred_on, reason).
    digest: SHA-256 over what was accepted, independent of row order, file format and parts.
    ignored: files beside the evidence that were not read.
    """

    name: str
    tables: Mapping[str, pa.Table]
    rejects: pa.Table
    counts: tuple[TableCount, ...]
    unattributed: pa.Table
    digest: str
    facts: Facts
    ignored: tuple[str, ...] = ()


def read_package(
    path: str | Path, *, mapping: str | Path | None = None, strict: bool = False, progress: Progress | None = None
) -> Package:
    """Read a folder or .zip of tables, through a mapping (a built-in's name, or a path) where one is given.

    Raises PackageError, with every problem found at that point, where the package cannot be read as a whole; `strict`
    raises it at the first reject too.
    """
    rejects = Rejects(strict=strict)
    with open_source(Path(path)) as source:
        plan = plan_of(source, mapping)
        tables, counts = _read_tables(plan, rejects, progress or _silent)
    check_no_overlap(tables["service_periods"])
    facts, unattributed = facts_of(tables)
    return Package(
        name=source.name, tables=tables, rejects=rejects.table(), counts=counts, unattributed=unattributed,
        digest=digest_of(tables), facts=facts, ignored=plan.ignored,
    )  # fmt: skip


def _silent(_done: int, _total: int, _label: str) -> None:
    """Tell nobody."""


def _read_tables(
    plan: Plan, rejects: Rejects, progress: Progress
) -> tuple[dict[str, pa.Table], tuple[TableCount, ...]]:
    readings = Readings((feed for feeds in plan.feeds.values() for feed in feeds), rejects, progress)
    tables: dict[str, pa.Table] = {}
    counts = []
    for name, shape in TABLES.items():
        feeds = plan.feeds[name]
        rows = pa.concat_tables([schema_of(shape).empty_table(), *map(readings.rows, feeds)])
        tables[name] = in_order(shape, checked(shape, rows, tables, rejects, local=plan.local))
        counts.append(_count(name, feeds, tables[name].num_rows, rejects))
    readings.finish()
    return tables, tuple(counts)


def _count(name: str, feeds: tuple[Feed, ...], accepted: int, rejects: Rejects) -> TableCount:
    rows_in = sum(feed.rows_in for feed in feeds)
    rejected = rows_in - accepted
    if rejects.cells(name) < rejected:
        message = f"{name}: {rejected} rows are missing and only {rejects.cells(name)} rejects say why"
        raise RuntimeError(message)
    source_rows, left_out = sum(feed.source_rows for feed in feeds), sum(feed.left_out for feed in feeds)
    return TableCount(name, rows_in, accepted, rejected, source_rows, left_out)
