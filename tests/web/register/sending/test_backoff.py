"""When it is tried again, and when it is given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from web.register.sending.backoff import ABANDONED, WAITS, Attempt, is_given_up, next_try

START = datetime(2024, 7, 1, tzinfo=UTC)


def test_tries_follow_the_waits_and_end() -> None:
    """Each begins when its wait is over; after the last it is given up."""
    tries: list[Attempt] = []
    at: datetime | None = START
    while at is not None:
        tries.append(Attempt(at, arrived=False))
        at = next_try(tries, at)

    assert len(tries) == len(WAITS) + 1
    assert tries[-1].begun_at - START == sum(WAITS, timedelta())
    assert is_given_up(tries, tries[-1].begun_at)


def test_a_running_attempt_is_waited_for() -> None:
    """Until it is abandoned: whoever made it was killed. Then it counts as one that failed."""
    running = [Attempt(START, arrived=None)]

    assert next_try(running, START) == START + ABANDONED
    assert next_try(running, START + ABANDONED) == START + WAITS[0]
    assert not is_given_up([Attempt(START, arrived=False)] * len(WAITS) + running, START)


def test_the_first_try_is_at_once() -> None:
    """Whenever it is asked."""
    assert next_try([], START) == START
