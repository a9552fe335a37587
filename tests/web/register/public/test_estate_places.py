"""Estates as those see them who act in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from models.tables import engine_for
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.estate_rooms import constituted
from web.register.public.estate_places import estate_place, estate_places

_DAY = date(2024, 7, 1)


def test_an_estate_is_its_own_and_its_subdistricts(tmp_path: Path) -> None:
    """With who acts for it; an unknown one is none."""
    app = estate_portal(tmp_path)
    constituted(app)
    with Session(engine_for(url_of(app))) as session:
        place = estate_place(session, "willow-garden", _DAY)

        assert place is not None
        assert place.owners == ("community/willow-garden", "subdistrict/Xinan")
        assert place.principal.kind == "owners_committee"
        assert estate_place(session, "nowhere", _DAY) is None


def test_a_reach_is_looked_through(tmp_path: Path) -> None:
    """By estate, by subdistrict, all, or by name."""
    with Session(engine_for(url_of(estate_portal(tmp_path)))) as session:

        def found(reach: frozenset[str] | None, asked: str = "") -> set[str]:
            return {one.id for one in estate_places(session, reach, asked, _DAY)}

        assert found(frozenset({"subdistrict/Beishan"})) == {"plum-court"}
        assert found(frozenset({"community/willow-garden"})) == {"willow-garden"}
        assert found(None) == {"willow-garden", "plum-court"}
        assert found(None, "柳") == {"willow-garden"}
        assert found(frozenset()) == set()
