"""Numbers in place of handles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bidding.evaluation.blind_numbers import blind_numbers

HANDLES = ("a1", "b2", "c3", "d4", "e5")


@given(st.permutations(HANDLES))
def test_numbers_follow_from_secret_and_handles_alone(handles: list[str]) -> None:
    """In whatever order they came; from 1 on, each once."""
    found = blind_numbers("a secret line", handles)

    assert found == blind_numbers("a secret line", HANDLES)
    assert [*found.values()] == [1, 2, 3, 4, 5]


def test_who_knows_the_handle_alone_knows_no_number() -> None:
    """Under other secrets a handle stands in every place."""
    places = {blind_numbers(f"secret {number}", HANDLES)["a1"] for number in range(60)}

    assert places == {1, 2, 3, 4, 5}
