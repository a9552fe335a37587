"""Cursors."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.api.paging import cursor_for, last_told, number_in
from web.api.problems import ApiProblem
from web.register.keysets import LARGE, NUMBER, TEXT


@given(st.integers(-(2**61), 2**61), st.text(alphabet="aZ09-·中", min_size=0, max_size=20))
def test_a_cursor_says_what_it_was_made_of(number: int, name: str) -> None:
    """To the list that made it."""
    assert last_told("x", cursor_for("x", (number, name)), (LARGE, TEXT)) == (number, name)


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "ü", "bnVsbA", cursor_for("y", (1,)), cursor_for("x", ("1",)), cursor_for("x", (True,)),
     cursor_for("x", (2**31,)), cursor_for("x", (1, 2)), cursor_for("x", ())],
)  # fmt: skip
def test_what_is_no_cursor_of_the_list_is_refused(cursor: str) -> None:
    """Another list's, another shape, a number that no database takes."""
    with pytest.raises(ApiProblem):
        last_told("x", cursor, (NUMBER,))


@given(st.binary(max_size=40))
def test_anything_else_is_refused_or_read(data: bytes) -> None:
    """And never crashes."""
    with suppress(ApiProblem):
        last_told("x", data.decode("latin-1"), (NUMBER,))


def test_a_number_in_a_path_is_one_of_ours() -> None:
    """As large as a column takes, and no larger."""
    assert [number_in(name) for name in ("7", "2147483647", "2147483648", "x", "-1", "")] == [
        7, 2147483647, None, None, None, None,
    ]  # fmt: skip
