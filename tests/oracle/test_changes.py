"""The days the oracle tries for a change against trying every single day."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings

from tests.oracle.changes import next_change, state_of
from tests.oracle.sources import Question, sources_of
from tests.strategies.evidence import Case, cases

_DAYS = 420


@settings(max_examples=25, database=None, derandomize=True, deadline=None)
@given(case=cases())
def test_no_day_before_the_next_change_differs(case: Case) -> None:
    """Up to next_change_on each day's state is that of as_of, and on that day it is another."""
    company_id = str(case.rows["companies"][0]["company_id"])
    sources = tuple(source for source in sources_of(case.rows) if source.company_id == company_id)
    question = Question(case.rows, case.book, case.known_at, company_id, sources)
    now, found = state_of(question, case.as_of), next_change(question, case.as_of)
    days = (case.as_of + timedelta(days=count) for count in range(1, _DAYS))
    first = next((day for day in days if state_of(question, day) != now), None)
    assert first == found or (first is None and (found is None or found >= case.as_of + timedelta(days=_DAYS)))
