"""What changed between versions of a notice."""

from __future__ import annotations

from bidding.notices.differences import Change, changes
from tests.builders.notices import a_notice, notice_json


def test_equal_versions_differ_in_nothing() -> None:
    """Their number is no difference."""
    assert changes(a_notice(), a_notice(version=2)) == ()


def test_each_place_is_told_with_both_values() -> None:
    """Nested ones by their path."""
    times = notice_json()["times"] | {"bids_close_at": "2024-06-21T02:00:00Z"}
    found = changes(a_notice(), a_notice(terms="Grade three.", times=times))

    assert {one.path for one in found} == {("terms",), ("times", "bids_close_at")}
    assert Change(("times", "bids_close_at"), "2024-06-21T01:30:00.000000Z", "2024-06-21T02:00:00.000000Z") in found


def test_lots_are_compared_by_their_names() -> None:
    """A lot put before another is new; the other has not changed."""
    lots = notice_json()["lots"]
    found = changes(a_notice(), a_notice(lots=[{**lots[0], "id": "lot-0", "title": "Clubhouse"}, *lots]))

    assert {one.path[1] for one in found} == {"lot-0"}
    assert all(one.before is None for one in found)


def test_a_list_of_words_is_one_value() -> None:
    """Grades that may bid change as one."""
    required = notice_json()["required"] | {"grades": ["AAA"]}
    (found,) = changes(a_notice(), a_notice(required=required))

    assert (found.path, found.before, found.after) == (("required", "grades"), ["AAA", "AA", "A"], ["AAA"])
