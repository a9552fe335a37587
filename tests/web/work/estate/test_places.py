"""Whose an estate's assets and money are to look after."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, constituted, sent, subdistrict
from web.access import Role

_OPENING = {"jurisdiction": "331102", "company": "C1"}


def test_the_company_of_the_books_looks_after_them(tmp_path: Path) -> None:
    """Once they are opened in its name; another company never."""
    app = estate_portal(tmp_path)
    constituted(app)
    mine, other = (signed_in(app, Role.COMPANY, f"company/{name}") for name in ("C1", "C2"))
    before = mine.get(AT_ESTATES).status_code
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", **_OPENING)

    assert [before, mine.get(AT_ESTATES).status_code, other.get(AT_ESTATES).status_code] == [403, 200, 403]
