"""Making a synthetic city and writing it as an evidence package."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import pyarrow as pa

from models.errors import InputError, Problem
from synthetic_data.city import City, make_city
from synthetic_data.complaints import complaints_table
from synthetic_data.descriptor import Request, described
from synthetic_data.dirt import soiled
from synthetic_data.inspections import (
    findings_table,
    inspected_by_table,
    inspections_table,
    inspectors_table,
    make_visits,
)
from synthetic_data.reading import load_profile
from synthetic_data.records import records_table
from synthetic_data.registers import communities_table, companies_table, managers_table, service_periods_table
from synthetic_data.span import Span
from synthetic_data.tenders import bids_table, make_tenders, tenders_table
from synthetic_data.writing import Format, write_table

__all__ = ["ENDS_ON", "TABLES", "Generated", "Progress", "generate"]

ENDS_ON = date(2024, 6, 30)
"""The last day of the evidence where none is asked for; fixed, so that equal arguments give equal bytes on any day."""

TABLES = (
    "companies", "managers", "communities", "service_periods", "complaints", "inspections", "findings", "records",
    "inspectors", "inspected_by", "tenders", "bids",
)  # fmt: skip
"""The eight tables of an evidence package, and four that lie beside them."""

Progress = Callable[[int, int, str], None]
"""Told (tables done, tables in all, table being written) while a city is generated."""

_DESCRIPTOR = "datapackage.json"
_MOST_COMPANIES = 200_000
_MOST_COMMUNITIES = 2_000_000
_MOST_MONTHS = 600


@dataclass(frozen=True, slots=True)
class Generated:
    """Where the package lies, and how many rows and deliberately broken rows each table has."""

    directory: Path
    rows: Mapping[str, int]
    broken: Mapping[str, int]


def generate(  # noqa: PLR0913 - one argument for each option of `wuxin generate`
    directory: str | Path,
    *,
    companies: int,
    communities: int,
    months: int,
    seed: int,
    ends_on: date = ENDS_ON,
    profile: str | Path = "jinan_2022q1",
    format: Format = "csv",  # noqa: A002 - the public name, as in `--format`
    dirt: float = 0.0,
    progress: Progress | None = None,
) -> Generated:
    """Write a synthetic city as an evidence package with tenders and bids; equal arguments give equal bytes.

    The evidence covers the `months` calendar months up to and including `ends_on`. `profile` is the id of a built-in
    profile or the path of a .yaml file. `dirt` is the share of complaints, findings and records that are broken on
    purpose (CSV only). The directory may be missing, empty, or hold an earlier synthetic package, which is replaced.
    Raises InputError with everything that is wrong about the call.
    """
    target = Path(directory)
    request = Request(companies, communities, months, seed, ends_on.isoformat(), dirt)
    _check(request, ends_on, format, target)
    city = make_city(companies, communities, Span(months, ends_on), load_profile(profile), seed)
    _clear(target)
    files: dict[str, tuple[str, pa.Schema, int]] = {}
    broken: dict[str, int] = {}
    for done, (name, table) in enumerate(_tables(city)):
        (progress or _silent)(done, len(TABLES), name)
        written, broken[name] = soiled(name, table, dirt, city.streams) if dirt else (table, 0)
        files[name] = (f"{name}.{format}", table.schema, table.num_rows)
        write_table(written, target / files[name][0], format)
    # last, so that a package without it is known to be unfinished
    (target / _DESCRIPTOR).write_bytes(described(request, city.profile, files, broken))
    (progress or _silent)(len(TABLES), len(TABLES), "")
    return Generated(target, {name: rows for name, (_, _, rows) in files.items()}, broken)


def _tables(city: City) -> Iterator[tuple[str, pa.Table]]:
    """Make the tables one after another, in the order of TABLES, so that one at a time is held."""
    yield "companies", companies_table(city)
    yield "managers", managers_table(city)
    yield "communities", communities_table(city)
    yield "service_periods", service_periods_table(city)
    yield "complaints", complaints_table(city)
    visits = make_visits(city)
    yield "inspections", inspections_table(city, visits)
    yield "findings", findings_table(city, visits)
    yield "records", records_table(city)
    yield "inspectors", inspectors_table(city)
    yield "inspected_by", inspected_by_table(city, visits)
    tenders = make_tenders(city)
    yield "tenders", tenders_table(tenders)
    yield "bids", bids_table(city, tenders)


def _silent(_done: int, _total: int, _label: str) -> None:
    """Tell nobody."""


def _check(request: Request, ends_on: date, form: str, target: Path) -> None:
    rules = (
        (1 <= request.companies <= _MOST_COMPANIES, "companies", f"must be from 1 to {_MOST_COMPANIES:,}"),
        (1 <= request.communities <= _MOST_COMMUNITIES, "communities", f"must be from 1 to {_MOST_COMMUNITIES:,}"),
        (1 <= request.months <= _MOST_MONTHS, "months", f"must be from 1 to {_MOST_MONTHS}"),
        (request.seed >= 0, "seed", "must be a whole number, at least 0"),
        (ends_on.year >= 2000, "ends_on", "must lie in 2000 or later"),  # noqa: PLR2004 - the trade is younger than that
        (form in get_args(Format), "format", f"must be one of {', '.join(get_args(Format))}"),
        (0 <= request.dirt < 1, "dirt", "must be a share from 0 to below 1"),
        (request.dirt == 0 or form == "csv", "dirt", "needs the format csv: Parquet cannot hold broken cells"),
        (
            _may_be_written(target),
            str(target),
            "holds files that are no synthetic package; name a new or empty directory",
        ),
    )
    problems = tuple(Problem(where, f"{what}.") for fine, where, what in rules if not fine)
    if problems:
        raise InputError(problems)


def _may_be_written(target: Path) -> bool:
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return True
    try:
        return bool(json.loads((target / _DESCRIPTOR).read_text(encoding="utf-8"))["wuxin"]["synthetic"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _clear(target: Path) -> None:
    """Make the directory, and take away what an earlier run wrote there."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (_DESCRIPTOR, *(f"{table}.{form}" for table in TABLES for form in get_args(Format))):
        (target / name).unlink(missing_ok=True)
