"""`wuxin owners request`: signatures that were handed in on a list."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders.cast_ballot import cast_ballot
from tests.web.cli.conftest import Wuxin


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
