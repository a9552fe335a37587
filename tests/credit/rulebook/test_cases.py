"""A worked case is either a company with evidence on a day, or a row for the grade table."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from credit.rulebook.cases import Case, Outcome

_DATED: dict[str, Any] = {"name": "x", "as_of": "2024-06-30", "expect": {"grade": "A"}}


def test_a_company_left_out_serves_one_community() -> None:
    """The common case needs no company: it takes part, and has one project since long ago."""
    company = Case.model_validate(_DATED).company
    assert (company.participates, [community.id for community in company.communities]) == (True, ["1"])


def test_communities_are_numbered_in_order() -> None:
    """Rows may name the second community as "2" without giving it an id."""
    company = Case.model_validate({**_DATED, "company": {"communities": [{}, {"id": "old"}, {}]}}).company
    assert [community.id for community in company.communities] == ["1", "old", "3"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-01", datetime(2024, 4, 30, 16, tzinfo=UTC)),
        ("2024-05-01T08:30:00", datetime(2024, 5, 1, 0, 30, tzinfo=UTC)),
        ("2024-05-01T08:30:00+00:00", datetime(2024, 5, 1, 8, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_without_an_offset_is_in_shanghai(text: str, moment: datetime) -> None:
    """As in an evidence package."""
    case = Case.model_validate({**_DATED, "evidence": {"complaints": [{"received_at": text}]}})
    assert case.evidence.complaints[0].received_at == moment


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"as_of": None}, "give the day to rate on"),
        ({"grade_only": {"score": "1"}}, "`grade_only` stands alone; leave out as_of"),
        ({"expect": {}}, "`expect` says nothing"),
        ({"evidence": {"complaints": [{"received_at": "soon"}]}}, "is no moment"),
        ({"evidence": {"complaints": [{"received_at": "2024-05-01", "satisfaction": 6}]}}, "less than or equal to 5"),
        ({"evidence": {"records": [{"event": "x", "occurred_on": "2024-05-01", "level": "village"}]}}, "'national'"),
        ({"evidence": {"records": [{"event": "x", "occurred_on": "2024-05-01", "times": 0}]}}, "greater than or equal"),
        ({"surprise": 1}, "Extra inputs"),
    ],
)
def test_a_case_that_leaves_doubt_is_refused(change: dict[str, Any], said: str) -> None:
    """Each with the reason."""
    with pytest.raises(ValidationError, match=said):
        Case.model_validate({**_DATED, **change})


def test_a_grade_only_case_expects_a_grade_only() -> None:
    """Without evidence there are no points to expect."""
    case = {"name": "x", "grade_only": {"score": "84.999", "with": ["bad"]}, "expect": {"grade": "AA"}}
    only = Case.model_validate(case).grade_only
    assert only is not None
    assert (only.score, only.with_) == (84_999, ("bad",))
    with pytest.raises(ValidationError, match="can only expect"):
        Case.model_validate({**case, "expect": {"grade": "AA", "score": "1"}})


def test_an_outcome_begins_empty() -> None:
    """Whoever runs a case fills in what it knows."""
    assert Outcome(score=1).components == {}
