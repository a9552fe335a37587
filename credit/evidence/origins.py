"""Which column of which file became which field of evidence, by which steps, with values as they stood in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from credit.evidence.feeds import Feed, MappedFeed
from credit.evidence.mapping import CellRule, TableSource
from credit.evidence.plans import plan_of
from credit.evidence.schema import REASONS
from credit.evidence.sources import open_source

__all__ = ["Origin", "Origins", "origins_of"]

Step = tuple[str, str]
"""What is done to a cell: join, values, date_format, time_zone, prefix, default, constant, unknown, unique, split,
period; and with what."""
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field of a table comes from: no source column for a constant; `samples`: the first values that differ."""

    table: str
    field: str
    file: str
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """The origin of every field, table by table; and by file the columns that become none, where it has any."""

    fields: tuple[Origin, ...]
    unmapped: Mapping[str, tuple[str, ...]]


def origins_of(path: Path, mapping: str | Path | None = None) -> Origins:
    """Return the origins of a package's fields. Raises PackageError as reading it does.

    Only the head of each file is read, once.
    """
    with open_source(path) as source:
        feeds = [(name, feed) for name, feeds in plan_of(source, mapping).feeds.items() for feed in feeds]
        heads = {file: feed.head() for file, feed in {feed.file.name: feed for _, feed in feeds}.items()}
    used: dict[str, set[str]] = defaultdict(set)
    for _, feed in feeds:
        used[feed.file.name] |= _used(feed)
    left = {file: tuple(name for name in head if name not in used[file]) for file, head in heads.items()}
    fields = tuple(one for name, feed in feeds for one in _of(name, feed, heads[feed.file.name]))
    return Origins(fields, {file: names for file, names in left.items() if names})


def _of(table: str, feed: Feed, head: dict[str, list[str]]) -> Iterator[Origin]:
    file = feed.file.name
    if not isinstance(feed, MappedFeed):
        yield from (Origin(table, name, file, (name,), (), _samples(head, (name,))) for name in head if name != REASONS)
    elif feed.source.periods is not None:
        told = feed.source.periods
        for field, names in _PERIODS.items():
            sources = tuple(getattr(told, name) for name in names)
            yield Origin(table, field, file, sources, (("period", ""),), _samples(head, sources))
    else:
        for field, rule in feed.source.columns.items():
            steps = (*_rows(feed.source, rule), *_steps(rule))
            yield Origin(table, field, file, rule.from_, steps, _samples(head, rule.from_))


_PERIODS = {"community_id": ("community",), "company_id": ("company",), "starts_on": ("on",), "ends_on": ("on",)}


def _rows(source: TableSource, rule: CellRule) -> Iterator[Step]:
    if source.unique is not None and source.unique in rule.from_:
        yield "unique", source.unique
    if source.split is not None and source.split.column in rule.from_:
        yield "split", source.split.by


def _steps(rule: CellRule) -> Iterator[Step]:
    if len(rule.from_) > 1:
        yield "join", rule.join
    if rule.values is not None:
        yield "values", ", ".join(f"{key} → {value or '∅'}" for key, value in rule.values.items())
    if rule.date_format:
        yield "date_format", ", ".join(rule.date_format)
    for name in ("time_zone", "prefix", "default", "constant"):
        if value := getattr(rule, name):
            yield name, str(value)
    if rule.unknown:
        yield "unknown", ""


def _samples(head: dict[str, list[str]], sources: tuple[str, ...]) -> tuple[str, ...]:
    rows = zip(*(head.get(name, []) for name in sources), strict=False)
    told = (" | ".join(cells) for cells in rows if any(cells))
    return tuple(dict.fromkeys(told))[:_SAMPLES]


def _used(feed: Feed) -> set[str]:
    if not isinstance(feed, MappedFeed):
        return {*feed.shape.names, REASONS}
    return set(feed.source.reads)
