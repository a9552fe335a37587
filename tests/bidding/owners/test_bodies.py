"""Who acts for an estate on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bidding.owners import BodyEvent, BodyMove, PrincipalKind, principal_on
from bidding.owners.bodies import body_problems, enter
from bidding.owners.laws import law_named
from models.errors import RefusedError

LAW = law_named("hangzhou")
DELIVERED = BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer")
MANAGED = BodyEvent(BodyMove.ESTABLISH, date(2022, 6, 1), "subdistrict", until=date(2024, 6, 1))
FOUNDED = BodyEvent(BodyMove.FOUND, date(2023, 3, 1), "subdistrict", vote="v1")
ELECTED = BodyEvent(
    BodyMove.ELECT, date(2023, 3, 1), "subdistrict", until=date(2026, 3, 1), vote="v1", details={"members": 7}
)
ALL = (DELIVERED, MANAGED, FOUNDED, ELECTED)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2021, 12, 31), PrincipalKind.NOBODY),
        (date(2022, 1, 1), PrincipalKind.DEVELOPER),
        (date(2022, 6, 1), PrincipalKind.MANAGEMENT_COMMITTEE),
        (date(2023, 2, 28), PrincipalKind.MANAGEMENT_COMMITTEE),
        (date(2023, 3, 1), PrincipalKind.OWNERS_COMMITTEE),
        (date(2026, 2, 28), PrincipalKind.OWNERS_COMMITTEE),
        (date(2026, 3, 1), PrincipalKind.NOBODY),
    ],
)
def test_who_acts_follows_from_what_happened(day: date, kind: PrincipalKind) -> None:
    """Developer, management committee, owners' committee; after its term nobody, not the former management."""
    assert principal_on(ALL, day).kind is kind


def test_until_when_is_told() -> None:
    """The term of whoever acts has its end."""
    assert principal_on(ALL, date(2024, 1, 1)).until == date(2026, 3, 1)


def test_a_dissolved_committee_acts_no_longer() -> None:
    """Then a new management committee does, once the subdistrict sets it up."""
    ended = BodyEvent(BodyMove.DISSOLVE, date(2024, 5, 1), "subdistrict", details={"reason": "Too few members."})
    again = BodyEvent(BodyMove.ESTABLISH, date(2024, 5, 20), "subdistrict", until=date(2026, 5, 20))
    events = enter(enter(ALL, ended, LAW), again, LAW)

    assert principal_on(events, date(2024, 5, 1)).kind is PrincipalKind.NOBODY
    assert principal_on(events, date(2024, 5, 20)).kind is PrincipalKind.MANAGEMENT_COMMITTEE


def test_every_reason_against_an_event_is_told() -> None:
    """A committee without assembly, vote, end or a fit number of members, before its estate's delivery."""
    wrong = BodyEvent(BodyMove.ELECT, date(2021, 1, 1), "x", details={"members": 4})

    whats = [problem.what for problem in body_problems((DELIVERED,), wrong, LAW)]

    assert len(whats) == 5
    assert "a committee of 4 was elected" in whats[-1]


def test_a_term_is_not_longer_than_the_law_lets_it_be() -> None:
    """Five years for a committee, two for a management committee (Hangzhou art. 33, 41)."""
    long = BodyEvent(BodyMove.ESTABLISH, date(2022, 6, 1), "subdistrict", until=date(2024, 6, 2))

    with pytest.raises(RefusedError, match=r"art\. 41: its term would end on 2024-06-02\. It ends on 2024-06-01"):
        enter((DELIVERED,), long, LAW)


def test_an_estate_is_delivered_once() -> None:
    """And first."""
    assert body_problems((DELIVERED,), DELIVERED, LAW)
    assert body_problems((), MANAGED, LAW)


def test_what_rests_on_a_revoked_vote_counts_for_nothing_from_then_on() -> None:
    """A committee whose election was revoked no longer acts; the one before it does while its term runs."""
    again = BodyEvent(
        BodyMove.ELECT, date(2024, 3, 1), "subdistrict", until=date(2027, 3, 1), vote="v2", details={"members": 7},
        revoked_on=date(2024, 5, 1),
    )  # fmt: skip
    first = replace(ELECTED, revoked_on=date(2024, 5, 1))

    assert principal_on((*ALL, again), date(2024, 4, 30)).since == date(2024, 3, 1)
    assert principal_on((*ALL, again), date(2024, 5, 1)).since == ELECTED.on
    assert principal_on((DELIVERED, MANAGED, FOUNDED, first), date(2024, 5, 1)).kind == "management_committee"
    assert principal_on((DELIVERED, FOUNDED, first), date(2024, 5, 1)).kind is PrincipalKind.NOBODY
