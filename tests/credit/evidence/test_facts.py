"""The accepted evidence as integer relations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from credit.evidence import FACTS
from models.values.moments import parse_moment
from models.values.periods import NEVER, day_number
from tests.builders.packages import COMPANY, OTHER_COMPANY, Rows, facts_of_rows, package_of_rows

_TWO: Rows = [{"company_id": OTHER_COMPANY}, {"company_id": COMPANY, "participates": False}]
_CHANGE = [
    {"company_id": COMPANY, "starts_on": "2020-01-01", "ends_on": "2024-03-01"},
    {"company_id": OTHER_COMPANY, "starts_on": "2024-03-01"},
]


def test_every_relation_has_its_published_columns(tmp_path: Path) -> None:
    """Types and nullability of FACTS, with rows and without."""
    rows: list[dict[str, str]] = [{}]
    full = facts_of_rows(tmp_path / "full", complaints=rows, inspections=rows, findings=rows, records=rows)
    empty = facts_of_rows(tmp_path / "empty")

    for facts in (full, empty):
        assert {name: table.schema for name, table in facts.tables.items()} == dict(FACTS)  # type: ignore[union-attr]
        for table in facts.tables.values():
            table.validate(full=True)  # type: ignore[union-attr]


def test_companies_are_numbered_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """Whatever the order of the file."""
    companies = facts_of_rows(tmp_path, companies=_TWO).tables["companies"].to_pylist()  # type: ignore[union-attr]

    assert [(row["company_no"], row["company_id"], row["participates"]) for row in companies] == [
        (0, COMPANY, False), (1, OTHER_COMPANY, True)
    ]  # fmt: skip


def test_a_row_falls_on_the_company_of_its_own_day(tmp_path: Path) -> None:
    """Not on whoever serves today; the day is Shanghai's: 17:00 UTC is the next morning."""
    complaints = [{"received_at": "2024-02-29T15:59:59Z"}, {"received_at": "2024-02-29T16:00:00Z"}]
    facts = facts_of_rows(tmp_path, companies=_TWO, service_periods=_CHANGE, complaints=complaints)

    assert [(row["company_no"], row["received_at"]) for row in facts.tables["complaints"].to_pylist()] == [  # type: ignore[union-attr]
        (0, day_number(date(2024, 2, 29))), (1, day_number(date(2024, 3, 1)))
    ]  # fmt: skip


def test_findings_go_with_their_inspection(tmp_path: Path) -> None:
    """Its company, kind, day and moment of recording."""
    inspection = {"inspected_on": "2024-02-01", "kind": "special", "recorded_at": "2024-02-03"}
    facts = facts_of_rows(tmp_path, companies=_TWO, service_periods=_CHANGE, inspections=[inspection], findings=[{}])
    (finding,) = facts.tables["findings"].to_pylist()  # type: ignore[union-attr]

    assert (finding["company_no"], finding["kind"]) == (0, "special")
    assert finding["inspected_on"] == day_number(date(2024, 2, 1))
    assert finding["recorded_at"] == parse_moment("2024-02-03")


def test_what_falls_on_nobody_is_listed(tmp_path: Path) -> None:
    """With the reason, and in no relation; its findings go with it."""
    package = package_of_rows(tmp_path, inspections=[{"inspected_on": "2019-12-31"}], findings=[{}])

    assert [(row["source_table"], row["community_id"], row["occurred_on"], row["reason"])
            for row in package.unattributed.to_pylist()] == [
        ("inspections", "garden", date(2019, 12, 31), "no service period of the community contains the day"),
        ("findings", "garden", date(2019, 12, 31), "its inspection falls on no company"),
    ]  # fmt: skip
    assert package.facts.tables["findings"].num_rows == 0  # type: ignore[union-attr]


def test_numbers_are_thousandths_and_open_ends_never(tmp_path: Path) -> None:
    """Integers only, as every engine counts them."""
    facts = facts_of_rows(tmp_path, complaints=[{"satisfaction": 4}], inspections=[{"score": "84.999"}])

    assert facts.tables["complaints"]["satisfaction"].to_pylist() == [4000]  # type: ignore[index]
    assert facts.tables["inspections"]["score"].to_pylist() == [84_999]  # type: ignore[index]
    assert facts.tables["service_periods"]["ends_on"].to_pylist() == [NEVER]  # type: ignore[index]
