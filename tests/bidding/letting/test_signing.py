"""Whether an asset may be let, by whom and on what."""

from __future__ import annotations

from dataclasses import replace

from bidding.letting import LettingAward, Proposal
from bidding.letting.signing import asset_problems, letting_problems, seller_problems, sign_problems
from bidding.owners import Authority
from bidding.revenue import MoneyRole
from tests.builders.lettings import DEVELOPER, NOBODY, a_lease, a_letting, an_asset, day, grounds, lease_terms


def _told(problems: object) -> str:
    return " ".join(map(str, problems))  # type: ignore[call-overload]


def test_a_committee_lets_on_a_vote() -> None:
    """That named the asset, the auction or the lease; the first name that a vote gave counts."""
    proposal = Proposal("lease-1", lease_terms(), MoneyRole.COMMITTEE)

    assert sign_problems(proposal, a_letting(an_asset())) == (Authority("v1", "on-shop-1", delegated=False), [])
    named = a_letting(an_asset(), found=grounds("auction-1"), subjects=("lease-1", "auction-1"))
    assert sign_problems(proposal, named)[0] == Authority("v1", "on-auction-1", delegated=False)


def test_without_a_vote_nothing_is_let() -> None:
    """With the majority of the place, and that this is not left to the committee."""
    authority, problems = letting_problems(a_letting(an_asset(), found=grounds()), MoneyRole.COMMITTEE)

    assert authority is None
    assert all(word in _told(problems) for word in ("3/4 of area and persons", "cannot be left to the committee"))


def test_a_decision_lets_once() -> None:
    """But the lots of one tender together, each its own asset."""
    rests = {"vote": "v1", "item": "on-t1", "delegated": False}
    before = a_lease(authority=rests, asset_id="shop-2")
    found = a_letting(an_asset(), before, found=grounds("t1"), subjects=("t1",))
    assert "has let it once, by lease-1" in _told(letting_problems(found)[1])

    told = {**before.steps[0].content, "award": LettingAward("tender", "t1", "shop-2", "b", 1).as_content()}
    of_lot = replace(before, steps=(replace(before.steps[0], content=told),))
    assert letting_problems(a_letting(an_asset(), of_lot, found=grounds("t1"), subjects=("t1",)))[1] == []


def test_who_lets_holds_the_auction_or_the_subdistrict_for_it() -> None:
    """The company before there is an assembly, and not after it."""
    early, late = a_letting(an_asset(), found=grounds(principal=DEVELOPER)), a_letting(an_asset())

    assert seller_problems(early, MoneyRole.COMPANY) == seller_problems(late, MoneyRole.COMMITTEE) == []
    assert seller_problems(late, MoneyRole.SUBDISTRICT) == []
    assert "committee does" in _told(seller_problems(late, MoneyRole.COMPANY))
    assert "company does" in _told(seller_problems(early, MoneyRole.COMMITTEE))


def test_before_an_assembly_the_company_lets() -> None:
    """Without a vote; in Lishui not beyond its own service, and nobody else."""
    terms = lease_terms()
    letting = a_letting(an_asset(), found=grounds(principal=DEVELOPER), place="lishui")
    found = [
        sign_problems(Proposal("lease-1", terms, role, service_until=until), letting)
        for role, until in (
            (MoneyRole.COMPANY, day("2025-06-01")), (MoneyRole.COMPANY, day("2025-05-31")), (MoneyRole.COMPANY, None),
            (MoneyRole.COMMITTEE, day("2025-06-01")),
        )
    ]  # fmt: skip

    assert found[0] == (None, [])
    assert ["art. 44(1)" in _told(problems) for _, problems in found] == [False, True, True, False]
    assert "company does" in _told(found[3][1])


def test_where_nobody_acts_nothing_is_let() -> None:
    """Whatever was voted."""
    letting = a_letting(an_asset(), found=grounds("shop-1", principal=NOBODY))

    assert "nobody does" in _told(letting_problems(letting, MoneyRole.COMMITTEE)[1])


def test_only_common_property_is_let() -> None:
    """What is the developer's, a unit's or unknown is not, and nor is what somebody rents."""
    assert "the developer's" in _told(asset_problems(a_letting(an_asset(owner="developer"))))
    assert "unit 1-2's" in _told(asset_problems(a_letting(an_asset(owner="unit", unit="1-2"))))
    let = a_letting(an_asset(), a_lease())
    assert "let by lease-1 until 2025-06-01" in _told(asset_problems(let, day("2024-06-01")))
    assert asset_problems(let, day("2025-06-01")) == []


def test_a_lease_hears_every_reason() -> None:
    """Overlap, length, another rent than was bid, and another body."""
    award = LettingAward("auction", "a1", "shop-1", "b", 105_000)
    proposal = Proposal("lease-2", lease_terms(until="2050-01-01"), MoneyRole.COMPANY, award)
    told = _told(sign_problems(proposal, a_letting(an_asset(), a_lease()))[1])

    words = ("no asset is let twice", "art. 705", "1,050.00 yuan", "the company does not let")
    assert all(word in told for word in words)
