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


def test_no_tab_leads_to_money_that_is_not_kept(tmp_path: Path) -> None:
    """Before the books are opened there is nothing behind the tabs of bank, fund and board; afterwards there is."""
    app = estate_portal(tmp_path)
    constituted(app)
    office = subdistrict(app)
    before = office.get(AT_ESTATES).text
    sent(office, f"{AT_ESTATES}/open-books", **_OPENING)
    after = office.get(AT_ESTATES).text

    for name in ("bank", "mandates", "fund", "audits", "charges", "board"):
        assert f'"{AT_ESTATES}/{name}"' not in before
        assert f'"{AT_ESTATES}/{name}"' in after
        assert office.get(f"{AT_ESTATES}/{name}").status_code == 200
