"""Who applies for an auction is admitted or refused on the portal, and gets the security back."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask

from bidding.auction import signed_application
from tests.builders.accounts import signed_in
from tests.builders.auctions import bidder
from tests.builders.estate_rooms import AT_ESTATES, sent, subdistrict, turned_to
from tests.web.work.estate.test_announcing import ANNOUNCED, let_by_the_company
from web.access import Role

AUCTION = "shop-1-2024"
APPLY = f"/api/v1/auctions/{AUCTION}/applications"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal with an auction that opens in some days."""
    made = let_by_the_company(tmp_path)
    sent(subdistrict(made), f"{AT_ESTATES}/announce-auction", **ANNOUNCED)
    return made


def _apply(app: Flask, who: str) -> dict[str, object]:
    answer = app.test_client().post(APPLY, json=signed_application(AUCTION, (bidder(who).name, bidder(who).pair)))
    assert answer.status_code == 201, answer.text
    return dict(answer.json or {})


def test_a_bidder_is_admitted_once_the_security_was_paid(app: Flask) -> None:
    """By who lets, without an account of the bidder's; the public page tells how many were."""
    told, client = _apply(app, "d"), subdistrict(app)
    too_soon = sent(client, f"{AT_ESTATES}/admit-bidder/{AUCTION}/B1")
    paid = sent(client, f"{AT_ESTATES}/pay-security/{AUCTION}/B1", amount="500")
    admitted = sent(client, f"{AT_ESTATES}/admit-bidder/{AUCTION}/B1")

    assert (told["handle"], told["security_fen"]) == ("B1", 50_000)
    assert (too_soon.status_code, paid.status_code, admitted.status_code) == (422, 303, 303)
    assert bidder("d").key.vkey.split("+")[1] in client.get(f"/auctions/{AUCTION}").text
    assert f"/refuse-bidder/{AUCTION}" not in client.get(f"{AT_ESTATES}/auctions").text


def test_a_refused_bidder_gets_the_security_back(app: Flask) -> None:
    """With the reason, which becomes public, and the slip of the bank."""
    _apply(app, "d")
    client = subdistrict(app)
    sent(client, f"{AT_ESTATES}/pay-security/{AUCTION}/B1", amount="500")
    refused = sent(client, f"{AT_ESTATES}/refuse-bidder/{AUCTION}/B1", reason="owes rent")

    assert refused.status_code == 303
    assert f"/refund-security/{AUCTION}/B1" in client.get(f"{AT_ESTATES}/auctions").text
    refund = f"{AT_ESTATES}/refund-security/{AUCTION}/B1"
    assert "no receipt is attached" in sent(client, refund).text
    assert [sent(client, refund, papers=b"slip").status_code for _ in range(2)] == [303, 422]


def test_a_security_is_in_the_books_of_the_estate(app: Flask) -> None:
    """With its slip; the sums of the public record agree."""
    _apply(app, "d")
    client = subdistrict(app)
    sent(client, f"{AT_ESTATES}/pay-security/{AUCTION}/B1", amount="500", papers=b"slip")
    books = client.get(f"{AT_ESTATES}/books").text

    assert f"security of a rent auction: {AUCTION}/B1" in books
    assert f"/papers/{sha256(b'slip').hexdigest()}" in books
    assert "500.00" in client.get(f"{AT_ESTATES}/proof").text


def test_a_file_that_was_handed_in_is_entered(app: Flask) -> None:
    """What is none is told; an auction of another estate is not found."""
    client = subdistrict(app)

    assert sent(client, f"{AT_ESTATES}/enter-application/{AUCTION}", application=b"{}").status_code == 422
    assert sent(client, f"{AT_ESTATES}/enter-application/other", application=b"{}").status_code == 404


def test_nobody_decides_on_an_application_once_it_is_open(app: Flask) -> None:
    """And who has no part in the estate does not at all."""
    _apply(app, "d")
    stranger = signed_in(app, Role.COMPANY, "company/C002")
    assert sent(stranger, f"{AT_ESTATES}/pay-security/{AUCTION}/B1", amount="500").status_code in (403, 404)
    client = subdistrict(turned_to(app, datetime(2024, 7, 20, 1, 30, tzinfo=UTC)))

    assert sent(client, f"{AT_ESTATES}/pay-security/{AUCTION}/B1", amount="500").status_code == 422
