"""Corrections in the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.record import entries_waiting
from tests.builders.listed import COLLUSION, listed_register
from tests.builders.packages import COMPANY
from web.register.ratings.corrections import enter_correction, kept_corrections, mended


def test_a_correction_is_on_record_and_lies_over_evidence(tmp_path: Path) -> None:
    """From its day on, whatever package is rated; before it nothing is laid over."""
    register = listed_register(tmp_path)
    package = register.package("p", COLLUSION)
    cells = {"kind": "struck", "company_id": COMPANY, "source_table": "records", "source_id": "R1", "because": "test/1"}
    with register.clerk("2024-07-05") as clerk:
        number = enter_correction(clerk, cells)
        entry = [one for one in entries_waiting(clerk.session) if one.type == "evidence.corrected"]
        before = mended(clerk.session, package, date(2024, 7, 4))
        after, used = mended(clerk.session, package, date(2024, 7, 5))
        kept = kept_corrections(clerk.session)

    assert before == (package, ())
    assert (after.tables["records"].num_rows, used) == (0, (number,))
    assert [(one.subject, one.facts["because"]) for one in entry] == [("correction/1", "test/1")]
    assert [one.decided_on for one in kept] == [date(2024, 7, 5)]
