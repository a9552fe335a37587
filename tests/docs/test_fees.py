"""docs/fees.md tells what the code and the law's data do."""

from __future__ import annotations

from bidding.fees.law_shapes import FeeLaw
from bidding.fees.laws import laws
from bidding.fees.table_shapes import FeeTable
from tests.architecture.source import page

PAGE = "docs/fees.md"


def _row(law: FeeLaw) -> str:
    every = "not said" if law.review is None else str(law.review.every)
    return f"| {law.id} | {', '.join(law.guided) or 'nothing'} | {every} |"


def test_the_table_of_places_is_the_laws() -> None:
    """Every jurisdiction with what it guides and how often, and no other."""
    rows = [line for line in page(PAGE).split("## Places")[1].splitlines() if line.startswith("| ")][2:]

    assert rows == [_row(law) for law in laws()]


def test_every_key_of_a_table_is_told() -> None:
    """In the section on it; the digest is computed."""
    section = page(PAGE).split("## The table of a city")[1].split("\n## ")[0]

    assert all(f"`{key}`" in section for key in FeeTable.model_fields if key != "digest")
