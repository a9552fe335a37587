"""The parts of a rulebook refuse what would leave a rule unclear."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from credit.rulebook.shapes import Basis, Bounds, Compare, GradeRow, Measure, Publication, Status, Where

_MEASURE: dict[str, Any] = {
    "id": "m", "title": {"zh": "率", "en": "rate"},
    "source": {"table": "complaints", "count": "rows", "on": "received_at"},
    "window": "P1Y", "in_force": {"since": "2024-01-01"}, "basis": {"choice": "test"}, "as_points": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "said"),
    [({}, "either `instrument`"), ({"instrument": "m", "choice": "x"}, "either `instrument`"),
     ({"instrument": "m"}, "needs the `article`"), ({"choice": " "}, "in words"),
     ({"choice": {"zh": "自定", "en": " "}}, "in words"), ({"choice": {"zh": "自定"}}, "Field required"),
     ({"choice": {"zh": "自定", "en": "x", "fr": "y"}}, "Extra inputs"), ({"choice": 1}, "valid dictionary"),
     ({"choice": "x", "article": "1"}, "in words")],
)  # fmt: skip
def test_a_basis_is_an_article_or_a_reason(value: dict[str, Any], said: str) -> None:
    """A number comes from an article of an instrument, or is our choice with a reason; never both or neither."""
    with pytest.raises(ValidationError, match=said):
        Basis.model_validate(value)


def test_a_reason_is_said_in_both_languages_or_once_for_both() -> None:
    """Either form reads the same way, and a text that is the same in both goes back as it came."""
    plain, both = Basis.model_validate({"choice": "x"}), Basis.model_validate({"choice": {"zh": "自定", "en": "x"}})
    assert plain == Basis.model_validate({"choice": {"zh": "x", "en": "x"}})
    assert [basis.model_dump(mode="json")["choice"] for basis in (plain, both)] == ["x", {"zh": "自定", "en": "x"}]


@pytest.mark.parametrize(
    ("change", "said"),
    [({"as_points": False}, "either `bands`"), ({"bands": [{"points": "1"}]}, "either `bands`"),
     ({"weigh": "area"}, "goes with a mean"), ({"source": {"table": "complaints", "on": "x"}}, "either `count"),
     ({"source": {"table": "inspections", "mean": "score", "on": "x"}, "per": "households_1000"}, "own denominator")],
)  # fmt: skip
def test_a_measure_says_one_thing(change: dict[str, Any], said: str) -> None:
    """A measure has one statistic, one denominator and one way to points."""
    with pytest.raises(ValidationError, match=said):
        Measure.model_validate({**_MEASURE, **change})


def test_a_floor_above_a_ceiling_is_refused() -> None:
    """No score could lie between them."""
    with pytest.raises(ValidationError, match="floor must not lie above ceiling"):
        Bounds.model_validate({"floor": "1", "ceiling": "0"})


def test_a_comparison_compares_with_something() -> None:
    """A comparison whose limits are all empty asks nothing."""
    with pytest.raises(ValidationError, match="at least one of"):
        Compare.model_validate({"over": None})


def test_conditions_keep_their_kind() -> None:
    """A scalar, a list, null and a comparison are told apart, and true is not the number 1."""
    where: Any = TypeAdapter(Where).validate_python({"a": True, "b": [1, "x"], "c": None, "d": {"over": 10}})
    assert (where["a"], where["b"], where["c"], where["d"].over) == (True, (1, "x"), None, 10_000)


def test_a_verified_standard_is_signed() -> None:
    """Who held it against its source, and when, must be said; a draft is a word alone."""
    assert Status.model_validate("draft").state == "draft"
    with pytest.raises(ValidationError, match="needs `by` and `on`"):
        Status.model_validate({"state": "verified"})


def test_with_and_without_read_by_their_names_in_files() -> None:
    """Words that Python reserves are written plainly in files."""
    row = GradeRow.model_validate({"grade": "B", "with": ["bad"], "without": ["good"]})
    assert (row.with_, row.without) == (("bad",), ("good",))


@pytest.mark.parametrize("days", [-1, True, "5"])
def test_working_days_are_whole_and_not_negative(days: object) -> None:
    """Text, a truth value and a negative number are no count of days."""
    with pytest.raises(ValidationError):
        Publication.model_validate({"notice_working_days": days, "objection_working_days": 5, "decide_working_days": 5})
