"""Rating what the register holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from credit.standing.petitions import PetitionMove
from models.errors import RefusedError
from models.tables import ListProposal, Rating
from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from web.register.ratings.rated_days import keep_run, rated_from, read_register, with_outlooks


def test_run_and_lists_are_kept_with_corrections_laid_over(tmp_path: Path) -> None:
    """What was granted counts no more; the three lists are proposed."""
    register = listed_register(tmp_path)
    register.files()
    register.decides(PetitionMove.GRANT)
    with register.clerk("2024-07-03") as clerk:
        made = rated_from(read_register(clerk.session, date(2024, 7, 3)), register.book)
        kept = keep_run(clerk, with_outlooks(made))
        proposals = clerk.session.scalar(select(func.count()).select_from(ListProposal))
        outlook = clerk.session.get_one(Rating, (kept.run, COMPANY)).outlook

    assert (kept.run, kept.import_id, proposals) == (2, 1, 6)
    assert kept.rated.by_company[COMPANY]["score"] == 80_000
    assert outlook is not None
    assert outlook["ways"][0]["grade"] == "AAA"
    assert [entry.rule for entry in kept.lists.black] == ["tiny.black"]


def test_what_a_correction_overtook_is_not_kept(tmp_path: Path) -> None:
    """A correction that came on record while it was rated: a replay of the record would come to something else."""
    register = listed_register(tmp_path)
    register.files()
    with register.clerk("2024-07-02") as clerk:
        made = rated_from(read_register(clerk.session, date(2024, 7, 3)), register.book)
    register.decides(PetitionMove.GRANT)

    with register.clerk("2024-07-03") as clerk, pytest.raises(RefusedError, match="while it was rated"):
        keep_run(clerk, made)
