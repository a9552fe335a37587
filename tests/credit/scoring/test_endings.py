"""When what counts stops to count, by its age and its document."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from credit.scoring.endings import Stretch, run_out, stretches, until
from credit.scoring.pairs import counting
from credit.scoring.plan import Plan
from credit.scoring.terms import Life, Terms
from models.values.periods import NEVER, Duration
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import day, indicator, relations, rule, run

_FIRST, _LAST = day("1990-01-01"), day("9999-12-31")
_LENGTHS = st.builds(Duration, months=st.integers(0, 30), days=st.integers(0, 40)).filter(
    lambda length: length.months or length.days
)
_LIVES = st.builds(Life, st.one_of(_LENGTHS, st.just("calendar_year")), st.one_of(st.none(), _LENGTHS))


@given(_LIVES, st.one_of(st.integers(_FIRST, day("2030-01-01")), st.integers(_LAST - 800, _LAST)))
@example(Life(Duration(12, 0)), day("2024-02-29"))
@example(Life(Duration(1, 0)), day("2023-02-28"))
@settings(max_examples=40, deadline=None)
def test_stretches_say_what_the_calendar_says(life: Life, as_of: int) -> None:
    """For every day that counts, and with few stretches: some for each month of a life, whatever its length."""
    found = stretches(life, as_of)
    days = range(life.first(as_of), as_of + 1)

    said = [next(one for one in reversed(found) if one.since <= occurred).end(occurred) for occurred in days]
    assert said == [life.until(occurred) for occurred in days]
    assert len(found) <= 8 + 4 * len(days) // 28


def test_a_year_has_two_lengths() -> None:
    """366 days while 29 February lies ahead, 365 from that day on."""
    found = stretches(Life(Duration(12, 0)), day("2024-06-30"))

    assert [(one.since, one.later) for one in found] == [(day("2023-07-01"), 366), (day("2024-02-29"), 365)]


def test_days_that_end_together_are_one_stretch() -> None:
    """What counts for the calendar year ends with it, and 29 to 31 January plus a month at the end of February."""
    yearly = stretches(Life("calendar_year"), day("2024-06-30"))
    monthly = stretches(Life(Duration(1, 0)), day("2023-02-10"))

    assert yearly == (Stretch(day("2024-01-01"), None, day("2025-01-01")),)
    assert Stretch(day("2023-01-29"), None, day("2023-02-28")) in monthly


@pytest.mark.parametrize("life", [Life(Duration(12, 0)), Life(Duration(1, 0)), Life("calendar_year")])
def test_an_engine_finds_the_same_end(life: Life) -> None:
    """For every day that counts at the end of a leap year's February."""
    as_of = day("2024-02-29")
    days = list(range(life.first(as_of), as_of + 1))
    tables = {"days": pa.table({"day": pa.array(days, pa.int32())})}
    found = run(tables, lambda t: t["days"].mutate(end=until(t["days"].day, life, as_of)).order_by("day"))

    assert [row["end"] for row in found] == [life.until(one) for one in days]


_RULES: dict[str, dict[str, Any]] = {
    "year": {}, "half": {"valid": "P6M"}, "paper": {"valid": "document"}, "ever": {"valid": "forever"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("event", "record", "end"),
    [
        ("year", {}, "2025-03-01"),
        ("year", {"valid_until": "2024-09-01"}, "2025-03-01"),
        ("half", {}, "2024-09-01"),
        ("paper", {}, "2025-03-01"),
        ("paper", {"valid_until": "2024-09-01"}, "2024-09-01"),
        ("paper", {"valid_until": "2034-09-01"}, "2029-03-01"),
        ("paper", {"valid_until": "2029-02-28"}, "2029-02-28"),
        ("paper", {"valid_until": "2029-03-02"}, "2029-03-01"),
        ("ever", {}, None),
    ],
)
def test_a_pair_runs_out_by_its_own_life(event: str, record: dict[str, Any], end: str | None) -> None:
    """Each of several lives in one rulebook; a document ends its pair before retention does, or retention before it."""
    rules = [rule(name, name, "-1" if name == "paper" else "1", **length) for name, length in _RULES.items()]
    book = minimal_rulebook(indicators=[indicator("one", "bad", *rules)], derive=[], retention="P5Y")
    terms = Terms(book, day("2024-06-30"))
    tables = relations(records=[{"event": event, **record}])
    found = run(tables, lambda t: counting(t, Plan(terms), None).select(end=lambda pairs: run_out(pairs, terms)))

    assert [row["end"] for row in found] == [NEVER if end is None else day(end)]
