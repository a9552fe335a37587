"""What differs between two versions of a notice."""

from __future__ import annotations

from tests.builders.notices import a_notice
from web.work.tenders.changes import changes_between


def test_each_value_that_differs_is_told_with_its_place() -> None:
    """The number of the version is not: that it changed is plain."""
    before = a_notice()
    after = a_notice(version=2, title="Other", bid_security_fen=5)

    assert changes_between(before, after) == [
        ("title", "Preliminary service for Willow Garden", "Other"), ("bid_security_fen", "0", "5"),
    ]  # fmt: skip


def test_rows_are_compared_by_their_number() -> None:
    """Within a lot, and for one that was added."""
    lots = a_notice().as_json()["lots"]
    more = a_notice(lots=[{**lots[0], "months": 24}, {**lots[0], "id": "lot-2"}])
    found = {place: (old, new) for place, old, new in changes_between(a_notice(), more)}

    assert found["lots.1.months"] == ("36", "24")
    assert found["lots.2"][0] == "–"
