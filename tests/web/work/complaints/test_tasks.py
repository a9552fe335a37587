"""The month's tasks on the portal."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from flask import Flask

from models.tables import DutyDone
from tests.builders.accounts import NOON, signed_in
from tests.builders.estate_desk import XINAN, estate_portal, url_of
from tests.builders.record import writing_to
from web.access import Role

_OFFICER = {"staff_no": "P-1", "name": "周明", "role": "leader", "subdistrict": "Xinan", "since": "2024-06-01"}
_MONTH = "/complaint-desk/tasks/2024-06"


def _analysed(app: Flask) -> None:
    watched = {
        "community_id": "willow-garden",
        "name": "柳园",
        "subdistrict": "Xinan",
        "complaints": 9,
        "why": ["rate"],
    }
    with writing_to(url_of(app)) as session:
        session.add(DutyDone(
            kind="complaints.month", subject="desk/rongcheng", period="2024-06", due_on=date(2024, 7, 1),
            done_at=NOON, result={"watched": [watched]},
        ))  # fmt: skip


def test_a_case_is_assigned_pushed_and_receipted(tmp_path: Path) -> None:
    """The subdistrict names an officer, the authority pushes the file, the subdistrict gives its receipt."""
    app = estate_portal(tmp_path)
    _analysed(app)
    own, city = signed_in(app, Role.SUBDISTRICT, XINAN), signed_in(app, Role.REGULATOR)
    own.post("/complaint-desk/officers/new", data=_OFFICER)
    assigned = own.post(_MONTH, data={"community": "willow-garden", "staff": "P-1"})
    file = city.post(f"{_MONTH}/push", data={"subdistrict": "Xinan"}).data
    told = {"file": (io.BytesIO(file), "tasks.json"), "receipt": "2024-17"}

    assert assigned.status_code == 303
    assert own.post("/complaint-desk/tasks/receipt", data=told).status_code == 303
    assert b"P-1" in file


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    """What was never pushed gets no receipt."""
    client = signed_in(estate_portal(tmp_path), Role.SUBDISTRICT, XINAN)
    told = {"file": (io.BytesIO(b"[]"), "tasks.json"), "receipt": "1"}

    assert client.post("/complaint-desk/tasks/receipt", data=told).status_code == 422
