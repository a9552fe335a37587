"""Panels: make-up, draw, time, secrecy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bidding.evaluation.panels import (
    Expert,
    PanelAsked,
    exclusions_of,
    panel_faults,
    panel_plan,
    seats_of,
    timing_faults,
    told_now,
)
from bidding.evaluation.shapes import Seat
from models.errors import RefusedError
from models.values.draw import LOTTERIES, Party, draw, source_of
from tests.builders.draws import CODES
from tests.builders.evaluations import panel

RESULT = "02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40"
POOL = [Expert(id=f"expert-{n:02d}", ties=frozenset({"company-x"} if n == 3 else ())) for n in range(20)]
OPENS = datetime(2024, 6, 21, 3, 30, tzinfo=UTC)


def _seats(experts: int, representatives: int) -> list[Seat]:
    made = [Seat(member=f"e{n}", kind="expert") for n in range(experts)]
    return [*made, *(Seat(member=f"r{n}", kind="representative") for n in range(representatives))]


def _asked(**changes: Any) -> PanelAsked:  # noqa: ANN401 - fields of what is asked
    parties = tuple(Party.of(f"party {n}", code) for n, code in enumerate(CODES))
    plain: dict[str, Any] = {
        "tender_id": "zj-2024-001", "seats": 5, "representatives": ("owner-1",), "parties": parties,
        "salt": "a secret line", "barred": {"company-x": "works for a bidder"},
        "source": source_of(LOTTERIES["快乐8"], (OPENS + timedelta(days=-1)).date()),
    }  # fmt: skip
    return PanelAsked(**(plain | changes))


@pytest.mark.parametrize(
    ("experts", "representatives", "words"),
    [(4, 0, ["odd number"]), (6, 0, ["odd number"]), (3, 2, ["at least 4"]), (2, 1, ["odd number"]), (4, 1, [])],
)
def test_a_panel_is_odd_and_mostly_of_experts(experts: int, representatives: int, words: list[str]) -> None:
    """Five or more, odd, and two thirds of them experts (Tender Law art. 37)."""
    found = panel_faults(_seats(experts, representatives), "330681")

    assert [word for word in words if word not in " ".join(map(str, found))] == []
    assert bool(found) == bool(words)


def test_a_place_may_be_stricter() -> None:
    """Chongqing lets at most two of the procuring entity sit, however large the panel."""
    assert panel_faults(_seats(6, 3), "330681") == []
    assert "at most 2" in str(panel_faults(_seats(6, 3), "500000")[0])


def test_who_left_counts_no_more_and_left_for_a_reason() -> None:
    """A replaced member is no member, and leaves with a reason."""
    seats = [Seat.model_validate(one) for one in panel()]
    left = Seat(member="expert-9", kind="expert", replaced_by="expert-1")

    assert [one.where for one in panel_faults([*seats, left], "")] == ["panel, expert-9"]


def test_nobody_with_a_stake_is_drawn() -> None:
    """Ties to a barred body exclude, with the reason that is published at the award."""
    drawn = draw(panel_plan(_asked(), POOL), codes=CODES, randomness=RESULT)

    assert exclusions_of(POOL, {"company-x": "works for a bidder"}) == {"expert-03": "works for a bidder"}
    assert "expert-03" not in {*drawn.labels, *drawn.substitutes}
    assert panel_faults(seats_of(drawn, ["owner-1"]), "330681") == []


def test_a_recusal_moves_nobody_else() -> None:
    """The next in the order steps in; all others keep their seats."""
    plan = panel_plan(_asked(), POOL)
    first = draw(plan, codes=CODES, randomness=RESULT)
    after = draw(plan, codes=CODES, randomness=RESULT, recusals={first.labels[1]: "a cousin bids"})

    assert after.labels == (first.labels[0], *first.labels[2:], first.substitutes[0])


def test_a_small_pool_is_refused() -> None:
    """Fewer than three times the seats: a third of the pool would own one."""
    with pytest.raises(RefusedError, match="at least 3 for each"):
        draw(panel_plan(_asked(), POOL[:12]), codes=CODES, randomness=RESULT)


def test_a_panel_is_drawn_late() -> None:
    """Not more than 24 hours before opening."""
    assert timing_faults(OPENS - timedelta(hours=24), OPENS, "500000") == []
    assert "art. 30" in timing_faults(OPENS - timedelta(hours=24, seconds=1), OPENS, "500000")[0].what


def test_names_are_secret_until_the_award() -> None:
    """Before it the public sees the commitment alone, in which nobody is named; after it, all that repeats the draw."""
    drawn = draw(panel_plan(_asked(), POOL), codes=CODES, randomness=RESULT)

    assert "expert-" not in str(told_now(drawn, awarded=False))
    assert told_now(drawn, awarded=True)["draw"] == drawn.as_dict()
