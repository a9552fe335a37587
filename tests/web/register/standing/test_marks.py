"""Which points are marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from credit.explaining import Mark
from credit.standing.petitions import PetitionMove
from tests.builders.listed import PENALTY, listed_register
from tests.builders.packages import COMPANY
from web.register.standing.marks import marks_for


def test_open_petitions_mark_their_rows(tmp_path: Path) -> None:
    """By the row's id, or by what it is in another package; nothing once it is decided."""
    made = listed_register(tmp_path)
    made.files()
    mark = Mark("objection", 1, date(2024, 7, 8))
    with made.clerk() as clerk:
        own = marks_for(clerk.session, COMPANY)
        other = marks_for(clerk.session, COMPANY, made.package("later", {**PENALTY, "record_id": "P9"}))
    made.decides(PetitionMove.REFUSE)
    with made.clerk() as clerk:
        decided = marks_for(clerk.session, COMPANY)

    assert (own, other, decided) == ({("records", "P1"): mark}, {("records", "P9"): mark}, {})
