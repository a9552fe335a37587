"""Rating what the register holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from credit.standing.petitions import PetitionMove
from models.tables import ListProposal
from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from web.register.ratings.rated_days import rate_register


def test_run_and_lists_are_kept_with_corrections_laid_over(tmp_path: Path) -> None:
    """What was granted counts no more; the three lists are proposed."""
    register = listed_register(tmp_path)
    register.files()
    register.decides(PetitionMove.GRANT)
    with register.clerk("2024-07-03") as clerk:
        kept = rate_register(clerk, register.book, date(2024, 7, 3))
        proposals = clerk.session.scalar(select(func.count()).select_from(ListProposal))

    assert (kept.run, kept.import_id, proposals) == (2, 1, 6)
    assert kept.rated.by_company[COMPANY]["score"] == 80_000
    assert [entry.rule for entry in kept.lists.black] == ["tiny.black"]
