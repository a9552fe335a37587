"""`wuxin asset`: what the journey does not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import Treasury, a_treasury

HOME = "willow-garden"
COMPANY = ("--by", "C-WY", "--role", "company")
FACTS = ("--place", "Gate 1", "--owner", "all_owners", "--document", "receipt.pdf", *COMPANY)


@pytest.fixture
def treasury(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Treasury:
    """Return a register with a delivered estate and a car park."""
    made = a_treasury(monkeypatch, tmp_path)
    place = ("--on", "2022-01-01", "--jurisdiction", "330102", "--by", "Harbour")
    made.does("owners", "body", HOME, "--move", "deliver", *place)
    made.does("asset", "register", "park-1", HOME, "--kind", "parking", "--places", 20, *FACTS)
    return made


def test_an_asset_is_told_in_words(treasury: Treasury) -> None:
    """One, and all of an estate."""
    assert "park-1, parking at Gate 1, of all_owners: it is vacant." in treasury.run("asset", "show", "park-1").stdout
    assert "park-1" in treasury.run("asset", "list", HOME).stdout
    assert treasury.run("asset", "list", "elsewhere").stdout == "No assets yet.\n"


def test_a_correction_says_why(treasury: Treasury) -> None:
    """And keeps the newest facts."""
    fix = ("asset", "correct", "park-1", "--kind", "parking", "--places", 21, *FACTS)
    told = treasury.does(*fix, "--reason", "counted anew")

    assert (told["state"], told["places"]) == ("registered", 21)
    assert "no reason is given" in treasury.refused(*fix, "--reason", " ")


@pytest.mark.parametrize("area", ["48.555", "-1", "wide"])
def test_an_area_that_is_none_is_told(treasury: Treasury, area: str) -> None:
    """Exit code 2, with the form."""
    told = treasury.run("asset", "register", "shop-2", HOME, "--kind", "shop", "--area", area, *FACTS)

    assert (told.exit_code, "Write square metres" in told.stderr) == (2, True)
