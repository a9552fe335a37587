"""Each column has a name, and one name."""

from __future__ import annotations

import pytest

from credit.evidence.errors import PackageError
from credit.evidence.headers import check_header, places_of


@pytest.mark.parametrize(
    ("names", "reason"),
    [([], "no header"), ([" "], "no header"), (["a", ""], "column 2"), (["a", "b", "a"], "repeats a")],
)
def test_a_header_that_is_none_is_refused(names: list[str], reason: str) -> None:
    """The reason names the column."""
    with pytest.raises(PackageError, match=reason):
        check_header("a.csv:1", names)


def test_a_good_header_passes() -> None:
    """Any names do here; which ones belong to a table is decided elsewhere."""
    check_header("a.csv:1", ["a", "名称"])


@pytest.mark.parametrize(
    ("wanted", "places"), [({"c", "a"}, {"a": 0, "c": 2}), (set(), {}), (None, {"a": 0, "b": 1, "c": 2})]
)
def test_wanted_columns_are_told_with_their_places(wanted: set[str] | None, places: dict[str, int]) -> None:
    """In the order of the header; None means all."""
    assert list(places_of("abc", wanted).items()) == list(places.items())


def test_all_columns_are_given_where_one_is_missing() -> None:
    """So that who wanted it can tell which there are."""
    assert list(places_of("abc", {"a", "d"})) == ["a", "b", "c"]
