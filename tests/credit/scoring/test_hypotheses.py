"""What a rating would be if."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from credit.evidence import Facts
from credit.scoring.hypotheses import Hypothesis, Verdict, suppose
from credit.scoring.rating import Rated
from tests.builders.rulebooks import minimal_content, minimal_rulebook
from tests.builders.scoring import facts, measure, rated, relations

_RECORDS: list[dict[str, Any]] = [
    {"event": "penalty", "company_no": 1}, {"event": "penalty", "company_no": 0}, {"event": "award", "company_no": 1},
    {"event": "penalty", "company_no": 2}, {"event": "penalty", "company_no": 1, "occurred_on": "2024-04-01"},
]  # fmt: skip
_PENALTIES = frozenset({("records", "r0"), ("records", "r4")})


def _facts() -> Facts:
    """Return three companies: c1 has two penalties (r0, r4), an award and a late complaint; c2 takes no part."""
    companies = [{"participates": number < 2} for number in range(3)]
    return facts(companies, records=_RECORDS, complaints=[{"company_no": 1}])


@pytest.fixture(scope="module")
def run() -> Rated:
    """Return their run."""
    return rated(_facts(), minimal_rulebook())


def test_a_copy_without_changes_is_rated_as_it_stands(run: Rated) -> None:
    """For each company: score, grade and eligibility of the run itself."""
    verdicts = suppose(run, [Hypothesis(company) for company in run.by_company])

    assert verdicts == tuple(
        Verdict(int(row["score"]), row["grade"], bool(row["eligible"])) for row in run.by_company.values()
    )


def test_hypotheses_are_rated_apart_from_each_other(run: Rated) -> None:
    """Several copies of one company, in the order asked, each with its own change and nobody else's rows."""
    one = frozenset({("records", "r0")})
    tried = [
        Hypothesis("c1", one), Hypothesis("c1", _PENALTIES), Hypothesis("c0", one), Hypothesis("c1"),
        Hypothesis("c1", frozenset({("complaints", "c0")})), Hypothesis("c1", added=(("award", 3), ("award", 2))),
    ]  # fmt: skip

    assert [verdict.score for verdict in suppose(run, tried)] == [75_500, 80_500, 75_000, 70_500, 71_000, 75_500]


def test_repair_and_merit_add_up(run: Rated) -> None:
    """Rows taken out and events that come in, at once."""
    (verdict,) = suppose(run, [Hypothesis("c1", _PENALTIES, (("award", 5),))])

    assert verdict == Verdict(85_500, "AAA", eligible=True)


def test_taking_part_changes_the_status(run: Rated) -> None:
    """Who takes part is graded by points; who leaves is graded as missing."""
    verdicts = suppose(run, [Hypothesis("c2", participates=True), Hypothesis("c0", participates=False)])

    assert [(v.grade, v.eligible) for v in verdicts] == [("A", True), ("C(missing)", False)]


def test_a_measure_can_be_supposed() -> None:
    """It gives the points of that value, for the copy that supposes it; all else stays as it is."""
    content = minimal_content()
    bands = [{"at_least": "2", "points": "0"}, {"points": "3"}]
    content["indicators"][1]["measures"] = [measure("tiny.rate", as_points=False, bands=bands)]
    run = rated(facts(1, complaints=[{}, {}, {}]), minimal_rulebook(**content))
    tried = [
        Hypothesis("c0", measures=(("tiny.rate", 1999),)),
        Hypothesis("c0"),
        Hypothesis("c0", measures=(("x", 0),)),
    ]

    assert run.measures == {("c0", "tiny.rate"): 3000}
    assert [verdict.score for verdict in suppose(run, tried)] == [81_500, 78_500, 78_500]


def test_an_event_that_comes_in_is_known() -> None:
    """A run of what was known at some moment knows what it supposes."""
    moment = datetime(2021, 1, 1, tzinfo=UTC)
    (verdict,) = suppose(
        rated(_facts(), minimal_rulebook(), known_at=moment), [Hypothesis("c1", added=(("award", 1),))]
    )

    assert verdict.score == 81_000


def test_relations_in_files_are_supposed_of_too(tmp_path: Path) -> None:
    """Evidence that lies in a file is copied like any other."""
    tables = relations(records=_RECORDS[1:2])
    pq.write_table(tables["records"], tmp_path / "records.parquet")
    run = rated(Facts({**tables, "records": tmp_path / "records.parquet"}), minimal_rulebook())
    (verdict,) = suppose(run, [Hypothesis("c0", frozenset({("records", "r0")}))])

    assert verdict.score == 80_000


def test_nothing_supposed_is_nothing_asked(run: Rated) -> None:
    """No hypothesis, no run."""
    assert suppose(run, []) == ()
