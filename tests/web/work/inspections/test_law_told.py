"""What the rules of a kind of campaign ask, told in lines."""

from __future__ import annotations

from pathlib import Path

from credit.inspections import programme, programme_ids
from tests.builders.accounts import empty_portal
from web.work.inspections.law_told import lines_of


def test_every_kind_tells_what_it_asks_and_on_what_it_rests(tmp_path: Path) -> None:
    """Each line has its instrument and article, or says that it is our own choice."""
    with empty_portal(tmp_path).test_request_context("/?lang=en"):
        lines = [line for one in map(programme, programme_ids()) for kind in one.kinds for line in lines_of(one, kind)]

    assert all(told and ("art. " in basis or "own choice" in basis) for told, basis in lines)
    assert len([told for told, _ in lines if told.startswith("It ends")]) == 1
