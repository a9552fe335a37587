"""A rent auction announced on the portal."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict
from web.access import Role

__all__ = ["ANNOUNCED", "let_by_the_company"]

ANNOUNCED: Final = {
    "asset": "shop-1", "name": "shop-1-2024", "opens": "2024-07-20T09:00", "closes": "2024-07-20T10:00",
    "latest": "30", "within": "2", "extension": "2", "start": "1000", "step": "50", "security": "500",
    "since": "2024-08-01", "until": "2027-08-01", "per": "1", "every": "3", "deposit": "2000",
}  # fmt: skip


def _with_shop(app: Flask, client: FlaskClient) -> Flask:
    facts = {"kind": "shop", "place": "Gate 1", "area": "48.5", "owner": "all_owners", "paper": b"deed"}
    sent(client, f"{AT_ESTATES}/register-asset", name="shop-1", **facts)
    return app


def let_by_the_company(folder: Path) -> Flask:
    """Return a portal on which an estate was delivered, without an assembly, so that its company lets its shop."""
    app = estate_portal(folder)
    by = subdistrict(app)
    sent(by, "/assemblies/willow-garden/bodies", move="deliver", on="2020-01-01", jurisdiction="331102")
    sent(by, f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C001")
    return _with_shop(app, by)


def test_the_company_announces_before_there_is_an_assembly(tmp_path: Path) -> None:
    """With the lease that is bid for; the page of the auction tells it all, and the estate lists it."""
    app = let_by_the_company(tmp_path)
    client = signed_in(app, Role.COMPANY, "company/C001")

    assert sent(client, f"{AT_ESTATES}/announce-auction", **ANNOUNCED).status_code == 303
    shown = client.get("/auctions/shop-1-2024").text
    assert all(word in shown for word in ("1,000.00", "2027", "2,000.00", "500.00"))
    assert "/auctions/shop-1-2024" in client.get(f"{AT_ESTATES}").text
    assert "/auctions/shop-1-2024" in client.get(f"{AT_ESTATES}/auctions").text


def test_every_reason_why_not_is_told(tmp_path: Path) -> None:
    """After the founding the company does not let, and the owners have not decided; and times are in order."""
    app = estate_portal(tmp_path)
    constituted(app)
    client = committee(_with_shop(app, committee(app)))
    refused = sent(client, f"{AT_ESTATES}/announce-auction", **ANNOUNCED)
    muddled = sent(client, f"{AT_ESTATES}/announce-auction", **{**ANNOUNCED, "closes": "2024-07-20T08:00"})

    assert (refused.status_code, muddled.status_code) == (422, 422)
    assert "of area and persons" in refused.text


def test_rules_that_are_none_announce_nothing(tmp_path: Path) -> None:
    """A file that is no JSON object is told so."""
    client = subdistrict(let_by_the_company(tmp_path))

    assert sent(client, f"{AT_ESTATES}/announce-auction-file", rules=b"[").status_code == 422
