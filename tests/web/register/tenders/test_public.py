"""Tenders as everybody may see them."""

from __future__ import annotations

import pytest
from sqlmodel import Session

from bidding.notices import TenderKind
from bidding.tender import State
from models.tables import engine_for
from tests.builders.public_tenders import AWARDED, OPEN
from web.register.tenders.public import AskedTenders, company_names, public_tender, public_tenders


def _asked(url: str, **asked: str) -> list[str]:
    with engine_for(url).connect() as connection:
        return [one.tender_id for one in public_tenders(connection, AskedTenders(**asked))]


def test_where_each_stands_follows_from_its_moves(tendered: str) -> None:
    """The one that closes last first; a notice without events stands alone."""
    with engine_for(tendered).connect() as connection:
        found = [(one.tender_id, one.state, one.kind) for one in public_tenders(connection)]

    assert found == [
        (OPEN, State.PUBLISHED, TenderKind.PRELIMINARY),
        ("T-2024-001", None, None),
        (AWARDED, State.SIGNED, TenderKind.PRELIMINARY),
    ]


@pytest.mark.parametrize(("asked", "found"), [
    ({"text": "Poplar"}, [OPEN]),
    ({"text": "柳园"}, [AWARDED]),
    ({"text": "%"}, []),
    ({"state": "signed"}, [AWARDED]),
    ({"state": "notice"}, ["T-2024-001"]),
    ({"kind": "letting"}, []),
    ({"kind": "preliminary", "district": "东城区"}, [OPEN, AWARDED]),
    ({"district": "西城区"}, []),
])  # fmt: skip
def test_a_list_is_of_what_is_asked(tendered: str, asked: dict[str, str], found: list[str]) -> None:
    """Part of a title, state, kind and district, together."""
    assert _asked(tendered, **asked) == found


def test_one_is_told_by_its_events(tendered: str) -> None:
    """None for a notice alone, or for nothing."""
    with Session(engine_for(tendered)) as session:
        kept = public_tender(session, OPEN)
        assert kept is not None
        assert kept.notice.version == 2
        assert public_tender(session, "T-2024-001") is None
        assert public_tender(session, "none") is None


def test_names_are_those_of_the_register(tendered: str) -> None:
    """A code that it does not know has none."""
    with engine_for(tendered).connect() as connection:
        assert company_names(connection)["C000"] == "东安第0物业服务有限公司"
