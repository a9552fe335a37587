"""What waits for a member."""

from __future__ import annotations

from bidding.evaluation.deciding import decided
from tests.builders.proceedings import at_work, event, marked, priced, whole
from web.access import Holding, Person, Role
from web.work.panels.seats import own_member, steps_of

BIDS = frozenset({"b-01", "b-02", "b-03"})


def test_steps_come_in_their_order() -> None:
    """Accept, mark, agree, sign; nothing to mark while bids are sealed."""
    first = at_work().sitting[0]
    declared = {"member": first, "declared": ["kin", "supervisor", "interest"]}
    seated = decided(at_work("consensus"), event("accept", declared, 0))
    locked = marked(seated, {"plan": "30"}, 1)

    assert steps_of(at_work(), first, BIDS) == ["accept"]
    assert (steps_of(seated, first, BIDS), steps_of(seated, first, frozenset())) == (["mark"], [])
    assert (steps_of(locked, first, BIDS), steps_of(whole(), first, BIDS)) == (["agree"], ["sign"])
    assert steps_of(priced(), first, BIDS) == ["accept"]


def test_a_person_sits_by_a_code() -> None:
    """Of its own organisation."""
    member = at_work().sitting[1]
    people = [Person("1", "林晓", (Holding(Role.EXPERT, f"expert/{one}"),)) for one in (member, "other")]

    assert [own_member(who, at_work()) for who in people] == [member, None]
