"""Evaluations on record, by their events."""

from __future__ import annotations

from bidding.evaluation.deciding import closing, decided
from bidding.evaluation.proceedings import plan_of, plan_told
from tests.builders.proceedings import at_work, committed, event, priced, whole


def test_a_plan_told_is_the_plan() -> None:
    """Sealed as plain JSON and read back."""
    plan = committed().plan

    assert plan_of(plan_told(plan)) == plan


def test_the_panel_follows_from_the_draw() -> None:
    """Nobody before it; then those drawn, and whom the committee sends."""
    drawn = at_work()

    assert committed().panel == ()
    assert drawn.sitting == (*drawn.drawn({}).labels, "owner-1")


def test_who_steps_in_follows_from_the_draw_too() -> None:
    """First reserve for the first who leaves, the second for the second; a representative's successor is named."""
    proceeding = at_work()
    first, second = proceeding.sitting[:2]
    reserves = proceeding.drawn({}).substitutes
    for told in ({"member": first, "reason": "ill"}, {"member": second, "reason": "a cousin bids"},
                 {"member": "owner-1", "reason": "ill", "replacement": "owner-2"}):  # fmt: skip
        proceeding = decided(proceeding, event("recuse", told, 0.5))

    assert proceeding.sitting == (*at_work().sitting[2:4], *reserves[:2], "owner-2")


def test_a_later_mark_takes_the_place_of_an_earlier_one() -> None:
    """Until it is locked, a member may correct it."""
    member = at_work().sitting[0]
    mark = {"bid": "b-01", "criterion": "plan", "points": "30"}
    proceeding = decided(at_work(), event("mark", {"member": member, "marks": [mark]}, 1))
    proceeding = decided(proceeding, event("mark", {"member": member, "marks": [mark | {"points": "31"}]}, 1))

    assert [one["points"] for one in proceeding.marks] == ["31"]


def test_events_make_the_file_that_is_evaluated() -> None:
    """Scheme, bids, panel, marks, locks; the result is that of the file."""
    found = closing(whole())

    assert (found.tender.tender_id, len(found.tender.marks), len(found.tender.locks)) == ("zj-2024-001", 30, 2)
    assert found.candidates == ("b-01", "b-02", "b-03")
    assert found.digest == whole().events[-1].content["result_sha256"]
    assert found.notes == ()


def test_a_voided_evaluation_begins_again() -> None:
    """Nothing of the first round counts in the second, which goes by a commitment of its own."""
    voided = decided(whole(), event("void", ({"reason": "objection 3 upheld"}, None), 30))
    first = committed().events[0]
    again = decided(voided, event("commit", (dict(first.content), dict(first.sealed or {})), -48))

    assert (voided.state, voided.round, voided.panel, voided.marks) == ("new", 2, (), ())
    assert (again.state, len(again.current), len(again.events)) == ("committed", 1, len(whole().events) + 2)


def test_rejections_stand_with_their_bids() -> None:
    """The panel's ground and reason go into the file."""
    told = {"rejected": [{"bid": "b-02", "ground": "Regulation art. 51", "reason": "not signed"}]}
    tender = decided(priced(), event("decide", told, 3)).tender()

    assert [len(bid.rejected) for bid in tender.bids] == [0, 1, 0]
