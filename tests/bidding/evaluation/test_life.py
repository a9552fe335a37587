"""The life of an evaluation on record."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bidding.evaluation.acting import lock_parts
from bidding.evaluation.deciding import decided
from bidding.evaluation.life import EVALUATION
from bidding.evaluation.moves import GRANTS, EvaluationMove, EvaluationRole, EvaluationState
from bidding.evaluation.proceedings import Proceeding
from models.errors import RefusedError
from tests.architecture.source import page
from tests.builders.proceedings import (
    BIDS,
    CODES_AND_RESULT,
    at_work,
    committed,
    event,
    marked,
    marks_of,
    priced,
    whole,
)

PLAN = {"plan": "30"}


def _told(proceeding: Proceeding, move: str, parts: Any, hours: float, **changes: Any) -> str:  # noqa: ANN401 - parts of an event
    with pytest.raises(RefusedError) as caught:
        decided(proceeding, event(move, parts, hours, **changes))
    return str(caught.value)


def test_the_page_shows_the_table() -> None:
    """docs/evaluation.md has the diagram that the table gives."""
    assert re.findall(r"```mermaid\n(.*?)```", page("docs/evaluation.md"), re.DOTALL) == [EVALUATION.diagram()]


def test_every_move_is_somebodys() -> None:
    """And leads somewhere."""
    assert set(GRANTS) == set(EvaluationMove) == {one.move for one in EVALUATION.transitions}
    assert (committed().state, at_work().state, priced().state, whole().state) == (
        EvaluationState.COMMITTED, EvaluationState.MARKING, EvaluationState.PRICED, EvaluationState.CLOSED)  # fmt: skip


def test_a_draw_waits_for_its_lottery() -> None:
    """And is not made long before opening."""
    assert "is held on 2024-06-20" in _told(committed(), "draw", CODES_AND_RESULT, -40)


def test_prices_wait_for_technical_marks() -> None:
    """Blind means before, not only without names."""
    assert "plan is not locked" in _told(at_work(), "open_prices", ({"bids": BIDS}, None), 2)


def test_prices_are_of_the_bids_that_were_marked() -> None:
    """None more, none fewer."""
    proceeding = marked(at_work(), PLAN, 1)

    assert "b-03: marked without a price" in _told(proceeding, "open_prices", ({"bids": BIDS[:2]}, None), 2)


def test_locked_marks_stay() -> None:
    """Neither a locked criterion nor, once prices are open, a technical one is marked."""
    member = priced().sitting[0]

    assert "plan is locked" in _told(marked(at_work(), PLAN, 1), "mark", marks_of(member, PLAN), 1)
    assert "marked blind" in _told(priced(), "mark", marks_of(member, PLAN), 3)


def test_who_takes_a_seat_late_marks_anew() -> None:
    """Regulation art. 48: also what is locked; then it is locked again, and the result says so."""
    left = priced().sitting[0]
    proceeding = decided(priced(), event("recuse", {"member": left, "reason": "ill"}, 3))
    new = proceeding.sitting[-1]
    proceeding = decided(proceeding, event("mark", marks_of(new, PLAN), 3))
    proceeding = decided(proceeding, event("lock", lock_parts(proceeding, ["plan"]), 3))

    assert "no member of the panel now" in _told(proceeding, "mark", marks_of(left, PLAN), 3)
    assert [lock["criteria"] for lock in proceeding.locks] == [["plan"]]


def test_a_lock_is_whole() -> None:
    """Every member, every bid, and the same criteria together."""
    member = at_work().sitting[0]
    one = decided(at_work(), event("mark", marks_of(member, PLAN), 1))
    both = decided(marked(at_work(), PLAN, 1), event("mark", marks_of(member, {"interview": "9"}), 1))

    assert "12 marks are missing" in _told(one, "lock", lock_parts(one, ["plan"]), 1)
    assert "locked together with others" in _told(both, "lock", lock_parts(both, ["plan", "interview"]), 1)


def test_an_evaluation_is_voided_for_a_reason() -> None:
    """Which is public; what has not begun cannot be voided."""
    assert "voided for a reason" in _told(whole(), "void", ({"reason": " "}, None), 9)
    assert "cannot be done while it is new" in _told(Proceeding("t", "l"), "void", ({"reason": "x"}, None), 9)


def test_the_panel_is_secret_until_the_award() -> None:
    """Tender Law art. 37."""
    opened = ({"award": " ", "opened": []}, None)

    assert "secret until the award" in _told(whole(), "disclose", opened, 9)
    assert "cannot be done while it is priced" in _told(priced(), "disclose", opened, 9)


def _seated() -> tuple[Proceeding, str]:
    """Return an evaluation in which the first member has accepted."""
    member = at_work().sitting[0]
    told = {"member": member, "declared": ["kin", "supervisor", "interest"], "ties": []}
    return decided(at_work(), event("accept", told, 0)), member


def test_a_seat_is_accepted_with_the_whole_declaration() -> None:
    """Each ground of the place has to be denied; once is enough."""
    proceeding, member = _seated()
    told = _told(at_work(), "accept", {"member": member, "declared": ["kin"]}, 0)

    assert ("interest" in told, "supervisor" in told, "Zhejiang" in told) == (True, True, True)
    assert "accepted already" in _told(proceeding, "accept", {"member": member, "declared": ["kin"]}, 0)


def test_what_a_member_handed_in_stays() -> None:
    """And nobody hands in who has not declared."""
    proceeding, member = _seated()
    sheet = marks_of(member, PLAN) | {"handed_in": True}
    after = decided(proceeding, event("mark", sheet, 1))

    assert "has not declared" in _told(at_work(), "mark", sheet, 1)
    assert "handed in by this member" in _told(after, "mark", marks_of(member, PLAN), 1)
    assert after.handed_in == {(member, "plan")}


def test_a_member_recuses_itself_by_a_ground_of_the_place() -> None:
    """The next of the drawn order steps in, and it names nobody."""
    member = at_work().sitting[0]
    panel = {"role": EvaluationRole.PANEL}
    after = decided(at_work(), event("recuse", {"member": member, "reason": "a cousin", "ground": "kin"}, 0, **panel))
    odd = {"member": member, "reason": "x", "ground": "weather", "replacement": "friend"}
    told = _told(at_work(), "recuse", odd, 0, **panel)

    assert member not in after.sitting
    assert ("no ground 'weather'" in told, "names nobody" in told) == (True, True)


def test_a_report_is_signed_once_and_a_dissent_has_words() -> None:
    """Regulation art. 53; only once it is closed."""
    member = whole().sitting[0]
    after = decided(whole(), event("sign", {"member": member, "dissent": "too few points for b-02"}, 5))

    assert after.signatures == {member: "too few points for b-02"}
    assert "signed it already" in _told(after, "sign", {"member": member, "dissent": None}, 5)
    assert "says what it is" in _told(whole(), "sign", {"member": member, "dissent": " "}, 5)
    assert "while it is priced" in _told(priced(), "sign", {"member": member}, 5)
