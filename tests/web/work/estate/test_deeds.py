"""Deeds: one form each."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, owner, sent


def test_a_refused_deed_loses_nothing(tmp_path: Path) -> None:
    """The reason stands above the form, and what was typed in it."""
    app = estate_portal(tmp_path)
    constituted(app)
    told = {"name": "shop-1", "kind": "shop", "place": "Gate 1", "area": "48.5", "owner": "all_owners"}
    answer = sent(committee(app), f"{AT_ESTATES}/register-asset", **told)

    assert answer.status_code == 422
    assert "no document says whose it is" in answer.text
    assert 'value="Gate 1"' in answer.text


def test_an_empty_paper_is_told(tmp_path: Path) -> None:
    """It would be evidence of nothing."""
    app = estate_portal(tmp_path)
    constituted(app)
    told = {"name": "shop-1", "kind": "shop", "place": "Gate 1", "area": "48.5", "owner": "all_owners"}

    assert "the file is empty" in sent(committee(app), f"{AT_ESTATES}/register-asset", paper=b"", **told).text


def test_an_owner_looks_and_does_nothing(tmp_path: Path) -> None:
    """Every owner may see the books; who acts for them keeps them."""
    app = estate_portal(tmp_path)
    constituted(app)

    assert owner(app).get(AT_ESTATES).status_code == 200
    assert owner(app).get(f"{AT_ESTATES}/register-asset").status_code == 403
