"""The life of a lease: reminded of rent, ended for a cause, handed back when it is over."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.letting import Lease, LeaseState, LeaseStep, arrears, law_for, lease_state
from bidding.letting.lease_life import LEASE_LIFE, LeaseAttempt, take_lease_step
from models.errors import InputError, Problem, RefusedError
from tests.architecture.source import page
from tests.builders.lettings import a_lease, day, lease_step

END: dict[str, Any] = {"cause": "arrears", "reason": "no rent", "document": None}


def _take(lease: Lease, step: LeaseStep, paid: int = 0) -> Lease:
    owed = arrears(lease.dues(), [(day("2024-06-01"), paid)], step.on)
    return take_lease_step(LeaseAttempt(lease, step, law_for("330102"), owed, lease.ends_on()))


def test_unpaid_rent_ends_a_lease_after_a_reminder() -> None:
    """And thirty days, to the day."""
    reminded = _take(a_lease(), lease_step("remind", "2024-06-10", "bookkeeper"))
    with pytest.raises(RefusedError, match="until 2024-07-10"):
        _take(reminded, lease_step("end", "2024-07-09", **END, ends_on="2024-07-09"))
    ended = _take(reminded, lease_step("end", "2024-07-10", **END, ends_on="2024-07-10"))

    assert (lease_state(ended), ended.ends_on()) == (LeaseState.ENDED, day("2024-07-10"))
    assert lease_state(_take(ended, lease_step("hand_back", "2024-07-10"))) is LeaseState.RETURNED


def test_a_reminder_of_rent_that_was_paid_since_ends_nothing() -> None:
    """The tenant is reminded anew of what is open now."""
    reminded = _take(a_lease(), lease_step("remind", "2024-06-10"))

    with pytest.raises(RefusedError, match="was not reminded"):
        _take(reminded, lease_step("end", "2024-09-30", **END, ends_on="2024-09-30"), paid=300_000)


@pytest.mark.parametrize(
    ("move", "on", "role", "content", "why"),
    [
        ("remind", "2024-06-01", "committee", {}, "nothing is overdue"),
        ("hand_back", "2025-05-31", "committee", {}, "runs until 2025-06-01"),
        ("end", "2024-07-01", "committee", END | {"cause": "agreement", "ends_on": "2024-08-01"}, "no agreement"),
        ("end", "2024-07-01", "committee", END | {"cause": "breach", "ends_on": "2025-06-01"}, "it runs from"),
        ("end", "2024-07-01", "committee", END | {"reason": " ", "ends_on": "2024-07-01"}, "no reason"),
        ("end", "2024-06-01", "committee", END | {"ends_on": "2024-06-01"}, "no rent is overdue"),
        ("sign", "2024-07-01", "committee", {}, "cannot be done while it is running"),
        ("hand_back", "2025-06-01", "auditor", {}, "not for the role auditor"),
        ("hand_back", "2024-05-01", "committee", {}, "before the step on record"),
    ],
)  # fmt: skip
def test_what_may_not_be_done_is_told(move: str, on: str, role: str, content: dict[str, Any], why: str) -> None:
    """With its reason."""
    with pytest.raises(RefusedError, match=why):
        _take(a_lease(), lease_step(move, on, role, **content))


def test_signing_hears_the_reasons_that_were_found() -> None:
    """All of them."""
    attempt = LeaseAttempt(
        Lease("lease-9", "willow-garden"), lease_step("sign", "2024-06-01"), law_for("330102"),
        refused=(Problem("a", "one"), Problem("b", "two")),
    )  # fmt: skip

    with pytest.raises(RefusedError, match=r"(?s)one.*two"):
        take_lease_step(attempt)


def test_a_damaged_record_is_told() -> None:
    """Steps that no life can have."""
    with pytest.raises(InputError, match="wuxin log verify"):
        lease_state(Lease("x", "y", (lease_step("end", "2024-06-01"),)))


def test_the_page_shows_its_life() -> None:
    """As the table draws it."""
    assert LEASE_LIFE.diagram() in page("docs/letting.md")
