"""Communities for the analysis."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from credit.evidence import read_package
from tests.builders.packages import write_package
from web.register.complaints.places import places_of


def test_a_community_that_nobody_serves_is_told(tmp_path: Path) -> None:
    """On the day, not at some time."""
    places = places_of(read_package(write_package(tmp_path / "p")), date(1900, 1, 1))

    assert not places["served"].any()
    assert {"name", "subdistrict", "households"} <= set(places.columns)
