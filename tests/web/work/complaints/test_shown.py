"""One complaint as the desk sees it."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, a_complaint, estate_portal
from web.access import Role


def test_a_telephone_number_is_shown_while_it_is_needed(tmp_path: Path) -> None:
    """Whole while the complaint is open, masked once it has ended."""
    app = estate_portal(tmp_path)
    number, client = a_complaint(app), signed_in(app, Role.SUBDISTRICT, XINAN)
    assert "13800138000" in client.get(f"/complaint-desk/{number}").text
    client.post(f"/complaint-desk/{number}/refuse", data={"reason": "not property"})

    assert "13800138000" not in client.get(f"/complaint-desk/{number}").text


def test_only_open_moves_are_offered(tmp_path: Path) -> None:
    """A routed complaint can be taken in, and not be answered yet."""
    app = estate_portal(tmp_path)
    number, client = a_complaint(app), signed_in(app, Role.SUBDISTRICT, XINAN)
    told = client.get(f"/complaint-desk/{number}").text

    assert f"/complaint-desk/{number}/accept" in told
    assert f"/complaint-desk/{number}/answer" not in told


def test_an_unknown_number_is_not_found(tmp_path: Path) -> None:
    """Nobody learns more of a number than that."""
    client = signed_in(estate_portal(tmp_path), Role.REGULATOR)

    assert client.get("/complaint-desk/20240101-NONE").status_code == 404
