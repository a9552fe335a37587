"""What an election must keep from the count on: its numbers, its draw, who is declared, and how it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bidding.owners import Vote, VoteMove, VoteStep
from bidding.owners.election_count import draw_tie, open_ties, places_of, tie_plan
from bidding.owners.elections import Election
from bidding.owners.vote_life import take
from bidding.owners.votes import Attempt, Role
from models.errors import RefusedError
from models.values.draw import LOTTERIES, Party, commitment_of, source_of
from tests.builders.elections import COUNTED_AT, LAW, a_called, a_counted, a_declared, a_published, moved

NUMBERS = " ".join(f"{number:02}" for number in range(1, 21))
CODES = [("street", "heron-on-ice"), ("committee", "青-0412")]
LOTTERY = source_of(LOTTERIES["快乐8"], date(2024, 4, 20))
EQUAL = {"c-1": 9, "c-2": 9, "c-3": 8, "c-4": 8, "c-5": 7, "c-6": 7}
ALL = dict.fromkeys((f"c-{n}" for n in range(1, 6)), 8)
LATER = COUNTED_AT + timedelta(days=20)


def _why(election: Election, move: str, at: object = LATER, **given: Any) -> str:  # noqa: ANN401 - plain values
    with pytest.raises(RefusedError) as caught:
        moved(election, move, at, "subdistrict", **given)  # type: ignore[arg-type]
    return str(caught.value)


def _tied() -> Election:
    return a_counted(*a_called(a_published(6, alternates=0)), EQUAL)


def _committed() -> Election:
    election = _tied()
    plan = tie_plan(election, [Party.of(*one) for one in CODES], LOTTERY)
    return moved(election, "commit", COUNTED_AT, commitment=commitment_of(plan))


def _told(election: Election) -> dict[str, Any]:
    places = places_of(election)
    return {"members": [*places.members], "alternates": [*places.alternates], "until": "2029-04-08", "party": 0}


def test_a_count_is_that_of_the_vote() -> None:
    """Nothing is counted before the vote is, and no other numbers than its own."""
    election, vote = a_called(a_published(5))

    assert "is not counted" in _why(election, "count", beside={"vote": vote}, standings=[])


def test_a_tie_is_drawn_before_anybody_is_declared() -> None:
    """Equal in persons and area: the reason says who, and that a draw decides."""
    election = _tied()

    assert "c-5, c-6 are equal in persons and area" in _why(election, "declare", **_told(election))


def test_a_draw_is_committed_to_before_its_lottery() -> None:
    """A lottery of today or of the past could have been looked up; and without a tie there is nothing to draw."""
    plan = tie_plan(_tied(), [Party.of(*one) for one in CODES], source_of(LOTTERIES["快乐8"], date(2024, 1, 1)))

    assert "not of a later day" in _why(_tied(), "commit", COUNTED_AT, commitment=commitment_of(plan))
    assert "no candidates are equal" in _why(
        a_counted(*a_called(a_published(5)), ALL), "commit", commitment=commitment_of(plan)
    )


def test_the_draw_gives_the_last_seat() -> None:
    """Whoever the codes and the lottery put first sits; anybody can draw again."""
    drawn = draw_tie(_committed(), CODES, NUMBERS, LOTTERY)

    election = moved(_committed(), "draw", LATER, draw=drawn.as_dict())

    assert open_ties(election) == ()
    assert places_of(election).members[4] == drawn.labels[0]
    assert moved(election, "declare", LATER, **_told(election)).steps


def test_a_draw_keeps_to_its_commitment() -> None:
    """Another code, or a result that does not come out of them, is refused; so is a draw without a commitment."""
    other = draw_tie(_tied(), [("street", "another"), CODES[1]], NUMBERS, LOTTERY).as_dict()
    right = draw_tie(_tied(), CODES, NUMBERS, LOTTERY).as_dict()

    assert "is on record" in _why(_committed(), "draw", draw=other)
    assert "not what the record says" in _why(
        _committed(), "draw", draw={**right, "drawn": ["c-6", "c-5"], "strata": []}
    )
    assert "nothing was committed to" in _why(_tied(), "draw", draw=right)


def test_only_whom_the_count_gives_is_declared() -> None:
    """And only where there is an assembly."""
    election = a_counted(*a_called(a_published(5)), ALL)
    told = _told(election) | {"members": ["c-1"]}

    why = _why(election, "declare", beside={"founded": False}, **told)

    assert "not those whom the count gives" in why
    assert "there is no assembly" in why


@pytest.mark.parametrize(("named", "formed"), [(4, False), (5, True)])
def test_too_few_elected_form_no_committee(named: int, formed: bool) -> None:  # noqa: FBT001 - a case
    """Five at least in Shaoxing, of seven seats; the refusal says what the law provides then (art. 16)."""
    votes = {f"c-{n}": 8 if n <= named else 3 for n in range(1, 8)}
    election = a_counted(*a_called(a_published(7, seats=7)), votes)

    if formed:
        assert moved(election, "declare", LATER, **_told(election)).steps
        assert "enough candidates were elected" in _why(election, "fail", reasons=[])
    else:
        why = _why(election, "declare", **_told(election))
        assert "art. 16(3): no committee was elected. The preparatory group may become" in why
        assert moved(election, "fail", LATER, reasons=[]).steps


def test_a_member_leaves_for_a_cause_of_the_law() -> None:
    """Only who holds a place, only for a known cause, and by a vote where it takes one."""
    election = a_declared(ALL)

    assert "nobody of this code" in _why(election, "leave", candidate="c-9", cause="resigned")
    assert "the law knows none named bored" in _why(election, "leave", candidate="c-1", cause="bored")
    assert "it takes a vote of the owners" in _why(election, "leave", candidate="c-1", cause="recalled")
    gone = moved(election, "leave", LATER, candidate="c-1", cause="recalled", vote="v9")
    assert "nobody of this code" in _why(gone, "leave", candidate="c-1", cause="resigned")


def test_an_election_falls_with_its_vote() -> None:
    """Annulled only once the supervisor has revoked the vote, cancelled only once it is off; with a reason."""
    election, vote = a_called(a_published(5))
    revoked = _revoked(vote)

    assert "Revoke the vote" in _why(a_declared(ALL), "annul", beside={"vote": vote}, reason="forged ballots")
    assert moved(a_declared(ALL), "annul", LATER, "authority", beside={"vote": revoked}, reason="forged ballots").steps
    assert "goes on" in _why(election, "cancel", beside={"vote": vote}, reason="flood")
    assert "no reason is given" in _why(election, "cancel", beside={"vote": revoked})


def _revoked(vote: Vote) -> Vote:
    step = VoteStep(VoteMove.REVOKE, COUNTED_AT, "S-3", Role.SUBDISTRICT, {"reason": "forged ballots"})
    return take(Attempt(vote, step, LAW))
