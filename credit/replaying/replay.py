"""Derive every rating run and list of a record again, from its evidence and rulebooks, and compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from credit.evidence import Package
from credit.evidence.corrections import Correction, corrected, correction_of, in_force
from credit.evidence.kept_rows import package_of_lines
from credit.explaining import kept_outlooks
from credit.replaying.attachments import Attached, ReadBlob, attached, legible, rows_in
from credit.rulebook.content import from_content
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated, rate
from credit.scoring.run_rows import contribution_rows, rating_rows, ratings_digest
from credit.standing import entry_row, propose_lists
from models.errors import InputError, Problem
from models.ledger.entries import Entry
from models.values.plain import lines_of, plain

__all__ = ["Replayed", "replay"]

_NAMES = ("id", "run_id", "proposal_id")
"""Columns that number rows in one database and say nothing of a rating."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One act derived again: `differences` say row by row where the record holds something else; empty is equal.

    `rows` counts what was compared.
    """

    position: int
    act: str
    subject: str
    as_of: date
    rulebook: str
    rows: int
    differences: tuple[str, ...]


def replay(entries: Iterable[Entry], blob: ReadBlob) -> Iterator[Replayed]:
    """Yield every rating run and list proposal of a record, derived again, in the order of the entries.

    Only evidence and rulebooks that stand before an act are used for it. Raises InputError where one of them is not on
    record, or an entry is not as it was entered.
    """
    seen = _Seen(blob)
    for entry in entries:
        act = _ACTS.get(entry.type)
        if act is not None:
            with legible(entry):
                yield from act(seen, entry, attached(entry, blob))


@dataclass(slots=True)
class _Seen:
    """What the entries so far have brought; packages are read when a run asks for them."""

    blob: ReadBlob
    books: dict[str, Rulebook] = field(default_factory=dict)
    imports: dict[int, Entry] = field(default_factory=dict)
    runs: dict[str, Rated] = field(default_factory=dict)
    newest: tuple[int, Package] | None = None
    corrections: dict[int, Correction] = field(default_factory=dict)

    def package(self, number: int, subject: str) -> Package:
        if self.newest is None or self.newest[0] != number:
            if number not in self.imports:
                raise _unfounded(subject, f"import {number}")
            lines = attached(self.imports[number], self.blob)
            self.newest = number, package_of_lines(f"import {number}", lines)
        return self.newest[1]

    def book(self, digest: str, subject: str) -> Rulebook:
        if digest not in self.books:
            raise _unfounded(subject, f"rulebook {digest}")
        return self.books[digest]


def _unfounded(subject: str, what: str) -> InputError:
    remedy = "A run may only rest on what was on record before it; treat it as unproven."
    return InputError(Problem(subject, f"{what} is not on record before it", remedy))


def _evidence(seen: _Seen, entry: Entry, _parts: Attached) -> Iterator[Replayed]:
    number = int(entry.subject.removeprefix("import/"))
    seen.imports.setdefault(number, entry)  # whoever enters it again changes nothing
    return iter(())


def _rulebook(seen: _Seen, entry: Entry, parts: Attached) -> Iterator[Replayed]:
    content = rows_in(parts["rulebook"])[0]["content"]
    book = from_content(content)
    if book.digest == entry.subject:  # else whoever rates by that digest finds it missing
        seen.books[book.digest] = book
    return iter(())


def _correction(seen: _Seen, _entry: Entry, parts: Attached) -> Iterator[Replayed]:
    for row in rows_in(parts["corrections"]):
        seen.corrections[row["id"]] = correction_of(row)
    return iter(())


def _run(seen: _Seen, entry: Entry, parts: Attached) -> Iterator[Replayed]:
    kept = rows_in(parts["run"])[0]
    package, book = seen.package(kept["import_id"], entry.subject), seen.book(kept["rulebook_digest"], entry.subject)
    known_at = None if kept["known_at"] is None else datetime.fromisoformat(kept["known_at"])
    should = in_force(seen.corrections.values(), date.fromisoformat(kept["as_of"]), known_at)
    rated = rate(corrected(package, should), book, as_of=kept["as_of"], known_at=known_at)
    seen.runs[entry.subject] = rated
    ratings, reasons = rows_in(parts["ratings"]), rows_in(parts["contributions"])
    explained = [row["company_id"] for row in ratings if row["outlook"] is not None]
    outlooks = kept_outlooks(rated, explained) if explained else {}
    found = _differences(ratings, rating_rows(rated, reasons=bool(reasons), outlooks=outlooks), "rating")
    if reasons:
        found += _differences(reasons, contribution_rows(rated), "contribution")
    if (told := entry.facts.get("corrections", [])) != [one.number for one in should]:
        found += (f"corrections: on record {told}, in force {[one.number for one in should]}",)
    if kept["ratings_digest"] != ratings_digest(rated):
        found += (f"ratings_digest: on record {kept['ratings_digest']}, derived {ratings_digest(rated)}",)
    yield _replayed(entry, rated, len(ratings) + len(reasons), found)


def _lists(seen: _Seen, entry: Entry, parts: Attached) -> Iterator[Replayed]:
    run = f"run/{rows_in(parts['proposal'])[0]['run_id']}"
    if run not in seen.runs:
        raise _unfounded(entry.subject, run)
    rated, kept = seen.runs[run], rows_in(parts["entries"])
    kind = rows_in(parts["proposal"])[0]["kind"]
    derived = map(entry_row, getattr(propose_lists(rated), kind))
    yield _replayed(entry, rated, len(kept), _differences(kept, derived, f"{kind} list"))


_ACTS = {
    "evidence.package": _evidence, "evidence.corrected": _correction, "rulebook.version": _rulebook,
    "rating.run": _run, "list.proposal": _lists,
}  # fmt: skip


def _replayed(entry: Entry, rated: Rated, rows: int, found: tuple[str, ...]) -> Replayed:
    position = -1 if entry.position is None else entry.position
    return Replayed(position, entry.type, entry.subject, rated.as_of, rated.book.id, rows, found)


def _differences(kept: list[dict[str, Any]], derived: Iterable[Mapping[str, Any]], what: str) -> tuple[str, ...]:
    ours, theirs = [_bare(row) for row in kept], [plain(row) for row in derived]
    found = [
        f"{what} {number}: on record {_shown(one, other)}, derived {_shown(other, one)}"
        for number, (one, other) in enumerate(zip(ours, theirs, strict=False))
        if lines_of([one]) != lines_of([other])
    ]
    if len(ours) != len(theirs):
        found.append(f"{what}: {len(ours)} rows on record, {len(theirs)} derived")
    return tuple(found)


def _bare(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _NAMES}


def _shown(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Return the company and the cells in which a row differs from the other."""
    cells = {name: value for name, value in one.items() if value != other.get(name) or name == "company_id"}
    return str(cells)
