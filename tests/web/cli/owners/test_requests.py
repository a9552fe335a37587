"""`wuxin owners request`: signatures that were handed in on a list."""

from __future__ import annotations

import json
from pathlib import Path

from bidding.revenue.audits import AUDIT, audits
from tests.builders.cast_ballot import cast_ballot
from tests.builders.money_register import an_open_estate
from tests.builders.owners import OPENS_AT
from tests.builders.record import a_clerk, writing_to
from tests.web.cli.conftest import Wuxin
from web.register.money.rows import estate_of
from web.register.owners.joint_requests import ask_together


def test_owners_ask_join_and_leave(wuxin: Wuxin, tmp_path: Path) -> None:
    """Two of nine are one fifth, so the vote has its last day; who left takes it away."""
    db = ("--db", cast_ballot(tmp_path).url, "--json")
    by = ("owners", "request")
    wuxin(*by, "ask", "r1", "willow-garden", "--about", "更换物业", "--voter", "owner-1", *db)
    joined = json.loads(wuxin(*by, "join", "r1", "--voter", "owner-2", *db).stdout)
    left = json.loads(wuxin(*by, "leave", "r1", "--voter", "owner-1", *db).stdout)
    told = wuxin(*by, "show", "r1", *db[:2]).stdout

    assert (joined["persons"], joined["of"], joined["call_by"] is None) == (2, 9, False)
    assert (left["persons"], left["call_by"]) == (1, None)
    assert "1 of 9 owners stand behind it." in told


def test_a_list_that_brings_enough_owners_asks_for_the_audit(wuxin: Wuxin, tmp_path: Path) -> None:
    """As on the portal, in the transaction of the last who was needed; no vote is owed for it."""
    db = ("--db", url := cast_ballot(tmp_path).url, "--json")
    with writing_to(url) as session:
        an_open_estate(clerk := a_clerk(session, OPENS_AT))
        ask_together(clerk, "a-1", "willow-garden", (AUDIT, "租金"), "owner-1")
    joined = json.loads(wuxin("owners", "request", "join", "a-1", "--voter", "owner-2", *db).stdout)

    assert (joined["persons"], joined["answered_by"], joined["call_by"]) == (2, "audit/a-1", None)
    with writing_to(url) as session:
        assert list(audits(estate_of(session, "willow-garden").steps)) == ["a-1"]
