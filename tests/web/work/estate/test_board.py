"""The disclosure board on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, owner, sent, subdistrict


def test_a_committee_discloses_what_it_owes(tmp_path: Path) -> None:
    """It waits on its desk until it hangs; what the company owes it cannot post."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    client, at = committee(app), f"{AT_ESTATES}/disclose"
    waits = client.get("/desk").text
    codes = [sent(client, f"{at}/{one}", papers=b"x").status_code for one in ("committee_costs/2022", "leader/1")]

    assert "Disclose: Costs of the owners" in waits
    assert codes == [303, 422]
    assert "committee_costs/2022" in client.get(f"{AT_ESTATES}/board").text
    assert f"{at}/" not in owner(app).get(f"{AT_ESTATES}/board").text
