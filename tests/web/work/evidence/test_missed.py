"""Missed duties reach the evidence without a terminal."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from models.tables import Company
from tests.builders.accounts import NOON
from tests.builders.money import step
from tests.builders.packages import COMPANY
from tests.builders.record import a_clerk, writing_to
from web.register.money.rows import add_step, opened
from web.register.ratings.kept_evidence import newest_import, personal_cells

AT = "/work/evidence/missed-duties"


def _take(browser: FlaskClient, address: str) -> int:
    digest = browser.get(address).text.split('name="digest" value="')[1].split('"')[0]
    return browser.post(f"{address}/take", data={"digest": digest}).status_code


def test_what_the_register_knows_is_put_onto_the_evidence(app: Flask, browser: FlaskClient, address: str) -> None:
    """A charge that is on no list becomes a record; what is personal stays, and taken in it is not offered again."""
    assert "There is no evidence yet" in browser.get(AT).text
    assert _take(browser, address) == 303
    with writing_to(app.config["WUXIN"].database_url) as session:
        clerk = a_clerk(session, NOON)
        terms = {"jurisdiction": "331102", "company_id": COMPANY, "subdistrict": "Harbour"}
        estate = opened(clerk, "garden", step("open", "2024-06-20", role="subdistrict", **terms))
        add_step(clerk, estate, step("charge", "2024-06-21", fee="lift", rate_fen=100, fen=500))
        before = personal_cells(session, newest_import(session)[0])
    assert "fees.unpublished" in browser.get(AT).text
    draft = browser.post(AT).location
    assert _take(browser, draft) == 303

    assert "the newest evidence says all of it" in browser.get(AT).text
    with writing_to(app.config["WUXIN"].database_url) as session:
        number, package = newest_import(session)
        assert "fees.unpublished" in package.tables["records"]["event"].to_pylist()
        assert personal_cells(session, number) == before
        assert session.get(Company, COMPANY) is not None
