"""Who may bid, and every reason why another may not."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.tender import Exclusion, Ground, Refusal, Requirement, Standing, judge

ASKED = Requirement(grades=("AAA", "AA", "A"), article="Notice 2024, article 3")
TERM = date(2025, 3, 1)


def _refusals(standing: Standing) -> list[Refusal]:
    return [reason.refusal for reason in judge(standing, ASKED).reasons]


@pytest.mark.parametrize("grade", ["AAA", "AA", "A"])
def test_an_asked_grade_may_bid(grade: str) -> None:
    """Each grade that the notice asks for may bid, and no reason is given."""
    found = judge(Standing("c1", grade, "rated"), ASKED)

    assert found.may_bid
    assert found.reasons == ()


def test_a_lower_grade_may_not_bid() -> None:
    """A grade outside the notice is refused by the notice's own article."""
    (reason,) = judge(Standing("c1", "B", "rated"), ASKED).reasons

    assert (reason.refusal, reason.article) == (Refusal.GRADE_TOO_LOW, ASKED.article)


def test_a_missing_grade_is_a_reason_of_its_own() -> None:
    """A company without a grade is told to be rated, not that its grade is too low."""
    assert _refusals(Standing("c1", None, "rated")) == [Refusal.NO_GRADE]


def test_not_taking_part_is_a_reason_of_its_own() -> None:
    """A company outside credit information management is told so, whatever stands in place of its grade."""
    assert _refusals(Standing("c1", "C(missing)", "not_participating")) == [Refusal.NOT_PARTICIPATING]


def test_a_blacklisted_company_may_not_bid_whatever_its_grade() -> None:
    """The blacklist refuses an AAA company, says until when, and cites its own article."""
    standing = Standing("c1", "AAA", "rated", blacklisted=True, blacklisted_until=TERM, black_article="art. 21")
    (reason,) = judge(standing, ASKED).reasons

    assert (reason.refusal, reason.until, reason.article) == (Refusal.BLACKLISTED, TERM, "art. 21")


def test_all_reasons_come_at_once() -> None:
    """A low grade and a blacklist entry are both named, each with a remedy."""
    reasons = judge(Standing("c1", "C", "rated", blacklisted=True), ASKED).reasons

    assert [reason.refusal for reason in reasons] == [Refusal.GRADE_TOO_LOW, Refusal.BLACKLISTED]
    assert all(reason.remedy for reason in reasons)


def test_a_company_is_excluded_by_law_alone() -> None:
    """An exclusion cites its article; without one it cannot even be said."""
    ban = Exclusion(Ground.TENDER_BAN, "Tender Law art. 53", date(2024, 1, 1), date(2025, 1, 1))
    (reason,) = judge(Standing("c1", "AAA", "rated", exclusions=(ban,)), ASKED, date(2024, 12, 31)).reasons

    assert (reason.refusal, reason.article, reason.until) == (Refusal.EXCLUDED, "Tender Law art. 53", ban.until)
    with pytest.raises(ValueError, match="by law alone"):
        Exclusion(Ground.TENDER_BAN, " ", date(2024, 1, 1))


def test_an_exclusion_ends() -> None:
    """On its first free day the company may bid again."""
    ban = Exclusion(Ground.TENDER_BAN, "Tender Law art. 53", date(2024, 1, 1), date(2025, 1, 1))

    assert judge(Standing("c1", "A", "rated", exclusions=(ban,)), ASKED, date(2025, 1, 1)).may_bid


def test_a_notice_without_a_grade_still_bars_who_is_barred() -> None:
    """No requirement asks nothing of the grade; the blacklist bars all the same."""
    assert judge(Standing("c1", None, "rated"), None).may_bid
    assert not judge(Standing("c1", "AAA", "rated", blacklisted=True), None).may_bid
