"""Steps of the authority on a campaign."""

from __future__ import annotations

from tests.web.work.inspections.conftest import Browse
from web.access import Role


def _finding(browse: Browse) -> str:
    return browse().get("/work/inspections/spring").text.split('name="finding" value="')[1].split('"')[0]


def test_a_community_is_excused_with_a_reason(browse: Browse) -> None:
    """Without one the rule refuses."""
    told = {"target": "X2"}

    assert browse().post("/work/inspections/spring/excuse", data=told).status_code == 422
    assert browse().post("/work/inspections/spring/excuse", data={**told, "reason": "flood"}).status_code == 303
    assert "excused: flood" in browse().get("/work/inspections/spring").text


def test_a_finding_gets_more_time_or_is_withdrawn(browse: Browse) -> None:
    """The new day and the reason are needed; what a finding does not know is no step."""
    finding, address = _finding(browse), "/work/inspections/spring/finding"
    told = {"finding": finding, "move": "extend", "reason": "a part comes late"}

    assert "There is no day" in browse().post(address, data=told).text
    assert browse().post(address, data={**told, "until": "2026-04-10"}).status_code == 303
    assert browse().post(address, data={**told, "move": "withdraw"}).status_code == 303
    assert browse().post(address, data={**told, "move": "visit"}).status_code == 400


def test_only_the_office_takes_steps(browse: Browse) -> None:
    """An auditor reads; and nothing is closed before all is done."""
    assert browse(Role.AUDITOR).post("/work/inspections/spring/close").status_code == 403
    assert browse().post("/work/inspections/spring/close").status_code == 422
