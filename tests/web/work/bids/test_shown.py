"""One tender for a company."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.tender_rooms import BIDDER, NAME, tender_portal

PAGE = f"/work/bids/{NAME}"


def test_the_commands_are_those_of_this_tender(tmp_path: Path) -> None:
    """With its notice as a file, its lot, and the company's own code."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    page = signed_in(app, *BIDDER).get(PAGE).text

    assert f"wuxin seal --tender {NAME}-1.json --lot lot-1 --price price.json --key bidder.key --out bid-lot-1" in page
    assert f"wuxin key make {company(1)} --purpose bidder" in page
    assert "has no key to sign receipts with" in page


def test_after_the_opening_all_bids_stand_side_by_side(tmp_path: Path) -> None:
    """With the own result among them; and nothing more to seal."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-26T02:00:00Z")
    page = signed_in(app, *BIDDER).get(PAGE).text

    assert ("8,700,000.00" in page, "wuxin seal" in page) == (True, False)


def test_a_contract_is_shown_to_who_signed_it(tmp_path: Path) -> None:
    """With its price in capital numerals too; and not to another bidder."""
    app = tender_portal(tmp_path, State.SIGNED, "2024-07-12T02:00:00Z")
    other = (BIDDER[0], f"company/{company(2)}")
    pages = [signed_in(app, *who).get(PAGE).text for who in (BIDDER, other)]

    assert ["Your contracts" in page for page in pages] == [True, False]
    assert "人民币捌佰柒拾万元整" in pages[0]


def test_what_was_never_published_is_not_there(tmp_path: Path) -> None:
    """For a company, that is."""
    app = tender_portal(tmp_path, State.FILED, "2024-05-20T02:00:00Z")

    client = signed_in(app, *BIDDER)

    assert [client.get(PAGE).status_code, client.post(f"{PAGE}/hand-in").status_code] == [404, 404]
