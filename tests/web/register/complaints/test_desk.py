"""What a desk has before it."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from models.tables import engine_for
from tests.builders.estate_desk import a_complaint, estate_portal, url_of
from web.register.complaints.desk import desk_case, desk_cases, open_beside


def test_cases_come_with_their_subdistrict(tmp_path: Path) -> None:
    """All of them, or those of some subdistricts; and the ones beside them in the same estate."""
    app = estate_portal(tmp_path)
    mine, same, other = a_complaint(app), a_complaint(app, matter="parking"), a_complaint(app, "plum-court")
    with Session(engine_for(url_of(app))) as session:
        one = desk_case(session, mine)
        assert one is not None
        beside = [case.number for case in open_beside(session, one)]

        assert {case.number for case in desk_cases(session)} == {mine, same, other}
        assert {case.number for case in desk_cases(session, ["Beishan"])} == {other}
        assert (one.community, one.subdistrict, beside) == ("柳园", "Xinan", [same])
