"""The canonical evidence: records in unsorted Parquet, the same for every run, made once and kept in a cache folder.

The denominators of all gates read these files, so a layout that suits the product better never shrinks the denominator.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from credit.evidence import FACTS, Facts
from credit.rulebook.loading import load_rulebook
from credit.scoring.terms import Kind, Terms
from models.values.moments import MICROSECONDS_A_DAY
from models.values.periods import NEVER, day_number

__all__ = ["AS_OF", "RULEBOOK", "Size", "canonical_file", "facts_on", "terms"]

RULEBOOK = "rongcheng"
AS_OF = date(2024, 6, 30)

_RECIPE = 2
"""Counts changes of what is written, so that files of an earlier recipe are not taken for new ones."""
_SEED = 20240630
_CHUNK = 1_000_000
_YEARS_OF_DAYS = 3 * 365
_DATED, _REVOKED, _DOUBLE, _GRAVE = 0.10, 0.01, 0.05, 0.01
"""Shares: records whose document names its end, revoked records, records that count twice, weight of a grave event."""
_LASTS = (180, 1800)


@dataclass(frozen=True, slots=True)
class Size:
    """How many records there are, spread evenly over how many companies."""

    rows: int
    companies: int

    def __str__(self) -> str:
        """Return the size in words: 10M x 200k."""
        return f"{_short(self.rows)} x {_short(self.companies)}"


def terms() -> Terms:
    """Return the rulebook on the day of the rating, as an engine reads it."""
    return Terms(load_rulebook(RULEBOOK), day_number(AS_OF))


def canonical_file(size: Size, folder: Path) -> Path:
    """Return the Parquet file of this size, making it first where the folder does not hold it."""
    codes = _codes()
    recipe = hashlib.sha256(repr((_RECIPE, _SEED, codes)).encode()).hexdigest()[:8]
    path = folder / f"records-{size.rows}x{size.companies}-{recipe}.parquet"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    # a file that was cut short must never be taken for a whole one
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    with pq.ParquetWriter(unfinished, FACTS["records"], compression="zstd", use_dictionary=_strings()) as writer:
        for start in range(0, size.rows, _CHUNK):
            writer.write_table(_chunk(start, min(_CHUNK, size.rows - start), size.companies))
    return unfinished.rename(path)


def facts_on(records: Path, companies: int) -> Facts:
    """Return the facts of a city whose records lie in a file; each company serves one estate."""
    tables: dict[str, pa.Table | Path] = {name: schema.empty_table() for name, schema in FACTS.items()}
    numbers = pa.array(np.arange(companies, dtype=np.int32))
    names = pa.array([f"C{number:07d}" for number in range(companies)])
    area = pa.array(np.full(companies, 100_000))
    day = pa.array(np.full(companies, day_number(AS_OF) - 2 * _YEARS_OF_DAYS, dtype=np.int32))
    never = pa.array(np.full(companies, NEVER, dtype=np.int32))
    whole = pa.array(np.ones(companies, dtype=bool))
    tables["companies"] = pa.table([numbers, names, names, whole], schema=FACTS["companies"])
    tables["communities"] = pa.table([numbers, names, area, area], schema=FACTS["communities"])
    tables["service_periods"] = pa.table([numbers, numbers, day, never], schema=FACTS["service_periods"])
    return Facts(tables | {"records": records})


def _strings() -> list[str]:
    """Return the columns written with dictionaries: strings alone, as the gates were set (see decision 0022)."""
    return [field.name for field in FACTS["records"] if pa.types.is_string(field.type)]


@cache
def _codes() -> tuple[tuple[str, bool], ...]:
    """Return the event codes that the rulebook reads from records, and whether each is grave: a veto or a trigger."""
    known = terms()
    elsewhere = {derivation.event for derivation in known.book.derive if derivation.from_ != "records"}
    grave = {term.event for term in known.now if term.kind is not Kind.POINTS}
    named = dict.fromkeys(term.event for term in known.now if term.event not in elsewhere)
    return tuple((event, event in grave) for event in named)


def _chunk(start: int, rows: int, companies: int) -> pa.Table:
    rng = np.random.default_rng([_SEED, start])
    codes = _codes()
    weights = np.array([_GRAVE if grave else 1.0 for _, grave in codes])
    event = rng.choice(len(codes), rows, p=weights / weights.sum()).astype(np.int8)
    occurred = day_number(AS_OF) - rng.integers(0, _YEARS_OF_DAYS, rows, dtype=np.int32)
    until = occurred + rng.integers(*_LASTS, rows, dtype=np.int32)
    revoked = occurred + rng.integers(1, _YEARS_OF_DAYS, rows, dtype=np.int32)
    nothing = pa.nulls(rows, pa.string())
    columns = {
        "company_no": rng.integers(0, companies, rows, dtype=np.int32), "community_no": pa.nulls(rows, pa.int32()),
        "record_id": np.full(rows, "r"), "level": nothing, "issuer": nothing, "document_no": nothing,
        "event": pa.DictionaryArray.from_arrays(event, [code for code, _ in codes]).cast(pa.string()),
        "occurred_on": occurred,
        "valid_until": pa.array(until, mask=rng.random(rows) >= _DATED),
        "revoked_on": pa.array(revoked, mask=rng.random(rows) >= _REVOKED),
        "quantity": np.where(rng.random(rows) < _DOUBLE, 2, 1),
        "recorded_at": occurred.astype(np.int64) * MICROSECONDS_A_DAY,
    }  # fmt: skip
    return pa.table([pa.array(columns[field.name]) for field in FACTS["records"]], schema=FACTS["records"])


def _short(count: int) -> str:
    for unit, name in ((1_000_000, "M"), (1_000, "k")):
        if count >= unit and count % unit == 0:
            return f"{count // unit}{name}"
    return str(count)
