"""Results as frames."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from credit.scoring.frames import CONTRIBUTION_COLUMNS, as_day, contributions_frame, rating_columns, ratings_frame
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import day, relations

_COMPANIES = relations(2)["companies"]
_BOOK = minimal_rulebook()
DAY = date(2024, 6, 30)
_KNOWN = datetime(2024, 6, 30, 16, 0, tzinfo=UTC)


def _rows(*numbers: int) -> pa.Table:
    """Return rating rows for these companies, as an engine gives them."""
    plain: dict[str, Any] = {"good": 0, "bad": 0, "score": 80_000, "grade": "AA", "status": "rated"}
    plain |= {"blacklisted": False, "eligible": True, "next_change_on": None}
    table = pa.Table.from_pylist([{"company_no": number, **plain} for number in numbers])
    position = table.column_names.index("next_change_on")
    days = pa.array([day("2025-03-01")] + [None] * (len(numbers) - 1), pa.int32())
    return table.set_column(position, "next_change_on", days)


def test_the_columns_of_ratings_are_as_documented() -> None:
    """One column per component stands between what was rated and what came out."""
    assert rating_columns(_BOOK) == (
        "company_id", "as_of", "known_at", "rulebook", "rulebook_digest", "good", "bad", "score", "grade", "status",
        "blacklisted", "eligible", "next_change_on",
    )  # fmt: skip


def test_rows_are_in_company_order_whatever_the_engine_gave() -> None:
    """Company numbers become ids, day numbers dates; every row says day, rulebook and digest."""
    frame = ratings_frame(_rows(1, 0), _COMPANIES, _BOOK, date(2024, 6, 30), None)

    assert list(frame.columns) == list(rating_columns(_BOOK))
    assert list(frame["company_id"]) == ["c0", "c1"]
    assert list(frame["next_change_on"]) == [None, date(2025, 3, 1)]
    assert set(frame["as_of"]) == {date(2024, 6, 30)}
    assert set(frame["rulebook_digest"]) == {_BOOK.digest}


def test_the_moment_of_knowing_is_told_in_shanghai_time() -> None:
    """Four in the afternoon of Greenwich is midnight there."""
    frame = ratings_frame(_rows(0), _COMPANIES, _BOOK, date(2024, 6, 30), _KNOWN)

    assert list(frame["known_at"]) == ["2024-07-01T00:00:00+08:00"]


def test_contributions_keep_their_order() -> None:
    """The engine has ordered them; only ids and dates are put in."""
    row = dict.fromkeys(CONTRIBUTION_COLUMNS[1:]) | {
        "company_no": 1,
        "occurred_on": 0,
        "valid_until": None,
        "rule": "b",
    }
    frame = contributions_frame(pa.Table.from_pylist([row, row | {"company_no": 0, "rule": "a"}]), _COMPANIES)

    assert list(frame.columns) == list(CONTRIBUTION_COLUMNS)
    assert list(frame["rule"]) == ["b", "a"]
    assert list(frame["occurred_on"]) == [date(1970, 1, 1)] * 2


def test_a_frame_goes_back_to_arrow_with_its_days() -> None:
    """A date stays a date, a thousandth an integer."""
    frame = ratings_frame(_rows(0, 1), _COMPANIES, _BOOK, date(2024, 6, 30), None)
    schema = pa.Table.from_pandas(frame, preserve_index=False).schema

    assert schema.field("next_change_on").type == pa.date32()
    assert schema.field("score").type == pa.int64()


@pytest.mark.parametrize("value", [DAY, "2024-06-30", pd.Timestamp("2024-06-30"), datetime(2024, 6, 30, tzinfo=UTC)])
def test_every_form_of_a_day_is_a_day(value: object) -> None:
    """Frames hold days as dates, text or timestamps; the register keeps dates."""
    assert as_day(value) == DAY


@pytest.mark.parametrize("value", [None, "", pd.NaT, float("nan"), date.max])
def test_no_day_is_none(value: object) -> None:
    """An empty cell and the day that never comes are kept as nothing."""
    assert as_day(value) is None


def test_what_is_no_day_is_refused() -> None:
    """A number is not guessed to be a day."""
    with pytest.raises(TypeError, match="no day"):
        as_day(19_904)
