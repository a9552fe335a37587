"""A body acts on a vote or within a delegation, or hears every reason why it may not."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.owners import Asked, Authority, Decision, Delegation, Grounds, Principal, PrincipalKind, authority_for
from bidding.owners.laws import law_named
from models.errors import RefusedError

LAW = law_named("lishui")
COMMITTEE = Principal(PrincipalKind.OWNERS_COMMITTEE, date(2023, 1, 1), date(2026, 1, 1))
NOBODY = Principal(PrincipalKind.NOBODY, None, None)
LIMITS = Delegation("v0", "limits", "use_fund", each_fen=500_000, year_fen=1_200_000, until=date(2026, 1, 1))
REPAIR = Asked("repair", "roof-3", 500_000, date(2024, 5, 1))


def _why(asked: Asked, grounds: Grounds) -> str:
    with pytest.raises(RefusedError) as caught:
        authority_for(asked, grounds, LAW)
    return str(caught.value)


def test_a_vote_on_the_matter_authorises() -> None:
    """A decision that stands on this very tender is enough, whatever it costs."""
    decided = Decision("v1", "company", "choose_company", "zj-2024-001")
    asked = Asked("service", "zj-2024-001", 10**9, date(2024, 5, 1))

    assert authority_for(asked, Grounds(COMMITTEE, [decided]), LAW) == Authority("v1", "company", delegated=False)


def test_a_vote_on_something_else_does_not() -> None:
    """Another tender, or another matter, is another decision."""
    decided = [Decision("v1", "a", "choose_company", "other"), Decision("v1", "b", "use_fund", "zj-2024-001")]
    asked = Asked("service", "zj-2024-001", 10**9, date(2024, 5, 1))

    assert "decided by the owners (1/2 of area and persons)" in _why(asked, Grounds(COMMITTEE, decided))


def test_a_delegation_holds_to_its_limit_exactly() -> None:
    """The limit itself may be spent, a fen more may not."""
    grounds = Grounds(COMMITTEE, delegations=[LIMITS])
    above = Asked("repair", "roof-3", 500_001, date(2024, 5, 1))

    assert authority_for(REPAIR, grounds, LAW) == Authority("v0", "limits", delegated=True)
    assert "5,000.01 yuan is above the limit of 5,000.00 yuan for each" in _why(above, grounds)


@pytest.mark.parametrize(("spent", "works"), [(700_000, True), (700_001, False)])
def test_the_year_has_its_limit(spent: int, works: bool) -> None:  # noqa: FBT001 - a case
    """What was spent before counts."""
    grounds = Grounds(COMMITTEE, delegations=[LIMITS], spent_fen=(("use_fund", spent),))

    if works:
        assert authority_for(REPAIR, grounds, LAW).delegated
    else:
        assert "7,000.01 yuan before it" in _why(REPAIR, grounds)


def test_a_delegation_ends() -> None:
    """On the first day after it, it is none."""
    late = Asked("repair", "roof-3", 1, LIMITS.until)

    assert "no decision stands" in _why(late, Grounds(COMMITTEE, delegations=[LIMITS]))


def test_what_may_not_be_delegated_is_not() -> None:
    """Lishui art. 11: choosing the company is not left to the committee."""
    given = Delegation("v0", "all", "choose_company", 10**12, 10**12, date(2030, 1, 1))

    told = _why(Asked("service", "x", 1, date(2024, 5, 1)), Grounds(COMMITTEE, delegations=[given]))

    assert "Lishui Property Management Regulation art. 11(5): this cannot be left to the committee" in told


def test_somebody_must_act_for_the_owners() -> None:
    """Without a committee in office no decision helps, and all reasons come at once."""
    decided = Decision("v1", "roof", "use_fund", "roof-3")

    assert "no committee acts" in _why(REPAIR, Grounds(NOBODY, [decided]))
    assert len(_why(REPAIR, Grounds(NOBODY)).splitlines()) == 2
