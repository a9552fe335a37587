"""The files of a draw: pool, codes, quotas and exclusions as CSV in UTF-8 or GB18030, and the commitment as JSON.

Nothing is trimmed or corrected: positions depend on every byte. Errors name file and line, all of them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from credit.evidence.encoding import encoding_of
from credit.evidence.headers import check_header
from models.errors import InputError, Problem
from models.values.canonical import canonical
from models.values.draw import Candidate, Party, Source
from models.values.draw.labels import line_fault
from web.sheets.table_files import TableFile

__all__ = ["Codes", "Pool", "read_codes", "read_commitment", "read_pairs", "read_pool", "read_quotas", "source_in"]

_LABEL_COLUMNS: Final = ("label", "name", "id", "标签", "名称", "姓名", "编号")
"""A column of one of these names holds the labels where none is named. No other is guessed: a table without a header
would lose its first candidate unseen."""
_WEIGHT: Final = re.compile(r"-?[0-9]{1,12}")
_HEADS: Final = {"party", "name", "code", "code_sha256", "stratum", "quota", "label", "reason"}
_NO_TABLES: Final = {".json", ".toml", ".yaml", ".yml"}
Row = tuple[int, list[str]]
"""The line on which a row starts, from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates of a table, where each stands (`pool.csv:7`), and the column that holds the labels."""

    candidates: tuple[Candidate, ...]
    places: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The parties in their order, and their codes; `codes` is None where the file holds only hashes."""

    parties: tuple[Party, ...]
    codes: tuple[str, ...] | None


def read_pool(path: TableFile, label: str | None, weight: str | None, stratum: str | None) -> Pool:
    """Read the candidates of a table with a header. Raises InputError with every line that cannot be read."""
    (_, header), *rows = _rows(path) or [(1, [])]
    check_header(f"{path}:1", header)
    column = label or _label_column(path, header)
    wanted = [name for name in (column, weight, stratum) if name is not None and name not in header]
    if wanted:
        what = f"there is no column {', '.join(map(repr, wanted))}; there are {', '.join(header)}"
        raise InputError(Problem(f"{path}:1", what, "Name one of these."))
    problems = [*_broken(path, rows, {len(header)})]
    candidates = []
    for line, cells in rows:
        row = dict(zip(header, cells, strict=False))
        tickets = row.get(weight, "") if weight is not None else "1"
        if len(cells) == len(header) and not _WEIGHT.fullmatch(tickets):
            remedy = "Write the number of tickets in digits, from 1."
            problems.append(Problem(f"{path}:{line}", f"the weight {tickets[:80]!r} is no whole number", remedy))
        elif len(cells) == len(header):
            candidates.append(Candidate(row[column], int(tickets), row[stratum] if stratum is not None else ""))
    _refuse(problems)
    return Pool(tuple(candidates), tuple(f"{path}:{line}" for line, _ in rows), column)


def read_codes(path: TableFile) -> Codes:
    """Read one line for each party, `name,code`; `name,code_sha256` under that header; or the code alone."""
    if path.suffix.lower() in _NO_TABLES:
        what = "is no table, and each of its lines would be taken for a code"
        raise InputError(Problem(str(path), what, "Write name,code on a line for each party, as CSV."))
    rows = _rows(path)
    hashed = bool(rows) and [cell.lower() for cell in rows[0][1]][1:] == ["code_sha256"]
    body = _without_head(rows)
    problems = [*_broken(path, body, {1, 2})]
    problems += [
        Problem(f"{path}:{line}", f"the code {fault}", "Write it exactly as its party made it: name,code")
        for line, cells in body
        if (fault := line_fault(cells[-1])) is not None
    ]
    _refuse(problems)
    named = [
        (cells[0] if len(cells) > 1 else f"party {number}", cells[-1]) for number, (_, cells) in enumerate(body, 1)
    ]
    if hashed:
        return Codes(tuple(Party(name, code) for name, code in named), None)
    return Codes(tuple(Party.of(name, code) for name, code in named), tuple(code for _, code in named))


def read_quotas(path: TableFile) -> dict[str, int]:
    """Read `stratum,quota`, a line each."""
    rows = _without_head(_rows(path))
    problems = [*_broken(path, rows, {2}), *_repeated(path, rows)]
    problems += [
        Problem(f"{path}:{line}", f"the quota {cells[-1][:80]!r} is no whole number", "Write it in digits, from 0.")
        for line, cells in rows
        if not _WEIGHT.fullmatch(cells[-1])
    ]
    _refuse(problems)
    return {name: int(quota) for _, (name, quota) in rows}


def read_pairs(path: TableFile | None) -> dict[str, str]:
    """Read `label,reason`, a line each; the reason may be left out. No file is nobody."""
    if path is None:
        return {}
    rows = _without_head(_rows(path))
    _refuse([*_broken(path, rows, {1, 2}), *_repeated(path, rows)])
    return {cells[0]: cells[1] if len(cells) > 1 else "" for _, cells in rows}


def read_commitment(path: TableFile) -> dict[str, object]:
    """Read a commitment that `--commit` wrote. Raises InputError where it is none."""
    try:
        told = json.loads(path.read_bytes())
        canonical(told)  # what has no canonical form, or none that ends, was never committed to
    except (ValueError, RecursionError) as error:
        remedy = "Take the file that --commit wrote, or the one from the public record."
        raise InputError(Problem(str(path), f"is no canonical JSON: {error}", remedy)) from None
    if not isinstance(told, dict) or not isinstance(told.get("suite"), str):
        raise InputError(Problem(str(path), "is no commitment of a draw", "Take the file that --commit wrote."))
    return told


def source_in(commitment: Mapping[str, object], where: TableFile) -> Source:
    """Return the source that a commitment names. Raises InputError where it names none that can be read."""
    match commitment.get("source"):
        case {"name": str() as name, "day": str() as day, "form": str() as form, "bits": int() as bits}:
            try:
                return Source(name, date.fromisoformat(day), form, bits)
            except ValueError:
                pass
    what = "names no source of the randomness that can be read: name, day, form and bits"
    raise InputError(Problem(str(where), what, "Take the file that --commit wrote, unchanged."))


def _rows(path: TableFile) -> list[Row]:
    data = path.read_bytes()
    text = data.decode(encoding_of(str(path), io.BytesIO(data)))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Row] = []
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return found
        except csv.Error as error:
            remedy = "Close the quote, or double it where it is part of the text."
            raise InputError(Problem(f"{path}:{start}", f"has a stray quote or delimiter: {error}", remedy)) from None
        if cells:
            found.append((start, cells))


def _label_column(path: TableFile, header: Sequence[str]) -> str:
    for name in _LABEL_COLUMNS:
        if name in header:
            return name
    what = f"which column holds the labels? There are {', '.join(header)}"
    raise InputError(Problem(f"{path}:1", what, "Name it with --label; the first line must be the header."))


def _without_head(rows: list[Row]) -> list[Row]:
    """Leave out a first row of our own column names."""
    return rows[1:] if rows and {cell.lower() for cell in rows[0][1]} <= _HEADS else rows


def _broken(path: TableFile, rows: Sequence[Row], widths: set[int]) -> Iterator[Problem]:
    fields = " or ".join(map(str, sorted(widths)))
    for line, cells in rows:
        if len(cells) not in widths:
            what = f"has {len(cells)} fields, and there must be {fields}"
            yield Problem(f"{path}:{line}", what, "Quote a text that holds a comma.")


def _repeated(path: TableFile, rows: Sequence[Row]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for line, cells in rows:
        if first.setdefault(cells[0], line) != line:
            yield Problem(f"{path}:{line}", f"{cells[0]!r} stands on line {first[cells[0]]} already", "Remove one.")


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InputError(problems)
