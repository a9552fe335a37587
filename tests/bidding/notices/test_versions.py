"""Which versions of a notice a bid may answer."""

from __future__ import annotations

from bidding.notices import differ_in_times_alone, versions_in_force
from tests.builders.notices import a_notice, notice_json

FIRST = a_notice()
LATER = a_notice(
    version=2,
    times=notice_json()["times"] | {"bids_close_at": "2024-07-01T01:30:00Z", "opens_until": "2024-07-01T03:30:00Z"},
)
CHANGED = LATER.model_copy(update={"version": 3, "terms": "Two years."})


def test_an_extension_keeps_the_versions_before_it() -> None:
    """Later times change nothing that is bid for."""
    assert differ_in_times_alone(FIRST, LATER)
    assert versions_in_force([FIRST, LATER]) == (FIRST, LATER)


def test_an_addendum_leaves_the_newest_alone() -> None:
    """Until it is extended in its turn."""
    again = CHANGED.model_copy(update={"version": 4, "times": FIRST.times})

    assert versions_in_force([FIRST, LATER, CHANGED]) == (CHANGED,)
    assert versions_in_force([FIRST, LATER, CHANGED, again]) == (CHANGED, again)
