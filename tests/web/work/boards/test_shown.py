"""Boards of the estates that a company serves."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.builders.firm_world import GARDEN


def test_a_board_shows_what_is_owed_by_whom_and_how_late(firm: FlaskClient) -> None:
    """Head by head, with where it stands in law."""
    page = firm.get(f"/work/boards/{GARDEN}").text

    assert "days late" in page
    assert "Hangzhou Property Management Regulation" in page
    assert "花园里" in firm.get("/work/boards").text


def test_a_board_is_its_companys(firm: FlaskClient, stranger: FlaskClient) -> None:
    """Others are denied, and an estate without books has none."""
    assert stranger.get(f"/work/boards/{GARDEN}").status_code == 403
    assert firm.get("/work/boards/nowhere").status_code == 404
