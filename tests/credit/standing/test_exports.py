"""The public register as files (RC-24)."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree as ET

from credit.standing.exports import COLUMNS, as_atom, as_csv, as_json, register_rows
from credit.standing.listing import Move, Role
from tests.builders.listings import Case, a_listing

NAMES = {"C1": "=cmd 禾安"}
ON = date(2024, 7, 20)


def _case(**changes: str) -> Case:
    return Case(a_listing(**changes)).listed()  # type: ignore[arg-type]


def test_only_what_was_published_is_shown() -> None:
    """Proposed, notified, upheld and dropped listings are nobody's business yet, or any more."""
    upheld = Case()
    upheld.notify()
    dropped = Case()
    dropped.notify()
    dropped.decide(Move.DROP)
    upheld.days(9)
    upheld.decide(Move.UPHOLD)

    assert register_rows([a_listing(), upheld.listing, dropped.listing], NAMES, ON) == []
    (row,) = register_rows([_case().listing], NAMES, ON)
    assert (row["status"], row["published_on"], row["instrument"]) == ("listed", "2024-07-10", "Regulation")


def test_what_is_objected_to_is_marked() -> None:
    """While it is contested."""
    case = _case()
    case.take(Move.OBJECT, Role.COMPANY)

    assert register_rows([case.listing], NAMES, ON)[0]["objected"] is True


def test_what_ended_goes_from_view_when_retention_ends() -> None:
    """Five years after the event a blacklisting is gone; until then it is shown as removed."""
    case = _case()
    case.decide(Move.LIFT)

    assert [row["status"] for row in register_rows([case.listing], NAMES, date(2029, 6, 2))] == ["removed"]
    assert register_rows([case.listing], NAMES, date(2029, 6, 3)) == []


def test_a_cell_is_no_formula() -> None:
    """A name that begins like one gets a quote before it; every column is there."""
    rows = register_rows([_case().listing], NAMES, ON)
    (read,) = csv.DictReader(io.StringIO(as_csv(rows)))

    assert tuple(read) == COLUMNS
    assert (read["name"], read["objected"]) == ("'=cmd 禾安", "false")
    assert json.loads(as_json(rows, ON))["listings"][0]["name"] == "=cmd 禾安"


def test_the_feed_tells_publications_and_removals() -> None:
    """Atom: newest first, ids that stay, an author; equal lists give equal bytes."""
    case = _case()
    case.days(3)
    case.decide(Move.LIFT)
    text = as_atom([case.listing], NAMES, ON, "示例市住建局")
    feed = ET.fromstring(text)  # noqa: S314 - our own
    ids = [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}id")]

    assert ids == ["urn:wuxin:lists", "urn:wuxin:listing:7:removed", "urn:wuxin:listing:7:published"]
    assert text == as_atom([case.listing], NAMES, ON, "示例市住建局")
    assert "2024-07-20T00:00:00Z" in as_atom([], NAMES, ON, "x")
