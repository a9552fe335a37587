"""Tenders of the register as facts for Open Contracting."""

from __future__ import annotations

from sqlalchemy import Connection

from bidding.ocds.facts import Published
from web.register.open_contracting import processes


def test_a_notice_is_a_first_step(connection: Connection) -> None:
    """With its estate as the one lot, the grades that may bid, and the clause behind them."""
    ((step,),) = processes(connection)

    assert isinstance(step, Published)
    assert (step.tender.id, step.tender.grades) == ("T-2024-001", ("AAA", "AA", "A"))
    assert step.tender.lots[0].title == "和苑1号院"
    assert step.at < step.tender.bids_close_at  # type: ignore[operator] # a notice of the register has its close
