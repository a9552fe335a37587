"""Back-dated rows are told."""

from __future__ import annotations

from typing import Any

import pytest

from credit.replaying import Late, late_rows
from tests.builders.replaying import Told, changed

_SIGNED = {9: "2024-07-01T01:00:00.000000Z", 14: "2024-07-31T01:00:00.000000Z"}
_COMPLAINT = Late(9, "complaints", "complaints-1", "2024-02-29T16:00:00.000000Z", _SIGNED[9], "changed")
_PENALTY = Late(9, "records", "records-3", "2024-02-09T16:00:00.000000Z", _SIGNED[9], "added")


def test_new_and_changed_rows_with_an_old_date_are_told(told: Told) -> None:
    """With the checkpoint that held the record without them; what is new and dated since is not late."""
    assert list(late_rows(*told, _SIGNED)) == [_COMPLAINT, _PENALTY]


def test_the_first_package_is_never_late(told: Told) -> None:
    """It bears the dates of its source, which nothing here can vouch for."""
    assert list(late_rows(told[0][:9], told[1], _SIGNED)) == []
    assert list(late_rows(*told, {14: _SIGNED[14]})) == []


def test_the_newest_checkpoint_before_it_counts(told: Told) -> None:
    """Of several, that is the state the row was not in."""
    signed = {3: "2024-06-01T00:00:00.000000Z", **_SIGNED}

    assert {late.signed_at for late in late_rows(*told, signed)} == {_SIGNED[9]}


def _award_known(told: Told, recorded_at: str) -> Told:
    def change(row: dict[str, Any]) -> dict[str, Any]:
        return row | {"recorded_at": recorded_at} if row["record_id"] == "records-4" else row

    return changed(told, 9, "records", change)


@pytest.mark.parametrize(("recorded_at", "late"), [(_SIGNED[9], False), ("2024-07-01T00:59:59.999999Z", True)])
def test_a_row_is_late_to_the_microsecond(told: Told, recorded_at: str, *, late: bool) -> None:
    """What claims the moment of the checkpoint itself is not before it."""
    rows = {one.row for one in late_rows(*_award_known(told, recorded_at), _SIGNED)}

    assert ("records-4" in rows) is late


def test_each_changed_cell_counts_and_the_import_does_not(told: Told) -> None:
    """A row that came again as it was is not late."""
    same = changed(told, 9, "complaints", lambda row: row if row["complaint_id"] == "complaints-2" else None)

    assert [(late.row, late.how) for late in late_rows(*same, _SIGNED)] == [
        ("records-3", "added"),
        ("complaints-1", "removed"),
    ]


def test_what_a_later_package_leaves_out_is_told(told: Told) -> None:
    """The easiest way to better an old rating is to forget a row; it is named with its own date."""
    without = changed(told, 9, "records", lambda row: None if row["record_id"] == "records-2" else row)

    assert Late(9, "records", "records-2", "2024-01-31T16:00:00.000000Z", _SIGNED[9], "removed") in late_rows(
        *without, _SIGNED
    )
