"""No community is served by two companies on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence import PackageError, read_package
from tests.builders.packages import package_of_rows, write_package


def _period(start: str, end: str = "", community: str = "garden") -> dict[str, str]:
    return {"community_id": community, "starts_on": start, "ends_on": end}


def test_periods_may_touch(tmp_path: Path) -> None:
    """ends_on is the first day that no longer belongs."""
    rows = [_period("2021-01-01"), _period("2020-01-01", "2021-01-01")]

    assert package_of_rows(tmp_path, service_periods=rows).tables["service_periods"].num_rows == 2


def test_every_overlapping_pair_is_named(tmp_path: Path) -> None:
    """With both lines and the remedy; an open period overlaps whatever comes later."""
    rows = [_period("2020-01-01"), _period("2021-01-01", "2022-01-01"), _period("2021-06-01", "2021-07-01")]

    with pytest.raises(PackageError) as refusal:
        read_package(write_package(tmp_path, service_periods=rows))

    assert [problem.where for problem in refusal.value.problems] == [
        "service_periods.csv:2 and service_periods.csv:3",
        "service_periods.csv:2 and service_periods.csv:4",
        "service_periods.csv:3 and service_periods.csv:4",
    ]
    assert "End the earlier period" in refusal.value.problems[0].remedy


def test_other_communities_do_not_overlap(tmp_path: Path) -> None:
    """Two estates may be served on the same days."""
    communities = [{"community_id": "garden"}, {"community_id": "lake"}]
    rows = [_period("2020-01-01"), _period("2020-01-01", community="lake")]

    package_of_rows(tmp_path, communities=communities, service_periods=rows)


def test_thousands_of_overlaps_are_not_all_listed(tmp_path: Path) -> None:
    """A file repeated by mistake is told in bounded words."""
    with pytest.raises(PackageError) as refusal:
        read_package(write_package(tmp_path, service_periods=[_period("2020-01-01")] * 60))

    assert len(refusal.value.problems) == 1001
