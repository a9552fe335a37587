"""Which keys hold follows from the events on record, at any moment and by what was known."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import RefusedError
from models.keys.events import KeyEvent, lost, revoked
from models.keys.life import FRESH_DAYS, admit, refusals, state_of
from models.values.moments import MICROSECONDS_A_DAY
from tests.builders.keys import Holder, enrolment, holder, rotation, signed_by

OFFICE = holder("office", 1)
FIRST, SECOND, THIRD = (holder("log", seed) for seed in (2, 3, 4))
STORY = [
    enrolment(OFFICE, "official", 1),
    enrolment(FIRST, "log", 10),
    rotation(FIRST, SECOND, 20),
    rotation(SECOND, THIRD, 30),
    signed_by(lost(THIRD.key, 40), OFFICE),
]


def holders_at(events: list[KeyEvent], at: int) -> list[Holder]:
    """Return who of the log's three holds a valid key."""
    valid = {state.key for state in state_of(events, at).valid}
    return [each for each in (FIRST, SECOND, THIRD) if each.key in valid]


@pytest.mark.parametrize(("at", "whose"), [
    (9, []), (10, [FIRST]), (19, [FIRST]), (20, [SECOND]), (29, [SECOND]), (30, [THIRD]), (40, []),
])  # fmt: skip
def test_one_key_follows_another(at: int, whose: list[Holder]) -> None:
    """From enrolment over two rotations to loss."""
    assert holders_at(STORY, at) == whose


def test_who_replaced_whom_is_told() -> None:
    """In both directions, with what ended each."""
    states = state_of(STORY, 99)
    first, second = states.of(FIRST.key), states.of(SECOND.key)

    assert first is not None
    assert second is not None
    assert (first.replaced_by, second.replaces, second.replaced_by) == (SECOND.key, FIRST.key, THIRD.key)
    assert [state.ended for state in states.states] == ["", "rotated", "rotated", "lost"]


def test_the_events_so_far_tell_what_was_known_then() -> None:
    """Before the loss was on record, the third key held."""
    assert holders_at(STORY[:-1], 45) == [THIRD]
    assert holders_at(STORY, 45) == []


def test_a_key_revoked_ahead_of_time_holds_until_then() -> None:
    """As when the keeper changes at new year."""
    events = [*STORY[:2], signed_by(revoked(FIRST.key, 15, "keeper-changed", 50), FIRST)]

    assert holders_at(events, 49) == [FIRST]
    assert holders_at(events, 50) == []


def test_a_thief_appoints_nobody() -> None:
    """Revoked from before the rotation on, the whole line that follows never held."""
    events = [*STORY[:4], signed_by(revoked(FIRST.key, 35, "stolen", 15), OFFICE)]

    assert holders_at(events, 14) == [FIRST]
    assert [holders_at(events, at) for at in (15, 20, 30, 99)] == [[], [], [], []]
    assert [state.ended for state in state_of(events, 99).states] == ["", "stolen", "void", "void"]


def test_a_theft_after_the_rotation_leaves_the_successor() -> None:
    """The old key had no say any more."""
    events = [*STORY[:3], signed_by(revoked(FIRST.key, 35, "stolen", 25), OFFICE)]

    assert holders_at(events, 99) == [SECOND]
    assert holders_at(events, 19) == [FIRST]


def test_after_a_loss_an_official_lets_the_name_begin_anew() -> None:
    """With a key that replaces nobody."""
    fresh = holder("log", 9)
    states = state_of([*STORY, enrolment(fresh, "log", 50, OFFICE)], 50)
    named = states.named("log")

    assert named is not None
    assert (named.key, named.replaces) == (fresh.key, None)


def test_every_refusal_of_a_record_is_told() -> None:
    """With its place; what is refused has no effect on what follows."""
    stranger = holder("stranger", 8)
    events = [*STORY[:2], rotation(stranger, holder("stranger", 9), 11), STORY[2], rotation(FIRST, THIRD, 30)]

    with pytest.raises(RefusedError) as raised:
        state_of(events, 99)
    assert [problem.where for problem in raised.value.problems] == [
        "event 2, rotated stranger", "event 4, rotated log",
    ]  # fmt: skip


def test_what_may_follow_is_admitted() -> None:
    """Silently."""
    admit(STORY[:2], STORY[2], recorded_at=20)


@pytest.mark.parametrize("recorded_at", [19, 21 + FRESH_DAYS * MICROSECONDS_A_DAY])
def test_a_statement_is_recorded_soon_after_it_is_made(recorded_at: int) -> None:
    """Nobody enrols a key back into the past, nor ahead."""
    with pytest.raises(RefusedError, match="within the 7 days"):
        admit(STORY[:2], STORY[2], recorded_at)


def test_only_the_new_event_is_judged_when_it_is_admitted() -> None:
    """An old fault of the record is for its auditors; the reasons of the new one are all told."""
    fault = rotation(holder("stranger", 8), holder("stranger", 9), 11)
    admit([*STORY[:2], fault], STORY[2], 20)

    with pytest.raises(RefusedError) as raised:
        admit([*STORY[:2], fault], rotation(SECOND, THIRD, 30), 29)
    assert len(raised.value.problems) == 2


@settings(max_examples=20)
@given(st.permutations(STORY))
def test_in_whatever_order_two_keys_of_one_name_never_hold(events: list[KeyEvent]) -> None:
    """What the rules let stand keeps names unique at every moment."""
    stands: list[KeyEvent] = []
    for event in events:
        if not refusals([*stands, event]):
            stands.append(event)

    for at in range(0, 60, 5):
        names = [state.key.name for state in state_of(stands, at).valid]
        assert len(names) == len(set(names))
