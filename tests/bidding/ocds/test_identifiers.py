"""Names that stay."""

from __future__ import annotations

from datetime import date

from bidding.ocds.facts import Organization
from bidding.ocds.identifiers import day_start, moment, ocid, party_id, reference, scheme, value
from tests.builders.processes import BIDDERS, START


def test_a_company_is_named_by_its_code() -> None:
    """CN-USCC where there is a unified social credit code, a list of our own elsewhere."""
    committee = Organization("committee-17", "Owners' Committee of Willow Garden")

    assert party_id(BIDDERS[0]) == f"CN-USCC-{BIDDERS[0].id}"
    assert (scheme(committee), reference(committee)["id"]) == ("MISC-WUXIN", "MISC-WUXIN-committee-17")


def test_money_is_exact() -> None:
    """Whole yuan are whole numbers; fen stay fen up to ten trillion yuan."""
    assert [value(fen)["amount"] for fen in (100, 101, 999_999_999_999_999)] == [1, 1.01, 9_999_999_999_999.99]


def test_moments_are_utc_and_days_begin_in_shanghai() -> None:
    """A process is named by prefix and tender."""
    assert (moment(START), day_start(date(2024, 9, 1))) == (
        "2024-05-20T01:00:00.000000Z",
        "2024-08-31T16:00:00.000000Z",
    )
    assert ocid("zj-1", "ocds-abcdef") == "ocds-abcdef-zj-1"
