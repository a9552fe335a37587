"""Foreign dates become ISO 8601 text, and nothing else does."""

from __future__ import annotations

import pyarrow as pa
import pytest

from credit.evidence.date_formats import check_format, iso_texts, with_zone


@pytest.mark.parametrize(
    ("text", "form", "iso"),
    [
        ("2019/4/25 9:32:09", "%Y/%m/%d %H:%M:%S", "2019-04-25T09:32:09"),
        ("06/30/2014", "%m/%d/%Y", "2014-06-30"),
        ("2019年4月5日9时", "%Y年%m月%d日%H时", "2019-04-05T09:00:00"),
        ("2019.04.25", "%Y.%m.%d", "2019-04-25"),
        ("2019x04x25", "%Y.%m.%d", None),
        ("2019/4/25 9:32", "%Y/%m/%d %H:%M:%S", None),
        (None, "%Y/%m/%d", None),
    ],
)
def test_a_date_is_read_as_its_format_says(text: str | None, form: str, iso: str | None) -> None:
    """Months and days may have one digit or two; other characters stand for themselves."""
    assert iso_texts(pa.array([text], pa.string()), (form,)).to_pylist() == [iso]


def test_the_first_format_that_fits_is_taken() -> None:
    """So one column may hold moments and bare dates."""
    texts = pa.array(["2019/4/25 9:32:09", "2018/4/24", "24 April"])

    assert iso_texts(texts, ("%Y/%m/%d %H:%M:%S", "%Y/%m/%d")).to_pylist() == [
        "2019-04-25T09:32:09",
        "2018-04-24",
        None,
    ]


@pytest.mark.parametrize("form", ["%Y/%m", "%Y-%m-%d %p", "%Y-%m-%d %Y", "", "%d/%m/%y"])
def test_a_format_that_is_none_is_refused(form: str) -> None:
    """Year, month and day must be there, once, and nothing that we cannot read."""
    with pytest.raises(ValueError, match="date format"):
        check_format(form)


def test_a_wall_clock_is_that_of_its_zone() -> None:
    """Summer time included; a moment with an offset of its own stays."""
    texts = pa.array(["2014-06-30T08:00:00", "2014-01-30", "2014-06-30T08:00:00Z", None, "soon"])

    assert with_zone(texts, "America/Chicago").to_pylist() == [
        "2014-06-30 13:00:00.000000Z", "2014-01-30 06:00:00.000000Z", "2014-06-30T08:00:00Z", None, "soon"
    ]  # fmt: skip
