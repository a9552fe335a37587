"""Taking in the sheet of an inspection."""

from __future__ import annotations

import io

from tests.builders.inspections import BOARD
from tests.web.work.inspections.conftest import Browse
from web.access import Role

_SHEET = "/work/inspections/spring/visits/X2"
_CAME = {"on": "2026-03-12", "inspectors": "I1 I2"}


def test_an_inspector_marks_each_item(browse: Browse) -> None:
    """One left out is refused by name and nothing that was marked is lost; score and findings follow."""
    inspector = browse(Role.INSPECTOR)
    marks = {f"mark-{item}": "met" for item in BOARD} | {f"mark-{BOARD[1]}": "not_met"}
    page = inspector.post(_SHEET, data={**_CAME, **marks, f"mark-{BOARD[0]}": ""})

    assert (page.status_code, "it has no mark" in page.text) == (422, True)
    assert 'value="not_met" selected' in page.text
    assert inspector.post(_SHEET, data={**_CAME, **marks}).status_code == 303
    assert "2 announced, 2 inspected, 0 left" in inspector.get("/work/inspections/spring").text
    assert inspector.get(_SHEET).status_code == 404


def test_a_sheet_is_taken_in_as_a_file(browse: Browse) -> None:
    """The one given out, filled in; others than those assigned are refused."""
    blank = browse().get(f"{_SHEET}.csv").data.decode("utf-8-sig").splitlines()
    filled = "\n".join([blank[0], *(f"{item},met,," for item in BOARD)])

    def sent(**changes: str) -> dict[str, object]:
        return {**_CAME, **changes, "marks": (io.BytesIO(filled.encode()), "X2.csv")}

    assert len(blank) == len(BOARD) + 1
    assert "were assigned" in browse().post(_SHEET, data=sent(inspectors="I9")).text
    assert browse().post(_SHEET, data=sent()).status_code == 303
