"""docs/tenders.md says what the code and the data say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from bidding.notices import Notice
from bidding.procedures.laws import Procedures, tender_laws
from bidding.procedures.shapes import Period, TenderLaw
from bidding.tender import TENDER_LIFE, Move, grants_matrix
from bidding.tender.details import DETAILS
from tests.architecture.source import page

PAGE = "docs/tenders.md"


def _keys(shape: type[BaseModel]) -> Iterator[str]:
    """Yield the keys of a shape and of the shapes in it."""
    for name, field in shape.model_fields.items():
        yield name
        for inner in re.findall(r"bidding\.notices\.shapes\.(\w+)", str(field.annotation)):
            part = getattr(__import__("bidding.notices.shapes", fromlist=[inner]), inner)
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _keys(part)


def row_of(law: TenderLaw, period: Period) -> str:
    """Return the row of a clock, as the page has it."""
    length = f"{period.days} days" if period.days else f"{period.working_days} working days"
    bound = "at least" if period.bound == "at_least" else "at most"
    cited = Procedures((law,), law.in_force.since).cite(period.basis)
    where = "own choice" if cited.startswith("our own") else cited
    only = ", ".join([*period.kinds, *(["statutory tenders"] if period.statutory else [])]) or "all"
    return f"| {law.id} | {period.name} | {bound} {length} | {only} | {where} |"


def test_the_diagram_is_the_table() -> None:
    """Every transition, as the life renders it."""
    assert TENDER_LIFE.diagram() in page(PAGE)


def test_the_grants_are_those_of_the_code() -> None:
    """Who may make which move."""
    assert grants_matrix() in page(PAGE)


@pytest.mark.parametrize("law", tender_laws(), ids=lambda law: law.id)
def test_every_clock_is_told(law: TenderLaw) -> None:
    """With its length and its article, as the data has them."""
    told = page(PAGE)

    assert [row for period in law.periods if (row := row_of(law, period)) not in told] == []


def test_every_key_of_a_notice_is_told() -> None:
    """At whatever depth it stands."""
    told = set(re.findall(r"`(\w+)`", page(PAGE)))

    assert set(_keys(Notice)) - told == set()


@pytest.mark.parametrize("move", list(Move))
def test_every_key_of_an_event_is_told(move: Move) -> None:
    """Each move has its row, with the keys of what it holds."""
    (row,) = re.findall(rf"^\| `{move}` \|.*$", page(PAGE), re.MULTILINE)

    assert set(DETAILS[move].model_fields) - set(re.findall(r"`(\w+)`", row)) == set()
