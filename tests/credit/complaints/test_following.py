"""What a complainer sees."""

from __future__ import annotations

from credit.complaints import case_of, followed
from credit.complaints.moves import Move
from tests.builders.complaints import desk, reception, step

STEPS = [step(Move.ROUTE, 1), step(Move.ACCEPT, 2)]


def test_state_level_deadlines_and_answers_are_shown() -> None:
    """In Chinese, with the line of the duty list that decided."""
    seen = followed(case_of(reception(), STEPS), STEPS, ["已派人维修"], desk())

    assert (seen.state, seen.decided_by, seen.answers) == (
        "已受理, 办理中", "rongcheng-2021-02: common-parts", ("已派人维修",)
    )  # fmt: skip
    assert [what for _, what in seen.deadlines] == ["答复", "本级办理期限"]


def test_a_refusal_shows_its_reason() -> None:
    """In English too."""
    steps = [STEPS[0], step(Move.REFUSE, 2, reason="no property matter")]
    seen = followed(case_of(reception(), steps), steps, [], desk(), "en")

    assert (seen.state, seen.because) == ("refused", "no property matter")
