"""Each column has a name, and one name."""

from __future__ import annotations

import pytest

from credit.evidence.errors import PackageError
from credit.evidence.headers import check_header


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
