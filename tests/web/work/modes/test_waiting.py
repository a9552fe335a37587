"""What waits for a town."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import sent, subdistrict
from tests.web.work.modes.test_recording import AT, PAPER, TRUST
from web.access import Person, Role
from web.work.modes.waiting import waiting


def test_an_end_that_comes_soon_waits(tmp_path: Path) -> None:
    """Within a month, with its day; and an estate that nobody serves before, but not for the authority."""
    app = estate_portal(tmp_path)
    town = subdistrict(app)
    before = town.get("/desk").text
    sent(town, f"{AT}/describe", kind="old", jurisdiction="330681", on="2024-01-01", **PAPER)
    sent(town, f"{AT}/begin", **TRUST, on="2024-02-01", until="2024-07-20")

    after = town.get("/desk").text

    assert "See to it that they are served" in before
    assert "See to it that they are served" not in after
    assert "Say how it is served from then on" in after
    assert "20 July 2024" in after
    assert "See to it that they are served" not in signed_in(app, Role.REGULATOR).get("/desk").text


def test_who_enters_nothing_is_asked_for_nothing(empty: Session) -> None:
    """Nor is the register read for them."""
    assert list(waiting(Person("a1", "林晓"), empty)) == []
