"""Releases, one for each step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bidding.ocds import compiled, releases
from bidding.ocds.facts import Amended, Awarded, Cancelled, Contracted, Published
from models.errors import InputError
from tests.builders.processes import BIDDERS, a_life, a_tender_fact, at


def _told(steps: list[Any]) -> list[dict[str, Any]]:
    return [dict(one) for one in releases(steps)]


def _tags(steps: list[Any]) -> list[str]:
    return [one["tag"][0] for one in _told(steps)]


def test_each_step_has_its_tag() -> None:
    """From the notice to the work."""
    assert _tags(a_life()) == [
        "tender", "tenderUpdate", "tenderAmendment", "tenderUpdate", "award", "awardUpdate", "contract",
        "implementation"]  # fmt: skip


def test_one_process_has_one_ocid_and_releases_differ() -> None:
    """The ocid stays, ids are never used twice, and an amendment names the release it amends."""
    told = _told(a_life())
    amendment = told[2]["tender"]["amendments"][0]

    assert {one["ocid"] for one in told} == {"ocds-wuxin0-zj-2024-001"}
    assert len({one["id"] for one in told}) == len(told)
    assert (amendment["amendsReleaseID"], amendment["releaseID"]) == (told[1]["id"], told[2]["id"])


def test_a_company_keeps_its_identifier_across_tenders() -> None:
    """Two tenders, one id of each company: scheme and code, whatever the handle was."""
    ids = [
        {one["id"] for release in _told(a_life(tender_id=name)) for one in release["parties"]} for name in ("a", "b")
    ]

    assert ids[0] == ids[1]
    assert f"CN-USCC-{BIDDERS[0].id}" in ids[0]


def test_nobody_is_named_before_opening() -> None:
    """Questions carry no author, and bidders come with the opening."""
    before = str(_told(a_life())[:3])

    assert [one.name for one in BIDDERS if one.name in before or one.id in before] == []


def test_roles_are_told_whole() -> None:
    """A winner is still a tenderer: lists of words replace each other when releases are merged."""
    roles = {one["id"]: one["roles"] for one in dict(compiled(releases(a_life())))["parties"]}  # type: ignore[attr-defined] # a list

    assert roles[f"CN-USCC-{BIDDERS[0].id}"] == ["tenderer", "supplier", "payee"]
    assert roles[f"CN-USCC-{BIDDERS[1].id}"] == ["tenderer"]


def test_every_organization_that_is_named_is_a_party() -> None:
    """In the release itself, as OCDS asks."""
    for release in _told(a_life()):
        known = {one["id"] for one in release["parties"]}
        assert _references(release) <= known


def _references(node: Any) -> set[str]:  # noqa: ANN401 - any JSON
    found = set()
    for name, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if name in ("buyer", "procuringEntity", "payer", "payee"):
            found.add(inner["id"])
        if name in ("tenderers", "suppliers"):
            found |= {one["id"] for one in inner}
        found |= _references(inner)
    return found


@pytest.mark.parametrize(("unsuccessful", "tag", "status"), [
    (False, "tenderCancellation", "cancelled"), (True, "tenderUpdate", "unsuccessful"),
])  # fmt: skip
def test_a_tender_may_end_without_a_winner(unsuccessful: bool, tag: str, status: str) -> None:  # noqa: FBT001 - a table
    """Cancelled (终止) and unsuccessful (流标) are two things; lots follow, and the reason is told."""
    last = _told([*a_life()[:2], Cancelled(at=at(7), rationale="no permit", unsuccessful=unsuccessful)])[-1]

    assert (last["tag"], last["tender"]["status"], last["tender"]["lots"][0]["status"]) == ([tag], status, status)
    assert "no permit" in last["tender"]["description"]


def test_an_award_may_fall_and_a_contract_end() -> None:
    """The winner withdraws; a contract is terminated."""
    life = a_life()
    award, contract = life[5], life[6]
    assert isinstance(award, Awarded)
    assert isinstance(contract, Contracted)
    fell = replace(award, awards=(replace(award.awards[0], status="cancelled"),))
    ended = replace(contract, contracts=(replace(contract.contracts[0], status="terminated"),))

    assert _tags([*life[:6], fell])[-1] == "awardCancellation"
    assert _tags([*life[:7], ended])[-1] == "contractTermination"


def test_a_lot_is_complete_while_it_has_an_award() -> None:
    """The tender when all are; when the winner withdraws, both are active again."""
    life = a_life()
    award = life[5]
    assert isinstance(award, Awarded)
    fell = replace(award, awards=(replace(award.awards[0], status="cancelled"),))
    first, then = _told(life[:6])[-1], _told([*life[:6], fell])[-1]

    assert (first["tender"]["status"], first["tender"]["lots"]) == ("complete", [{"id": "lot-1", "status": "complete"}])
    assert (then["tender"]["status"], then["tender"]["lots"]) == ("active", [{"id": "lot-1", "status": "active"}])


def test_a_letting_goes_to_the_highest_price() -> None:
    """The code is ours, and the starting rent is the least value."""
    tender = _told(a_life(kind="letting"))[0]["tender"]

    assert (tender["awardCriteria"], tender["additionalProcurementCategories"]) == ("highestPrice", ["propertyLease"])
    assert tender["minValue"] == {"amount": 120000.5, "currency": "CNY"}


def test_what_an_amendment_drops_is_gone() -> None:
    """A text that is there no more is told as null, and a lot as cancelled."""
    lots = [{"id": name, "title": name, "community_ids": ["x"], "months": 12, "estimate_fen": 100} for name in "ab"]
    first = Published(at=at(0), tender=a_tender_fact(lots=lots))
    life = a_life()
    amended = life[2]
    assert isinstance(amended, Amended)
    then = replace(amended, tender=replace(a_tender_fact(lots=lots[:1]), grades=()))
    merged: Any = compiled(releases([first, then]))

    assert "eligibilityCriteria" not in merged["tender"]
    assert [lot["status"] for lot in merged["tender"]["lots"]] == ["active", "cancelled"]


def test_steps_that_are_no_life_are_refused() -> None:
    """No notice first, moments that go back, work under no contract."""
    life = a_life()
    wrong = {
        "begins with its notice": life[1:], "after a later moment": [life[0], life[2], life[1]],
        "no contract": [life[0], life[7]],
    }  # fmt: skip
    for words, steps in wrong.items():
        with pytest.raises(InputError, match=words):
            releases(steps)
