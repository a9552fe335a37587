"""The life of a finding, its diagram in the docs, and what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.inspections import Campaign
from credit.inspections.campaigns import finding_id
from credit.inspections.finding_life import FINDING
from credit.inspections.moves import FindingMove as Move
from credit.inspections.moves import FindingState
from models.errors import RefusedError
from tests.architecture.source import page
from tests.builders.inspections import a_campaign, a_rule, done, inspected

FEES = finding_id("spring", "X1", "disclosure.fees")
ONE = timedelta(days=1)


def campaign() -> Campaign:
    """Return a campaign with one major finding, to be put right in seven days."""
    return inspected(a_campaign(), "X1", fees="not_met")


def test_the_docs_show_the_table() -> None:
    """The diagram in docs/inspections.md is drawn from it."""
    assert FINDING.diagram() in page("docs/inspections.md")


def test_nobody_is_told_not_rectified_before_the_day_has_passed() -> None:
    """Unless it was reported as put right, and was not."""
    begun = campaign()
    with pytest.raises(RefusedError, match="may be put right until"):
        done(begun, Move.REJECT, FEES, begun.starts_on + 7 * ONE)
    reported = done(begun, Move.REPORT, FEES, begun.starts_on)

    assert done(reported, Move.REJECT, FEES, begun.starts_on).findings[FEES].state is FindingState.NOT_RECTIFIED


@pytest.mark.parametrize(
    ("days", "until", "reason", "refused"),
    [
        (0, 10, "", "there is none, and it is published"),
        (8, 10, "late", "its day was"),
        (0, 7, "same", "does not lie after"),
        (0, 23, "far", "does not lie after"),
    ],
)
def test_an_extension_needs_a_reason_in_time_and_a_bound(days: int, until: int, reason: str, refused: str) -> None:
    """Seven days of its own, and fifteen more at most."""
    begun = campaign()
    content = {"until": str(begun.starts_on + until * ONE)}
    with pytest.raises(RefusedError, match=refused):
        done(begun, Move.EXTEND, FEES, begun.starts_on + days * ONE, reason=reason, content=content)


def test_a_finding_is_extended_once() -> None:
    """The programme says how often."""
    begun = campaign()
    once = done(
        begun, Move.EXTEND, FEES, begun.starts_on, reason="r", content={"until": str(begun.starts_on + 9 * ONE)}
    )
    with pytest.raises(RefusedError, match="extended 1 times"):
        done(once, Move.EXTEND, FEES, begun.starts_on, reason="r", content={"until": str(begun.starts_on + 11 * ONE)})


def test_what_endangers_life_is_never_extended() -> None:
    """Blocked exits are critical."""
    begun = inspected(a_campaign(a_rule("safety")), "X1", exits="not_met")
    content = {"until": str(begun.starts_on + 5 * ONE)}
    with pytest.raises(RefusedError, match="a critical finding is not extended"):
        done(begun, Move.EXTEND, "spring/X1/fire.exits", begun.starts_on, reason="r", content=content)


@pytest.mark.parametrize("move", [Move.REPORT, Move.CONFIRM, Move.REJECT, Move.WITHDRAW])
def test_nothing_happens_before_the_inspection(move: Move) -> None:
    """A day is never set back."""
    begun = campaign()
    with pytest.raises(RefusedError, match="lies before"):
        done(begun, move, FEES, begun.starts_on - ONE, reason="r")


MOVES = st.lists(st.tuples(st.sampled_from(Move), st.integers(0, 40)), max_size=8)


@given(MOVES)
def test_only_a_second_look_ever_says_rectified(moves: list[tuple[Move, int]]) -> None:
    """Whatever is tried in whatever order: only a confirmation rectifies, and after an end nothing moves."""
    found = campaign()
    start: date = found.starts_on
    for move, days in moves:
        until = {"until": str(start + (days + 8) * ONE)}
        try:
            found = done(found, move, FEES, start + days * ONE, reason="r", content=until)
        except RefusedError:
            continue
    made = [one.move for one in found.findings[FEES].events]

    assert (found.findings[FEES].state is FindingState.RECTIFIED) == (Move.CONFIRM in made)
    assert all(one in (Move.REPORT, Move.REJECT, Move.EXTEND) for one in made[:-1])
