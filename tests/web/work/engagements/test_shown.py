"""Engagements as people see them."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.firm_world import ENGAGEMENT, TOWN
from web.access import Role


def test_the_life_so_far_and_what_is_due_are_shown(firm: FlaskClient) -> None:
    """With days, articles, and the steps that are the company's."""
    page = firm.get(f"/work/engagements/{ENGAGEMENT}").text

    assert "31 July 2024" in page
    assert "Opened with its contract" in page
    assert f"/work/engagements/{ENGAGEMENT}/submit" in page
    assert f"/work/engagements/{ENGAGEMENT}/accept" not in page


def test_each_sees_their_own(portal: Flask, firm: FlaskClient, stranger: FlaskClient) -> None:
    """The company, its subdistrict and the authority do; another company does not."""
    town, other_town = (signed_in(portal, Role.SUBDISTRICT, one) for one in (TOWN, "subdistrict/寻山街道"))
    lists = [one.get("/work/engagements").text for one in (firm, town, stranger, other_town)]

    assert [ENGAGEMENT in one for one in lists] == [True, True, False, False]
    assert stranger.get(f"/work/engagements/{ENGAGEMENT}").status_code == 403
    assert firm.get("/work/engagements/none").status_code == 404
