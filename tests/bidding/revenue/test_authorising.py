"""What is authorised, and what of it is used up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bidding.owners import Asked
from bidding.owners.commitments import Commitment, Way, spent_beside
from bidding.revenue import Book, MoneyRole
from bidding.revenue.authorising import authorised, commitments, grounds_on, links_of, not_acting
from bidding.revenue.steps import MoneyStep
from models.errors import RefusedError
from tests.builders.money import AT, a_book, an_estate, posted, step

STAGE = step("stage", "2024-01-02", role="subdistrict", principal="owners_committee", until="2027-01-01")
LIMIT = step("authorise", "2024-01-03", "a1", role="committee", vote="v1", item="limits", matter="use_revenue",
             covers=None, each_fen=500, year_fen=900, until="2026-01-01")  # fmt: skip
BY_LIMIT: dict[str, Any] = {"authority": {"vote": "v1", "item": "limits", "matter": "use_revenue", "delegated": True}}


def _paid() -> Book:
    return posted(a_book(), ("spent.upkeep", 500), ("bank", -500), kind="pay", details=BY_LIMIT)


def _ask(fen: int, *steps: MoneyStep, book: Book | None = None, on: str = "2024-05-01") -> bool:
    estate, day = an_estate("hangzhou", STAGE, LIMIT, *steps), date.fromisoformat(on)
    asked = Asked("spending", "upkeep", fen, day)
    own = Commitment(Way.PAYMENT, "upkeep", "use_revenue", fen, AT)
    spent = spent_beside(own, commitments(estate.steps, book or a_book(), day.year), {})
    return authorised(estate.terms, asked, grounds_on(estate.steps, day, spent)).delegated


def test_a_delegation_holds_within_its_limits() -> None:
    """Each and in the year, counting what was paid; next year it begins anew."""
    assert _ask(500)
    assert _ask(400, book=_paid())
    with pytest.raises(RefusedError, match=r"above the limit of 5\.00 yuan for each"):
        _ask(501)
    with pytest.raises(RefusedError, match=r"above the limit of 9\.00 yuan for the year"):
        _ask(401, book=_paid())
    assert _ask(500, book=_paid(), on="2025-05-01")


def test_what_was_revoked_authorises_nothing() -> None:
    """And nor does what lies ahead."""
    with pytest.raises(RefusedError, match="no decision stands"):
        _ask(1, step("revoke", "2024-04-01", "a1", role="subdistrict", reason="unlawful"))


def test_a_decision_of_the_owners_covers_its_subject_alone() -> None:
    """Whatever it costs."""
    vote = step("authorise", "2024-02-01", "a2", role="committee", vote="v2", item="roof", matter="use_revenue",
                covers="upkeep")  # fmt: skip

    assert not _ask(10**9, vote)


def test_applications_bind_until_they_are_refused() -> None:
    """And so does an excess that was filed."""
    told: dict[str, Any] = {"authority": BY_LIMIT["authority"] | {"matter": "use_fund"}}
    steps = [
        step("apply", "2024-02-01", "roof", amount_fen=100, **told),
        step("apply", "2024-02-02", "wall", amount_fen=10, **told),
        step("approve", "2024-02-03", "roof"),
        step("refile", "2024-02-04", "roof", more_fen=5, **told),
        step("withdraw", "2024-02-05", "wall"),
    ]

    found = [(one.way, one.subject, one.matter, one.fen) for one in commitments(steps, _paid(), 2024)]
    assert found == [
        ("payment", "", "use_revenue", 500), ("application", "roof", "use_fund", 100),
        ("application", "roof", "use_fund", 5),
    ]  # fmt: skip
    assert list(commitments(steps, _paid(), 2025)) == []


def test_links_say_which_tender_an_application_pays_for() -> None:
    """The newest of each; what is linked to none is not there."""
    steps = [step("apply", "2024-02-01", "roof"), step("apply", "2024-02-02", "wall")]
    steps += [step("link", "2024-02-03", "roof", tender=name) for name in ("t-1", "t-2")]

    assert links_of(steps) == {"roof": "t-2"}


def test_only_the_body_that_acts_now_may_act() -> None:
    """In its term; a subdistrict acts in its own right."""
    steps = an_estate("hangzhou", STAGE).steps
    tried = [(MoneyRole.COMMITTEE, "2024-05-01"), (MoneyRole.COMMITTEE, "2027-01-01"),
             (MoneyRole.SUBDISTRICT, "2027-01-01"), (MoneyRole.MANAGEMENT_COMMITTEE, "2024-05-01")]  # fmt: skip

    found = [not_acting(steps, role, date.fromisoformat(day)) for role, day in tried]
    assert [one is None for one in found] == [True, False, True, False]
    assert "nobody does" in str(found[1])
