"""Which pair of an event and a term counts on a day, and which will later."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from credit.scoring.pairs import calendar, counting, outliving, upcoming
from credit.scoring.plan import Plan
from credit.scoring.terms import Terms
from models.values.periods import NEVER
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import day, indicator, relations, rule, run

_YEAR = (rule("year", "award", "1"),)
_DOCUMENT = (rule("paper", "award", "1", valid="document"),)


def _terms(as_of: str, *rules: dict[str, Any], **main: Any) -> Terms:  # noqa: ANN401 - any key of a rulebook
    return Terms(minimal_rulebook(indicators=[indicator("one", "good", *rules)], derive=[], **main), day(as_of))


def _counts(terms: Terms, **row: object) -> list[str]:
    """Return the ids of the terms that count one record, an award of 1 March 2024."""
    found = run(relations(records=[row]), lambda t: counting(t, Plan(terms), None, provenance=True))
    return [terms.all[pair["term_no"]].id for pair in found]


def _begins(terms: Terms, **row: object) -> list[int]:
    """Return the days on which pairs of one record begin to count, counted from the day of the rating."""
    found = run(relations(records=[row]), lambda t: upcoming(t, terms, None))
    return sorted(pair["begins_on"] - terms.as_of for pair in found)


@pytest.mark.parametrize(
    ("as_of", "found"), [("2024-02-29", []), ("2024-03-01", ["year"]), ("2025-02-28", ["year"]), ("2025-03-01", [])]
)
def test_an_event_counts_from_its_day_until_its_end(as_of: str, found: list[str]) -> None:
    """The day it occurred counts, the day its life ends does not."""
    assert _counts(_terms(as_of, *_YEAR)) == found


@pytest.mark.parametrize(("as_of", "found"), [("2024-06-29", ["year"]), ("2024-06-30", [])])
def test_a_revoked_event_does_not_count_on_its_day(as_of: str, found: list[str]) -> None:
    """A revocation on the day of the rating already holds."""
    assert _counts(_terms(as_of, *_YEAR), revoked_on="2024-06-30") == found


@pytest.mark.parametrize(
    ("as_of", "valid_until", "found"),
    [
        ("2024-08-31", "2024-09-01", ["paper"]),
        ("2024-09-01", "2024-09-01", []),
        ("2027-01-01", "2030-01-01", ["paper"]),
        ("2025-02-28", None, ["paper"]),
        ("2025-03-01", None, []),
    ],
)
def test_a_document_says_its_end(as_of: str, valid_until: str | None, found: list[str]) -> None:
    """A document counts up to its own end, and for a year where it names none."""
    assert _counts(_terms(as_of, *_DOCUMENT), valid_until=valid_until) == found


def test_a_document_means_nothing_to_other_rules() -> None:
    """A rule with a life of its own does not ask for the document."""
    assert _counts(_terms("2024-12-31", *_YEAR, *_DOCUMENT), valid_until="2024-09-01") == ["year"]


def test_every_rule_that_names_an_event_counts_it() -> None:
    """One event may earn under two rules; an event that nothing names is paired with nothing."""
    terms = _terms("2024-06-30", *_YEAR, rule("again", "award", "2"))

    assert sorted(_counts(terms)) == ["again", "year"]
    assert _counts(terms, event="unheard.of") == []


@pytest.mark.parametrize(("occurred", "found"), [("2023-12-31", "old"), ("2024-01-01", "new")])
def test_one_version_of_a_rule_counts_an_event(occurred: str, found: str) -> None:
    """By occurrence, it is the version in force on the event's day."""
    old = rule("one", "award", "1", in_force={"since": "2020-01-01", "until": "2024-01-01"})
    new = rule("one", "award", "2", in_force={"since": "2024-01-01"})
    terms = _terms("2024-06-30", old, new)
    pairs = run(
        relations(records=[{"occurred_on": occurred}]), lambda t: counting(t, Plan(terms), None, provenance=True)
    )

    assert [pair["points"] for pair in pairs] == [{"old": 1000, "new": 2000}[found]]


def test_without_a_term_in_force_nothing_counts() -> None:
    """A rule not yet in force by assessment, or no rule at all: no pair, and no error."""
    later = rule("later", "award", "1", in_force={"since": "2025-01-01"})

    assert _counts(_terms("2024-06-30", later, applies_by="assessment")) == []
    assert _counts(_terms("2024-06-30")) == []


def test_what_begins_later_is_foreseen() -> None:
    """An event still to come begins on its day; one that ends before it begins never does."""
    terms = _terms("2024-02-20", *_YEAR)

    assert _begins(terms) == [10]
    assert _begins(terms, revoked_on="2024-03-01") == []
    assert _begins(_terms("2024-03-01", *_YEAR)) == []


@pytest.mark.parametrize(("occurred", "begins"), [("2024-03-01", [185]), ("2024-01-02", [185]), ("2024-01-01", [])])
def test_a_version_takes_in_what_is_alive_by_then(occurred: str, begins: list[int]) -> None:
    """Half a year and two days ahead a version comes into force; what will have run out by then does not begin."""
    later = rule("later", "award", "1", in_force={"since": "2025-01-01"})
    terms = _terms("2024-06-30", later, applies_by="assessment")

    assert _begins(terms, occurred_on=occurred) == begins


def test_a_later_version_may_be_worth_far_more() -> None:
    """Fifty thousand times as much as today: nothing that is packed for today has to hold it."""
    today, then = {"since": "2020-01-01", "until": "2025-01-01"}, {"since": "2025-01-01"}
    parts = [
        indicator(f"wide{n}", "good", rule(f"w{n}", f"w{n}", "0.05"), rule(f"v{n}", f"v{n}", "0.005"), ceiling="40")
        for n in range(3)
    ]
    for event in ("award", "prize"):
        versions = (rule(event, event, "0.001", in_force=today), rule(event, event, "50", in_force=then))
        parts.append(indicator(event, "good", *versions, ceiling="100"))
    terms = Terms(minimal_rulebook(indicators=parts, derive=[], applies_by="assessment"), day("2024-06-30"))

    assert _begins(terms) == [185]


def test_a_calendar_says_when_each_day_ends() -> None:
    """For every day that still counts, and for as many days ahead as asked."""
    terms = _terms("2024-06-30", *_YEAR)
    found = {row["cal_day"]: row["cal_until"] for row in run({}, lambda _: calendar(terms, 1))}

    assert (min(found), max(found)) == (day("2023-07-01"), day("2024-07-01"))
    assert all(terms.lives[0].until(occurred) == until for occurred, until in found.items())


def test_a_calendar_ends_with_the_last_day_there_is() -> None:
    """Looking years ahead from the year 9999 is no error."""
    found = run({}, lambda _: calendar(_terms("9999-12-30", *_YEAR), 4000))

    assert max(row["cal_day"] for row in found) == NEVER


def test_what_ends_before_it_begins_is_left_out() -> None:
    """A row that would come to hold on the day its life ends never counts."""
    terms = _terms("2024-06-30", *_YEAR)
    begins = [day("2025-02-28"), day("2025-03-01")]
    rows = {"occurred_on": [day("2024-03-01")] * 2, "life": [0, 0], "begins_on": begins}
    found = run(
        {"rows": pa.table({k: pa.array(v, pa.int32()) for k, v in rows.items()})}, lambda t: outliving(t["rows"], terms)
    )

    assert [row["begins_on"] for row in found] == begins[:1]
