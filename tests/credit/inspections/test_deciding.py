"""Who may announce what, for which days; and all reasons at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from credit.inspections import Role, announced, decided, visit_content
from credit.inspections.moves import CampaignMove, FindingMove
from models.errors import InputError, RefusedError
from tests.builders.inspections import DAY, a_campaign, a_rule, announcement, event, marks_of

ONE = timedelta(days=1)


def test_acceptance_ends_fifteen_days_before_delivery() -> None:
    """ZJ-33: Shaoxing regulation, article 26; a day less is refused, and so is no day."""
    rules = a_rule("acceptance")
    ends = DAY + 37 * ONE
    in_time = announcement(rules, ["X1"], delivery_on=(ends + 15 * ONE).isoformat())
    too_late = announcement(rules, ["X1"], delivery_on=(ends + 14 * ONE).isoformat())

    assert announced("a", in_time, rules).delivery_on == ends + 15 * ONE
    with pytest.raises(RefusedError, match=r"shaoxing_2020 26: .*15 days before delivery"):
        announced("a", too_late, rules)
    with pytest.raises(RefusedError, match="day of delivery is not told"):
        announced("a", announcement(rules, ["X1"]), rules)


def test_an_announcement_tells_all_that_is_wrong_with_it() -> None:
    """The role, the days and that nobody is inspected, together."""
    rules = a_rule("monthly_patrol", "rongcheng")
    one = event(CampaignMove.ANNOUNCE, role=Role.AUTHORITY, content=announcement(rules, [], ends_on=str(DAY)).content)
    with pytest.raises(RefusedError) as caught:
        announced("p", one, rules)

    assert [problem.where for problem in caught.value.problems] == ["rongcheng_plan_2021 三(二)", "days", "targets"]


@pytest.mark.parametrize("name", ["", "a/b", "a|b", "two words", "x" * 61])
def test_a_name_can_be_read_back_from_ids(name: str) -> None:
    """A slash would part a finding's id elsewhere, a bar a namespace."""
    with pytest.raises(RefusedError, match="the name"):
        announced(name, announcement(a_rule()), a_rule())


def test_a_role_that_may_not_is_refused_beside_the_other_reasons() -> None:
    """Nobody learns them one by one."""
    with pytest.raises(RefusedError) as caught:
        decided(a_campaign(), event(CampaignMove.EXCUSE, role=Role.COMPANY, target="X9"))

    assert [problem.where for problem in caught.value.problems] == [
        "excuse by company",
        "zhuji_opinions_2023 8",
        "reason",
    ]


def test_no_day_lies_ahead_of_its_record() -> None:
    """What has not happened is not recorded."""
    one = event(CampaignMove.CANCEL, reason="r")
    ahead = type(one)(move=one.move, on=one.on + ONE, at=one.at, by=one.by, role=one.role, reason="r")
    with pytest.raises(RefusedError, match="lies ahead"):
        decided(a_campaign(), ahead)


def test_a_finding_that_is_not_there_is_named() -> None:
    """Instead of a crash."""
    with pytest.raises(RefusedError, match="no such finding"):
        decided(a_campaign(), event(FindingMove.REPORT, role=Role.COMPANY, finding="spring/X1/moon"))


def test_a_visit_holds_the_days_of_its_order() -> None:
    """Told once, so that a later calendar changes no order."""
    content = visit_content(a_rule(), DAY, marks_of(), ["I1"], [Role.COMPANY])

    assert content["rectify_by"] == {"minor": "2026-03-17", "major": "2026-03-09", "critical": "2026-03-04"}
    assert content["parties"] == ["company"]


def test_a_visit_with_an_item_left_out_is_refused() -> None:
    """Before anything is written."""
    with pytest.raises(InputError, match="it has no mark"):
        visit_content(a_rule(), DAY, marks_of()[1:], ["I1"])
