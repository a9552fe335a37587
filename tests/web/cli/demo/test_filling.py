"""The demo's city comes to life."""

from __future__ import annotations

from sqlmodel import select

from models.tables import LedgerEntry, Note
from web.cli.demo.stage import Stage


def test_everything_was_done_before_the_city_is_shown(stage: Stage) -> None:
    """No entry of the record lies ahead of the moment at which the portal's clock begins."""
    assert max(stage.session.exec(select(LedgerEntry.entered_at))) <= stage.now


def test_inboxes_are_not_empty(stage: Stage) -> None:
    """The city and the demo's company were told of what others did, as the portal tells them."""
    told = set(stage.session.exec(select(Note.recipient)))

    assert {"organisation/city", f"organisation/company/{stage.firm}"} <= told


def test_neighbours_and_rivals_are_others(stage: Stage) -> None:
    """The estate comes first among its subdistrict's; the company is no rival of its own."""
    assert stage.estates[0] == stage.estate
    assert len(set(stage.estates)) == len(stage.estates) > 1
    assert stage.firm not in stage.rivals
