"""The tables of a page as data: what a person reads in it is what the file holds, so the two cannot differ."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Final

__all__ = ["PageTable", "table_in"]

Cell = str | int | date | Decimal | None

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER: Final = re.compile(r"[+\u2212-]?\d+(\.\d+)?")
_SPACED: Final = frozenset({"br", "p", "li", "div", "dd", "dt", "td", "th"})
_SKIPPED: Final = frozenset({"form", "button", "select", "script", "style", "svg"})
_NUMBERS: Final = frozenset({"num", "tell"})
"""Classes of cells that hold numbers."""
_VOID: Final = frozenset({"br", "input", "img", "hr", "wbr", "meta", "link", "col"})


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page: its caption, the names of its columns, each once, and its rows, all as long as these."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_in(html: str, table_id: str) -> PageTable | None:
    """Return the table of an id in a page, None where there is none.

    A cell of the class `num` or `tell` is a number where it reads as one, a day by ISO 8601 a day. Forms in cells and
    words for screen readers alone are left out.
    """
    reader = _Reader(table_id)
    reader.feed(html)
    reader.close()
    if not reader.found:
        return None
    width = max((len(row) for row in (reader.head, *reader.rows)), default=0)
    rows = tuple((*row, *[None] * (width - len(row))) for row in reader.rows)
    return PageTable(_plain(reader.caption), _named(reader.head, width), rows)


def _named(head: list[Cell], width: int) -> tuple[str, ...]:
    """Return names for all columns: those without one are numbered, and a second one of a name is told apart."""
    found: list[str] = []
    for place in range(width):
        name = str(head[place] or "") if place < len(head) else ""
        name = name or f"({place + 1})"
        found.append(name if name not in found else f"{name} ({place + 1})")
    return tuple(found)


def _plain(texts: list[str]) -> str:
    return " ".join("".join(texts).split())


def _cell(texts: list[str], *, number: bool) -> Cell:
    text = _plain(texts)
    if _DAY.fullmatch(text):
        return date.fromisoformat(text)
    if number and _NUMBER.fullmatch(text):
        value = Decimal(text.replace("\N{MINUS SIGN}", "-"))
        return int(value) if "." not in text else value
    return text or None


@dataclass
class _Open:
    """The cell that is being read."""

    number: bool
    wide: int
    texts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads one table of a page; `_hidden` counts the elements around what is left out."""

    def __init__(self, table_id: str) -> None:
        super().__init__()
        self.found = False
        self.caption: list[str] = []
        self.head: list[Cell] = []
        self.rows: list[list[Cell]] = []
        self._id, self._inside, self._hidden = table_id, False, 0
        self._into: list[str] | None = None
        self._cell: _Open | None = None
        self._row: list[Cell] = []
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "table" and told.get("id") == self._id:
            self.found = self._inside = True
        elif not self._inside:
            return
        elif self._hidden:
            self._hidden += tag not in _VOID
        elif tag in _SKIPPED or (tag != "caption" and "visually-hidden" in (told.get("class") or "").split()):
            self._hidden = 1
        else:
            self._begin(tag, told)

    def _begin(self, tag: str, told: dict[str, str | None]) -> None:
        if self._into is not None and tag in _SPACED:
            self._into.append(" ")
        match tag:
            case "caption":
                self._into = self.caption
            case "thead":
                self._in_head = True
            case "tr":
                self._row = []
            case "th" | "td":
                wide = told.get("colspan") or "1"
                number = not _NUMBERS.isdisjoint((told.get("class") or "").split())
                self._cell = _Open(number, int(wide) if wide.isdigit() else 1)
                self._into = self._cell.texts

    def handle_endtag(self, tag: str) -> None:
        if not self._inside:
            return
        if self._hidden:
            self._hidden -= tag not in _VOID
        else:
            self._end(tag)

    def _end(self, tag: str) -> None:
        match tag:
            case "table":
                self._inside = False
            case "caption":
                self._into = None
            case "thead":
                self._in_head = False
            case "tr" if self._in_head:
                self.head = self._row
            case "tr":
                self.rows.append(self._row)
            case "th" | "td" if self._cell is not None:
                self._row += [_cell(self._cell.texts, number=self._cell.number), *[None] * (self._cell.wide - 1)]
                self._cell = self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None and not self._hidden:
            self._into.append(data)
