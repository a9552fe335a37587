"""Steps on engagements, each by whoever may make it."""

from __future__ import annotations

import io

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.firm_world import ENGAGEMENT, TOWN
from web.access import Role

ROOM = f"/work/engagements/{ENGAGEMENT}"


def _staff() -> dict[str, object]:
    roles = ("project_leader", "technician")
    return {"on": "2024-07-15"} | {role: (io.BytesIO(role.encode()), f"{role}.pdf") for role in roles}


def test_a_filing_is_made_returned_and_made_again(portal: Flask, firm: FlaskClient) -> None:
    """The company is told why it came back."""
    office = signed_in(portal, Role.REGULATOR)
    codes = [firm.post(f"{ROOM}/submit", data=_staff()).status_code]
    codes.append(office.post(f"{ROOM}/return", data={"on": "2024-07-15", "reason": "证书过期"}).status_code)
    codes.append(firm.post(f"{ROOM}/submit", data=_staff()).status_code)
    codes.append(office.post(f"{ROOM}/accept", data={"on": "2024-07-15", "filing": "F-1"}).status_code)

    assert codes == [303] * 4
    assert "证书过期" in firm.get("/work/inbox").text
    assert "<dd>passed</dd>" in firm.get(ROOM).text


def test_a_filing_without_its_staff_is_refused_with_the_article(firm: FlaskClient) -> None:
    """Every role that is missing is named."""
    answer = firm.post(f"{ROOM}/submit", data={"on": "2024-07-15"})

    assert answer.status_code == 422
    assert answer.text.count("named, 1 needed") == 2


def test_service_before_the_filing_has_passed_is_refused(firm: FlaskClient) -> None:
    """And before the contract has begun: both reasons at once."""
    answer = firm.post(f"{ROOM}/start", data={"on": "2024-07-15"})

    assert answer.status_code == 422
    assert "service may begin once it has passed" in answer.text
    assert "service starts on 2024-08-01" in answer.text


def test_nobody_makes_anothers_step(portal: Flask, firm: FlaskClient) -> None:
    """A company passes no filing, a subdistrict files none, and a step that there is not is none."""
    town = signed_in(portal, Role.SUBDISTRICT, TOWN)

    assert firm.get(f"{ROOM}/accept").status_code == 404
    assert town.get(f"{ROOM}/submit").status_code == 404
    assert town.get(f"{ROOM}/find_serving").status_code == 200
    assert firm.get(f"{ROOM}/dance").status_code == 404


def test_a_company_that_serves_unlawfully_is_found(portal: Flask, firm: FlaskClient) -> None:
    """By the subdistrict; whether anybody had inspected is what the register says."""
    town = signed_in(portal, Role.SUBDISTRICT, TOWN)
    found = {"on": "2024-07-15", "since": "2024-07-13", "what": "保安已上岗"}
    answer = town.post(f"{ROOM}/find_serving", data=found)

    assert answer.status_code == 303
    assert "Duties that were missed" in firm.get(ROOM).text
