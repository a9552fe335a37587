"""The demo's money of an estate."""

from __future__ import annotations

from bidding.revenue.books import EntryKind
from bidding.revenue.disclosure import board
from web.cli.demo.stage import Stage
from web.register.money.rows import estate_of


def test_half_a_year_was_closed_and_shared_out(stage: Stage) -> None:
    """The larger part went into the maintenance fund."""
    found = estate_of(stage.session, stage.estate)
    kinds = {entry.kind for entry in found.common.entries}

    assert {EntryKind.POST, EntryKind.PAY, EntryKind.CLOSE, EntryKind.ALLOCATE} <= kinds
    assert len(found.fund.entries) == 2


def test_the_board_has_heads_that_are_kept_and_heads_that_are_overdue(stage: Stage) -> None:
    """Both are seen side by side."""
    found = estate_of(stage.session, stage.estate)
    lines = board(found.terms, found.steps, stage.day(0))

    assert any(line.updated_on is not None for line in lines)
    assert any(line.overdue for line in lines)
