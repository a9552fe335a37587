"""How a company may leave an estate, and how not."""

from __future__ import annotations

from tests.builders.engagements import DIGEST, FILED, HANDED_OVER, NEXT, STARTED, a_step, an_engagement, refusal

SERVING = (*FILED, STARTED)
NOTIFIED = a_step("notify", "2027-04-01", "company", to=["committee"], document=DIGEST)
REPLACED = a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-01", vote="v9")
CONFIRMED = a_step("complete", "2027-08-02", "committee", condition="all in order")


def test_somebody_takes_over_after_the_term_and_on_a_vote() -> None:
    """Before it only where it is said to end early; never the company itself."""
    early = a_step("replace", "2027-06-01", "committee", successor="C-1", takes_over_on="2027-07-01")
    told = refusal(an_engagement("zhuji", *SERVING), early)

    assert "the contract runs until 2027-08-01" in told
    assert "no vote is named" in told
    assert "it is the company that serves now" in told


def test_a_renewal_lengthens_the_term() -> None:
    """One that does not is none."""
    short = a_step("renew", "2027-06-01", "committee", until="2027-08-01", vote="v9")

    assert "the term ends on 2027-08-01 already" in refusal(an_engagement("zhuji", *SERVING), short)


def test_a_company_hands_over_to_somebody() -> None:
    """Civil Code 950 as Shaoxing repeats it: until then it goes on, and may neither deliver nor leave."""
    one = an_engagement("zhuji", *SERVING, NOTIFIED)
    given = a_step("deliver", "2027-08-01", "company", items=["rooms"], receipt=DIGEST)

    assert "until then the company goes on" in refusal(one, given)
    assert "art. 35(2)" in refusal(one, given)
    assert "nobody takes over" in refusal(one, CONFIRMED, HANDED_OVER)


def test_only_what_is_on_the_list_is_handed_over() -> None:
    """Unknown items, nothing at all, and an item that is both there and not."""
    one = an_engagement("zhuji", *SERVING, REPLACED)
    odd = a_step("deliver", "2027-08-01", "company", items=["goodwill", "rooms"], absent=["rooms"], receipt=DIGEST)

    assert "'goodwill' is not on the list" in refusal(one, odd)
    assert "rooms: handed over and absent" in refusal(one, odd)
    assert "nothing is handed over" in refusal(one, a_step("deliver", "2027-08-01", "company", receipt=DIGEST))


def test_nothing_is_complete_while_an_item_is_open_or_nobody_inspected() -> None:
    """Every open item with its article, and the joint inspection of a change (ZJ-34)."""
    told = refusal(an_engagement("zhuji", *SERVING, REPLACED), CONFIRMED)

    assert "Register of owners: not handed over" in told
    assert "Zhejiang Property Management Regulation art. 25(1)(5)" in told
    assert "have not inspected the common parts together" in told
    assert "is taken over on 2027-08-01" in refusal(
        an_engagement("zhuji", *SERVING, REPLACED), a_step("complete", "2027-07-31", "committee", condition="fine")
    )


def test_temporary_service_is_short_shown_and_for_want_of_another() -> None:
    """Six months at most, told in the estate, and not where somebody took over."""
    long = a_step("appoint", "2027-08-05", "subdistrict", provider="C-T", until="2028-08-05", services=["lifts"],
                  shown=False)  # fmt: skip
    told = refusal(an_engagement("hangzhou", STARTED, NOTIFIED), long)

    assert "End it by 2028-02-05 at the latest" in told
    assert "Hangzhou Property Management Regulation art. 58" in told
    assert f"{NEXT} took over on 2027-08-01" in refusal(an_engagement("hangzhou", STARTED, REPLACED), long)


def test_nobody_is_ordered_before_they_are_late() -> None:
    """Fifteen days in Hangzhou; and an order gives time."""
    one = an_engagement("hangzhou", STARTED, REPLACED)
    order = a_step("order", "2027-08-15", "bureau", until="2027-08-15", what="hand over the archive")

    assert "it may leave until 2027-08-15" in refusal(one, order)
    assert "gives no time" in refusal(one, order)
    assert "nobody takes over yet" in refusal(an_engagement("hangzhou", STARTED, NOTIFIED), order)
