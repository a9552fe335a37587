"""Whose a complaint is."""

from __future__ import annotations

from datetime import date

import pytest

from credit.complaints import Party, load_desk, route
from models.errors import RefusedError
from tests.builders.complaints import desk


@pytest.mark.parametrize(
    ("matter", "party"),
    [("lift", Party.COMPANY), ("heating", Party.UTILITY), ("quality", Party.DEVELOPER), ("noise", Party.OWNER),
     ("public_works", Party.GOVERNMENT), ("leaking", Party.UNKNOWN)],
)  # fmt: skip
def test_the_matter_decides(matter: str, party: Party) -> None:
    """HZ-04, ZJ-06, LS-08: by a published line, of company, utility, developer, owner or government."""
    assert route(desk(), matter, date(2024, 6, 3)).line.liability is party


def test_the_line_and_version_are_named() -> None:
    """So that anybody can look up what decided."""
    says = route(desk(), "lift", date(2024, 6, 3)).says()

    assert (says["duty_version"], says["duty_line"]) == ("rongcheng-2021-02", "common-parts")


def test_an_unknown_matter_is_refused_with_the_known_ones() -> None:
    """And a day before the list was in force too."""
    with pytest.raises(RefusedError, match="Choose one of lift"):
        route(desk(), "ghosts", date(2024, 6, 3))
    with pytest.raises(RefusedError, match="in force on 2020-01-01"):
        route(load_desk("hangzhou"), "lift", date(2020, 1, 1))
