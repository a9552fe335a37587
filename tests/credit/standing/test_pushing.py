"""The push to Credit China (ZY-17)."""

from __future__ import annotations

from datetime import date

from credit.standing.listing import Move
from credit.standing.pushing import push_content, pushed_items
from tests.builders.listings import MONDAY, Case, a_listing


def _push(case: Case, pushed: set[tuple[int, str]]) -> list[tuple[str, int]]:
    content = push_content([case.listing], {"C1": "禾安"}, pushed, MONDAY, case.at.date())
    return [(item["action"], item["listing"]) for item in content["items"]]


def test_each_listing_is_pushed_and_withdrawn_once() -> None:
    """Listed, nothing, withdrawn with its ground, nothing."""
    case, pushed = Case().listed(), set[tuple[int, str]]()
    assert _push(case, pushed) == [("list", 7)]
    pushed |= pushed_items([{"items": [[7, "list"]]}])
    assert _push(case, pushed) == []
    case.decide(Move.LIFT, ground="basis_revoked")
    assert _push(case, pushed) == [("withdraw", 7)]

    assert _push(case, pushed | {(7, "withdraw")}) == []


def test_an_item_bears_code_basis_and_dates() -> None:
    """What the receiver needs to list it, and to take it back."""
    (item,) = push_content([Case().listed().listing], {"C1": "禾安"}, set(), MONDAY, date(2024, 7, 11))["items"]

    assert (item["unified_social_credit_code"], item["name"]) == ("C1", "禾安")
    assert item["basis"] == {"instrument": "Regulation", "article": "24"}
    assert (item["decided_on"], item["published_on"], item["ends_on"]) == ("2024-07-10", "2024-07-10", "2025-06-03")


def test_what_was_never_pushed_is_not_withdrawn() -> None:
    """Nor are grey and red lists pushed, or what was only proposed."""
    case = Case().listed()
    case.decide(Move.LIFT)
    grey = Case(a_listing(kind="grey", rule=None, event=None, source_id=None, place=1)).listed()

    assert _push(case, set()) == _push(grey, set()) == _push(Case(), set()) == []


def test_a_term_over_is_withdrawn_by_its_day() -> None:
    """Without anybody having recorded it."""
    case = Case(a_listing(ends_on=date(2024, 8, 1))).listed()
    case.days(40)
    content = push_content([case.listing], {}, {(7, "list")}, MONDAY, case.at.date())

    assert [(item["action"], item["why"]) for item in content["items"]] == [("withdraw", "term over")]
