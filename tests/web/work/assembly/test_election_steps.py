"""The later steps of an election as forms: a tie drawn in public, time put off, an end with its reason."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from flask import Flask

from tests.builders.election_desk import ElectionHall
from tests.builders.election_rooms import AT_ELECTION, announced, nominated
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.estate_rooms import sent, subdistrict, turned_to
from tests.builders.record import writing_to

TIED = {"c-1": 9, "c-2": 9, "c-3": 9, "c-4": 7, "c-5": 6, "c-6": 6}
NUMBERS = " ".join(f"{number:02}" for number in range(1, 21))


def _tied(folder: Path) -> Flask:
    app = estate_portal(folder)
    with writing_to(url_of(app)) as session:
        ElectionHall(session).elects(TIED)
    return app


def test_a_tie_is_drawn_in_public(tmp_path: Path) -> None:
    """Hashes before the lottery, codes and numbers after it; then the result is declared."""
    app = _tied(tmp_path)
    assert sent(subdistrict(app), f"{AT_ELECTION}/declare").status_code == 422
    hashed = f"street, {sha256(b'heron-on-ice').hexdigest()}"
    assert sent(subdistrict(app), f"{AT_ELECTION}/commit", codes=hashed).status_code == 422

    assert sent(subdistrict(app), f"{AT_ELECTION}/commit", codes=hashed, day="2024-07-05").status_code == 303
    turned_to(app, datetime(2024, 7, 6, tzinfo=UTC))
    drawn = {"codes": "street, heron-on-ice", "numbers": NUMBERS}
    assert sent(subdistrict(app), f"{AT_ELECTION}/draw", **drawn).status_code == 303

    assert sent(subdistrict(app), f"{AT_ELECTION}/declare").status_code == 303


def test_steps_take_what_they_need(tmp_path: Path) -> None:
    """A later end, who stands down, and a reason; without it nothing ends."""
    app = estate_portal(tmp_path)
    announced(app)
    nominated(app, 1)

    assert sent(subdistrict(app), f"{AT_ELECTION}/extend", until="2024-07-09T09:00").status_code == 303
    assert sent(subdistrict(app), f"{AT_ELECTION}/stand_down", candidate="c-1").status_code == 303
    assert sent(subdistrict(app), f"{AT_ELECTION}/cancel").status_code == 422
    assert sent(subdistrict(app), f"{AT_ELECTION}/cancel", reason="flood").status_code == 303
