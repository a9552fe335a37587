"""Packages."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.ocds import Publisher, record_package, release_package, releases
from models.errors import RefusedError
from tests.builders.processes import a_life

US = Publisher("Example Housing Bureau", "https://example.org/ocds.json")


def test_a_package_is_dated_by_its_newest_release() -> None:
    """So equal facts give equal bytes, whenever they are exported."""
    told = releases(a_life())

    assert release_package(US, told)["publishedDate"] == told[-1]["date"]


def test_a_record_holds_the_releases_of_one_process() -> None:
    """Two tenders, two records, each with its releases from the oldest on."""
    told = [*releases(a_life()), *releases(a_life(tender_id="zj-2024-002"))]
    records: Any = record_package(US, [*reversed(told)])["records"]

    assert [one["ocid"] for one in records] == ["ocds-wuxin0-zj-2024-001", "ocds-wuxin0-zj-2024-002"]
    assert [one["id"] for one in records[0]["releases"]] == [one["id"] for one in told[:8]]
    assert records[0]["compiledRelease"]["tender"]["status"] == "complete"


def test_nothing_makes_no_package() -> None:
    """A package of nothing is not valid, so it is refused."""
    with pytest.raises(RefusedError, match="no tender to publish"):
        release_package(US, [])
