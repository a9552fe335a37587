"""Announcing a campaign on the portal."""

from __future__ import annotations

from tests.builders.inspection_rooms import STREET
from tests.web.work.inspections.conftest import Browse
from web.access import Role

_DAYS = {"starts_on": "2026-03-20", "ends_on": "2026-04-10"}
_BOARD = "/work/inspections/new/zhuji/disclosure"


def test_each_role_is_offered_what_it_may_announce(browse: Browse) -> None:
    """The authority does not announce a subdistrict's patrol, nor a subdistrict a draw of the authority."""
    authority, street = (browse(*who).get("/work/inspections/new").text for who in ((), (Role.SUBDISTRICT, STREET)))

    assert "/new/ziyang/double_random" in authority
    assert "/new/rongcheng/monthly_patrol" not in authority
    assert "/new/rongcheng/monthly_patrol" in street
    assert "/new/ziyang/double_random" not in street


def test_a_campaign_is_announced_with_its_own_checklists(browse: Browse) -> None:
    """What the rules ask stands beside the form; a name is taken once."""
    told = {"name": "summer", "targets": "X1\nX2", "checklists": ["disclosure"], **_DAYS}

    assert "working days after its last day" in browse().get(_BOARD).text
    assert browse().post(_BOARD, data=told).status_code == 303
    assert "there is a campaign of this name already" in browse().post(_BOARD, data=told).text
    assert "2 announced" in browse().get("/work/inspections/summer").text


def test_nobody_announces_for_others(browse: Browse) -> None:
    """A subdistrict names its own communities, a committee its own estate; left empty it is all of one's own."""
    street, told = browse(Role.SUBDISTRICT, STREET), {"name": "patrol", "targets": "X1 X9", **_DAYS}

    assert "outside what you act for" in street.post(_BOARD, data=told).text
    assert street.post(_BOARD, data={**told, "targets": "X1"}).status_code == 303
    assert street.post(_BOARD, data={**told, "name": "all", "targets": ""}).status_code == 303
    assert "1 announced" in street.get("/work/inspections/all").text
    other = browse(Role.SUBDISTRICT, "subdistrict/天池街道")
    assert other.get("/work/inspections/patrol").status_code == 403
    assert "No campaign" in other.get("/work/inspections").text


def test_what_does_not_exist_is_not_announced(browse: Browse) -> None:
    """Neither is what an auditor would like to."""
    assert browse().get("/work/inspections/new/zhuji/none").status_code == 404
    assert browse(Role.AUDITOR).get(_BOARD).status_code == 403
