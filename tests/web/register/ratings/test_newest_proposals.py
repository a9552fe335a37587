"""Which proposals are the newest."""

from __future__ import annotations

from pathlib import Path

from tests.builders.listed import listed_register
from tests.builders.record import writing_to
from web.register.ratings.newest_proposals import newest_proposed


def test_the_newest_run_proposes_anew(tmp_path: Path) -> None:
    """What the one before proposed is past."""
    made = listed_register(tmp_path)
    made.rates("2024-07-31")
    with writing_to(made.url) as session:
        assert newest_proposed(session) == {2}
