"""What a key is at a moment."""

from __future__ import annotations

import pytest

from models.keys.states import KeyState, KeyStates
from tests.builders.keys import holder

ONE, TWO = holder("log", 1).key, holder("log", 2).key
STATES = (KeyState(ONE, "log", 10, 20, "rotated", replaced_by=TWO), KeyState(TWO, "log", 20, replaces=ONE))


@pytest.mark.parametrize(("at", "holds"), [(9, False), (10, True), (19, True), (20, False), (10**18, False)])
def test_a_key_holds_from_one_moment_until_before_another(*, at: int, holds: bool) -> None:
    """Half-open, as periods are everywhere."""
    assert STATES[0].holds(at) is holds


@pytest.mark.parametrize(("at", "key"), [(5, None), (15, ONE), (20, TWO), (99, TWO)])
def test_the_key_of_a_name_depends_on_the_moment(at: int, key: object) -> None:
    """At most one holds."""
    states = KeyStates(at, STATES)
    found = states.named("log")

    assert (found.key if found else None) == key
    assert [state.key for state in states.valid] == ([key] if key else [])


def test_a_key_that_ended_is_still_known() -> None:
    """And one that was never enrolled is not."""
    assert KeyStates(99, STATES).of(ONE) == STATES[0]
    assert KeyStates(99, STATES).of(holder("log", 3).key) is None
    assert KeyStates(99, STATES).named("other") is None
