"""What is due, and what follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credit.standing.listing import Move
from models.errors import InputError
from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from web.register.standing.due import consequences_for, due_rows


def test_listings_and_petitions_wait_for_somebody(tmp_path: Path) -> None:
    """By day, overdue marked."""
    register = listed_register(tmp_path)
    register.does(Move.NOTIFY, "2024-07-01")
    register.files("2024-07-02")
    with register.clerk() as clerk:
        rows = due_rows(clerk.session, date(2024, 7, 10))

    assert [(row["subject"], row["what"], row["due_on"], row["overdue"]) for row in rows] == [
        ("listing/1", "decide", date(2024, 7, 9), True), ("petition/1", "decide", date(2024, 7, 9), True),
    ]  # fmt: skip


def test_what_follows_is_read_from_the_decision(tmp_path: Path) -> None:
    """The decision named no measure, so of the blacklist's none applies; unrated companies are named."""
    register = listed_register(tmp_path)
    register.published()
    with register.clerk() as clerk:
        found = consequences_for(clerk.session, COMPANY, date(2024, 7, 10))
        with pytest.raises(InputError, match="never rated"):
            consequences_for(clerk.session, "nobody", date(2024, 7, 10))

    assert {one.measure.id for one in found} >= {"zhejiang.black.public_trading", "zhejiang.black.subsidy"}
    assert [one.measure.id for one in found if one.applies] == []
