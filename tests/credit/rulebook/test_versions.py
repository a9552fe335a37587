"""Of one id, only one version is in force on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.rulebook.trees import Tree
from credit.rulebook.versions import version_findings
from tests.builders.rulebooks import CHOICE, rule


def _whats(*in_force: dict[str, Any]) -> list[str]:
    rules = [rule("r", "x", "1", in_force=days) for days in in_force]
    return [finding.what for finding in version_findings(Tree({"indicators": [{"rules": rules}]}))]


@pytest.mark.parametrize("late_first", [False, True])
def test_versions_that_meet_do_not_overlap(late_first: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """The day one version ends is the day the next may begin, in either order of the file."""
    versions = [{"since": "2020-01-01", "until": "2022-01-01"}, {"since": "2022-01-01"}]
    assert _whats(*(reversed(versions) if late_first else versions)) == []


def test_one_day_in_common_is_refused_with_that_day() -> None:
    """The message names the first day on which both would be in force."""
    found = _whats({"since": "2020-01-01", "until": "2022-01-02"}, {"since": "2022-01-01"})
    assert found == ["two versions of r are in force on 2022-01-01"]


@given(*[st.integers(0, 20)] * 2, *[st.integers(1, 20)] * 2)
def test_overlap_is_a_day_on_which_both_hold(start: int, other: int, length: int, width: int) -> None:
    """Two versions are refused exactly when some day lies in both."""
    days = [date(2024, 1, 1) + timedelta(n) for n in range(50)]
    common = set(days[start : start + length]) & set(days[other : other + width])
    versions = [{"since": days[a], "until": days[a + n]} for a, n in ((start, length), (other, width))]
    assert bool(_whats(*versions)) == bool(common)


def test_an_id_belongs_to_one_part() -> None:
    """A veto cannot share the id of a rule: a contribution names its rule by id alone."""
    veto = {"id": "r", "event": "x", "at_best": "C", "valid": "P1Y", "basis": CHOICE}
    tree = Tree({"indicators": [{"rules": [rule("r", "x", "1")]}], "vetoes": [veto]})
    assert [finding.what for finding in version_findings(tree)] == ["the id r is already used elsewhere"]


def test_a_veto_without_dates_is_always_in_force() -> None:
    """So it overlaps every other version of itself."""
    veto = {"id": "v", "event": "x", "at_best": "C", "valid": "P1Y", "basis": CHOICE}
    dated = {**veto, "in_force": {"since": "2024-01-01"}}
    found = [finding.what for finding in version_findings(Tree({"vetoes": [veto, dated]}))]
    assert found == ["two versions of v are in force on 2024-01-01"]
