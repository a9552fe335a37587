"""What a member marks now, and what all have marked."""

from __future__ import annotations

from bidding.evaluation.deciding import decided
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.sheets import far_locked, locked_marks, scheme_of, to_agree, to_mark
from tests.builders.proceedings import at_work, event, marked, marks_of, priced, whole


def _names(proceeding: Proceeding, member: str) -> list[str]:
    return [one.id for one in to_mark(proceeding, member)]


def test_the_technical_part_comes_first() -> None:
    """The interview once prices are open; nothing at the end, and nothing for who does not sit."""
    member = at_work().sitting[0]

    assert _names(at_work(), member) == ["plan"]
    assert _names(priced(), member) == ["interview"]
    assert (_names(whole(), member), _names(at_work(), "nobody")) == ([], [])


def test_who_takes_a_seat_late_marks_everything() -> None:
    """Also what was locked before (Regulation art. 48)."""
    late = decided(priced(), event("recuse", {"member": priced().sitting[0], "reason": "ill"}, 3))

    assert _names(late, late.sitting[-1]) == ["plan", "interview"]


def test_marks_are_seen_once_they_are_locked() -> None:
    """Nothing before; then those that stand far off are told."""
    proceeding = at_work()
    first = proceeding.sitting[0]
    open_still = decided(proceeding, event("mark", marks_of(first, {"plan": "30"}), 1))
    locked = marked(proceeding, {"plan": "30"}, 1)
    marks = locked_marks(locked) | {("b-01", "plan"): {**locked_marks(locked)["b-01", "plan"], first: 40_000}}

    assert (locked_marks(open_still), len(locked_marks(locked))) == ({}, 3)
    assert [(one.member, one.bid) for one in far_locked(locked, marks)] == [(first, "b-01")]


def test_a_panel_agrees_where_the_scheme_asks_for_it() -> None:
    """On what is locked."""
    locked = marked(at_work("consensus"), {"plan": "30"}, 1)

    assert [(bid, one.id) for bid, one in to_agree(locked, ["b-01", "b-02"])] == [("b-01", "plan"), ("b-02", "plan")]
    assert (to_agree(at_work("consensus"), ["b-01"]), to_agree(priced(), ["b-01"])) == ([], [])
    assert scheme_of(locked).combine == "consensus"
