"""CSV in, as a stream: exact lines, bounded memory, and nothing guessed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice

import numpy as np
import pyarrow as pa

from credit.evidence.batches import BATCH_ROWS, Advance, Batch, Broken, Wanted
from credit.evidence.encoding import encoding_of
from credit.evidence.errors import refuse
from credit.evidence.headers import check_header, places_of
from credit.evidence.sources import FileSource

__all__ = ["LONGEST_LINE", "csv_batches"]

LONGEST_LINE = 4 * 2**20
"""Characters; no row of evidence is longer, and a longer line is never loaded."""
_SHOWN = 80


def csv_batches(
    file: FileSource, advance: Advance, wanted: Wanted = None, *, longest_line: int = LONGEST_LINE
) -> Iterator[Batch]:
    """Give the rows of a CSV file with a header; blank lines are no rows.

    Raises PackageError where the file as a whole cannot be trusted: encoding, header, an endless line or quote.
    """
    with file.stream() as (data, _):
        encoding = encoding_of(file.name, data)
    with file.stream() as (data, told):
        text = io.TextIOWrapper(data, encoding=encoding, newline="")
        reader = csv.reader(_lines(file.name, text, longest_line), strict=True)
        header = _header(file.name, reader)
        places = places_of(header, wanted)
        for batch in _batches(file.name, len(header), places, _records(file.name, reader)):
            advance(told())
            yield batch


def _lines(where: str, text: io.TextIOWrapper, longest: int) -> Iterator[str]:
    number = 0
    while line := text.readline(longest + 1):
        number += 1
        if len(line) > longest:
            what = f"is longer than {longest} characters: {line[:_SHOWN]!r}..."
            raise refuse(where, what, "Look for a lost line end or quote near it.", line=number)
        yield line


_Reader = Iterator[list[str]]


def _header(where: str, reader: _Reader) -> list[str]:
    try:
        header = next(reader)
    except (StopIteration, csv.Error):
        header = []
    check_header(f"{where}:1", header)
    return header


def _records(where: str, reader: _Reader) -> Iterator[tuple[int, list[str] | Broken]]:
    """Give each record with the line on which it starts; a record of bad quotes as broken."""
    while True:
        start = reader.line_num + 1  # type: ignore[attr-defined]  # csv's reader tells its line
        try:
            for row in reader:
                if row:
                    yield start, row
                start = reader.line_num + 1  # type: ignore[attr-defined]
        except csv.Error as error:
            _check_goes_on(where, start, str(error))
            yield start, Broken(start, "", f"has a stray quote or delimiter: {error}")
        else:
            return


def _check_goes_on(where: str, start: int, error: str) -> None:
    remedy = "Close the quote, or double it where it is part of the text."
    if "unexpected end" in error:
        raise refuse(where, "a quote opened in the row that starts here is never closed", remedy, line=start)
    if "field larger" in error:
        what = f"a cell of the row that starts here has more than {csv.field_size_limit()} characters"
        raise refuse(where, what, f"If it begins with a quote: {remedy}", line=start)


def _batches(
    file: str, width: int, places: Mapping[str, int], records: Iterator[tuple[int, list[str] | Broken]]
) -> Iterator[Batch]:
    """Give the records in batches, the last of which may be empty; of a row only the wanted cells are held."""
    more = True
    while more:
        cells: dict[str, list[str]] = {name: [] for name in places}
        puts = [(cells[name].append, at) for name, at in places.items()]
        lines: list[int] = []
        broken: list[Broken] = []
        for start, row in islice(records, BATCH_ROWS):
            if isinstance(row, Broken):
                broken.append(row)
            elif len(row) == width:
                lines.append(start)
                for put, at in puts:
                    put(row[at])
            else:
                broken.append(Broken(start, ",".join(row), f"has {len(row)} fields where the header has {width}"))
        more = len(lines) + len(broken) == BATCH_ROWS
        columns = {name: pa.array(texts, pa.string()) for name, texts in cells.items()}
        yield Batch(file, columns, np.array(lines, np.int64), tuple(broken))
