"""Notices with voting codes."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import VOTE, called, committee, sent, voting_codes


def test_only_the_subdistrict_gets_the_codes(tmp_path: Path) -> None:
    """One for each voter; the committee, which enters papers, has none."""
    app = estate_portal(tmp_path)
    called(app)

    assert set(voting_codes(app)) == {"o1", "o2", "o3"}
    assert sent(committee(app), f"{VOTE}/notices").status_code == 403
