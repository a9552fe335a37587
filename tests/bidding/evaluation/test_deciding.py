"""What an event of an evaluation may hold."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.evaluation.acting import close_parts
from bidding.evaluation.deciding import closing, decided
from bidding.evaluation.moves import EvaluationRole
from bidding.evaluation.proceedings import Proceeding
from models.errors import InputError, RefusedError
from tests.builders.proceedings import BIDS, CODES_AND_RESULT, at_work, committed, event, marked, priced, whole


def _told(proceeding: Proceeding, move: str, parts: Any, hours: float, **changes: Any) -> str:  # noqa: ANN401 - parts of an event
    with pytest.raises(RefusedError) as caught:
        decided(proceeding, event(move, parts, hours, **changes))
    return str(caught.value)


def test_roles_and_states_are_told_together() -> None:
    """All reasons at once."""
    told = _told(committed(), "close", ({"input_sha256": "", "result_sha256": ""}, None), 1, role=EvaluationRole.OFFICE)

    assert "office may not close" in told
    assert "while it is committed" in told


def test_a_commitment_is_lawful_before_it_is_made() -> None:
    """A panel of four is refused, and so is a lottery of the same day."""
    first = committed().events[0]
    few = {**(first.sealed or {}), "representatives": []}

    assert "odd number" in _told(Proceeding("t", "l"), "commit", (dict(first.content), few), -48)
    assert "known already" in _told(Proceeding("t", "l"), "commit", (dict(first.content), first.sealed), -20)


def test_a_draw_by_other_codes_is_refused() -> None:
    """Codes are held against their hashes, and the time against the opening."""
    assert "not the one whose hash" in _told(committed(), "draw", CODES_AND_RESULT | {"codes": ["a", "b", "c"]}, -8)
    assert "24 hours before opening" in _told(committed(), "draw", CODES_AND_RESULT, -24.5)


@pytest.mark.parametrize(("told", "words"), [
    ({"member": "owner-1", "reason": "ill"}, "has to be named"),
    ({"member": "owner-1", "reason": " ", "replacement": "owner-2"}, "leaves for a reason"),
    ({"member": None, "reason": "ill", "replacement": "friend"}, "follows from the draw"),
])  # fmt: skip
def test_a_recusal_says_why_and_who(told: dict[str, Any], words: str) -> None:
    """Nobody is chosen for an expert's seat."""
    member = told["member"] or at_work().sitting[0]

    assert words in _told(at_work(), "recuse", told | {"member": member}, 0)


@pytest.mark.parametrize(("changes", "words"), [
    ({"criterion": "price"}, "members mark no criterion 'price'"),
    ({"points": "40.001"}, "more points than there are"),
    ({"points": 1.5}, "no exact number"),
    ({"extra": 1}, "the key `extra` is unknown"),
])  # fmt: skip
def test_a_mark_has_its_shape(changes: dict[str, Any], words: str) -> None:
    """A criterion that is marked, points that there are, nothing else."""
    mark = {"bid": "b-01", "criterion": "plan", "points": "30"} | changes

    assert words in _told(at_work(), "mark", {"member": at_work().sitting[0], "marks": [mark]}, 1)


def test_a_consensus_waits_for_the_lock() -> None:
    """And counts where the scheme asks for one."""
    agreed = {"bid": "b-01", "criterion": "plan", "points": "30", "reason": "so"}

    assert "are not locked" in _told(at_work("consensus"), "agree", {"consensus": [agreed]}, 1)
    assert (
        decided(priced("consensus"), event("agree", {"consensus": [agreed]}, 3)).tender().consensus[0].points == 30_000
    )


def test_a_consensus_lies_between_the_marks_and_may_be_mended() -> None:
    """A later one takes the place of an earlier one."""
    agreed = {"bid": "b-01", "criterion": "plan", "points": "30", "reason": "so"}
    out = agreed | {"points": "31"}
    once = decided(priced("consensus"), event("agree", {"consensus": [agreed]}, 3))
    again = decided(once, event("agree", {"consensus": [agreed | {"reason": "said better"}]}, 3))

    assert "30 to 30" in _told(priced("consensus"), "agree", {"consensus": [out]}, 3)
    assert [one["reason"] for one in again.agreed] == ["said better"]


def test_decisions_are_on_bids_that_are_there() -> None:
    """Each with ground or reason."""
    rejected = [{"bid": "b-9", "ground": "", "reason": "x"}]
    explained = [{"bid": "b-8", "accepted": False, "reason": "x"}]
    told = _told(priced(), "decide", {"rejected": rejected, "explanations": explained}, 3)

    assert "there is no bid 'b-9'" in told
    assert "there is no bid 'b-8'" in told
    assert "rejected.0.ground" in told


def test_prices_have_their_shape() -> None:
    """Whole fen, and a grade with points."""
    proceeding = marked(at_work(), {"plan": "30"}, 1)
    wrong = [BIDS[0] | {"price_fen": 1.5}, BIDS[1] | {"grade": "C"}, BIDS[2]]

    assert "bids.0.price_fen" in _told(proceeding, "open_prices", ({"bids": wrong}, None), 2)


def test_a_result_is_what_the_events_give() -> None:
    """Nobody closes with another, or before everything is there."""
    proceeding = marked(priced(), {"interview": "15"}, 3)
    content, _ = close_parts(proceeding, None)

    other = (content | {"result_sha256": "0" * 64}, None)

    assert "not what the events on record give" in _told(proceeding, "close", other, 4)
    with pytest.raises(RefusedError, match="no mark for b-01 interview"):
        closing(priced())
    with pytest.raises(InputError):
        closing(at_work())


def test_everything_is_disclosed() -> None:
    """A part that stays sealed is told, and so is one that was opened as something else."""
    opened = [[number, "", one.sealed] for number, one in enumerate(whole().events, 1) if one.sealed is not None]
    content = {"award": "ZB-2024-17", "opened": opened}
    other = [*opened[:-1], [opened[-1][0], "", {"sha256": "0" * 64}]]

    assert "not every sealed part" in _told(whole(), "disclose", (content | {"opened": opened[1:]}, None), 9)
    assert "not every sealed part" in _told(whole(), "disclose", (content | {"opened": other}, None), 9)
    assert decided(whole(), event("disclose", (content, None), 9)).state == "disclosed"
