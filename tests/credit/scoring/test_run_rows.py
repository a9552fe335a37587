"""A rating run as the rows that the register keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from credit.scoring.run_rows import contribution_rows, rating_rows, ratings_digest
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import facts, rated

_AWARD = {"event": "award", "occurred_on": "2024-03-01"}
_PENALTY = {"event": "penalty", "occurred_on": "2024-04-01"}
_FACTS = facts(2, records=[_AWARD, {**_PENALTY, "company_no": 1}, {**_AWARD, "company_no": 1}])
_RATED = rated(_FACTS, minimal_rulebook())


def test_each_company_is_a_row_of_whole_numbers() -> None:
    """Points in thousandths, components by name."""
    rows = {row["company_id"]: row for row in rating_rows(_RATED, reasons=False)}

    assert rows["c0"]["components"] == {"good": 1000, "bad": 0}
    assert (rows["c1"]["score_milli"], rows["c1"]["grade"], rows["c1"]["eligible"]) == (76_000, "A", True)
    assert rows["c0"]["next_change_on"] == date(2025, 3, 1)
    assert (rows["c0"]["reasons"], rows["c0"]["outlook"]) == ([], None)


def test_reasons_are_the_rules_that_set_a_company_apart() -> None:
    """The award that both have explains nothing, so the penalty stands first."""
    rows = {row["company_id"]: row for row in rating_rows(_RATED, reasons=True, outlooks={"c1": {"ways": []}})}

    assert [reason["rule"] for reason in rows["c1"]["reasons"]] == ["tiny.bad", "tiny.good"]
    assert rows["c1"]["reasons"][0]["points_milli"] == -5000
    assert (rows["c0"]["outlook"], rows["c1"]["outlook"]) == (None, {"ways": []})


def test_contributions_come_in_the_order_of_the_frame() -> None:
    """With rule, evidence, days, and whether they counted."""
    rows = list(contribution_rows(_RATED))

    assert [row["company_id"] for row in rows] == list(_RATED.contributions["company_id"])
    assert {row["points_milli"] for row in rows} == {1000, -5000}
    assert all(row["counted"] and row["occurred_on"].year == 2024 for row in rows)


def test_the_digest_names_the_ratings() -> None:
    """Equal ratings have one, whatever their order; other ratings have another."""
    turned = replace(_RATED, ratings=_RATED.ratings.iloc[::-1])

    assert ratings_digest(turned) == ratings_digest(_RATED)
    assert ratings_digest(rated(_FACTS, minimal_rulebook(), "2024-03-31")) != ratings_digest(_RATED)
