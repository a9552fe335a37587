"""When the performance security of an engagement may go back."""

from __future__ import annotations

from bidding.engagements import refund_problems
from tests.builders.engagements import DIGEST, FILED, NEXT, STARTED, a_step, an_engagement

REPLACED = a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-01", vote="v9")


def test_a_refund_waits_for_the_handover() -> None:
    """ZJ-18: what is open is named; once everything is confirmed nothing holds it up."""
    items = [*an_engagement("zhuji").law.handed_over]
    given = a_step("deliver", "2027-08-01", "company", items=items, receipt=DIGEST)
    gone = a_step("complete", "2027-08-02", "committee", condition="in order")
    way = (*FILED, STARTED, REPLACED)

    [problem] = refund_problems(an_engagement("zhuji", *way))
    assert "owners_roll" in problem.what
    assert "art. 9" in problem.where
    assert "its handover is not confirmed" in refund_problems(an_engagement("zhuji", *way, given))[0].what
    assert refund_problems(an_engagement("zhuji", *way, given, gone)) == []
