"""By what right a company serves on a day, and what happens when nobody takes over."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.engagements import Right, Step, missed, standing_on
from tests.builders.engagements import DIGEST, NEXT, STARTED, a_step, an_engagement

NOTIFIED = a_step("notify", "2027-05-01", "company", to=["committee"], document=DIGEST)
REPLACED = a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-20", vote="v9")
HELPED = a_step("appoint", "2027-08-05", "subdistrict", provider="C-T", until="2028-02-05", services=["lifts"],
                shown=True)  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "day", "right"),
    [
        ((), "2024-07-31", Right.NONE),
        ((STARTED,), "2027-07-31", Right.TERM),
        ((STARTED,), "2027-08-01", Right.UNLIMITED),
        ((STARTED, NOTIFIED), "2027-07-31", Right.TERM),
        ((STARTED, NOTIFIED), "2027-08-01", Right.UNTIL_TAKEN_OVER),
        ((STARTED, REPLACED), "2027-08-19", Right.UNTIL_TAKEN_OVER),
        ((STARTED, REPLACED), "2027-08-20", Right.OVER),
    ],
)
def test_the_right_follows_from_the_steps(steps: tuple[Step, ...], day: str, right: Right) -> None:
    """In its term; on without one (Civil Code 948); until somebody takes over (950); then it has to leave."""
    assert standing_on(an_engagement("hangzhou", *steps), date.fromisoformat(day)).right is right


def test_whoever_helps_meanwhile_is_told() -> None:
    """Until its day, and as long as nobody was chosen; the old company's right is another matter."""
    one = an_engagement("hangzhou", STARTED, NOTIFIED, HELPED)

    assert standing_on(one, date(2027, 8, 6)).temporary == "C-T"
    assert "art. 950" in standing_on(one, date(2027, 8, 6)).article
    assert standing_on(one, date(2028, 2, 5)).temporary is None


def test_what_goes_on_without_a_term_ends_sixty_days_after_it_is_said() -> None:
    """Civil Code 948(2): no notice is late then, and until its day the company serves."""
    said = a_step("notify", "2027-10-01", "company", to=["committee"], document=DIGEST)
    one = an_engagement("hangzhou", STARTED, said)

    assert one.over_on == date(2027, 11, 30)
    assert standing_on(one, date(2027, 11, 29)).right is Right.UNLIMITED
    assert standing_on(one, date(2027, 11, 30)).right is Right.UNTIL_TAKEN_OVER
    assert missed(one, date(2028, 1, 1)) == []
