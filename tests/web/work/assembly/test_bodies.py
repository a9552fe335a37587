"""Events of an estate's bodies."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ASSEMBLIES, committee, constituted, sent, subdistrict


def test_every_reason_is_told(tmp_path: Path) -> None:
    """Too long a term and an even number of members are told together."""
    app = estate_portal(tmp_path)
    constituted(app)
    wrong = {"move": "elect", "on": "2024-01-01", "until": "2034-01-01", "vote": "v2", "members": "4"}
    answer = sent(subdistrict(app), f"{AT_ASSEMBLIES}/bodies", **wrong)

    assert answer.status_code == 422
    assert "its term would end on 2034-01-01" in answer.text
    assert "a committee of 4 was elected" in answer.text


def test_a_committee_does_not_enter_its_own_election(tmp_path: Path) -> None:
    """The subdistrict, with which it is filed, does."""
    assert committee(estate_portal(tmp_path)).get(f"{AT_ASSEMBLIES}/bodies").status_code == 403
