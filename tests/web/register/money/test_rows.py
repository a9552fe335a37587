"""Estates' money in the register."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlmodel import col

from models.errors import InputError, RefusedError
from models.record import Clerk
from models.tables import LedgerEntry
from tests.builders.money import posted, step
from tests.builders.money_register import a_money_clerk
from web.register.money.rows import add_entry, add_step, companies_keeping, estate_of, estates, kept_for, opened

OPEN = step("open", "2024-01-01", role="subdistrict", jurisdiction="331102", company_id="C1", subdistrict="Harbour")


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory."""
    with a_money_clerk() as made:
        yield made


def test_what_is_written_is_loaded_again(clerk: Clerk) -> None:
    """Steps, entries and postings, in their order; each on record."""
    before = opened(clerk, "willow-garden", OPEN)
    wanted = posted(before.common, ("bank", 500), ("income.letting", -500)).entries[0]
    after = add_entry(clerk, before, "common", wanted)
    after = add_step(clerk, after, step("apply", "2024-02-01", "roof", "committee", amount_fen=1))

    assert after == estate_of(clerk.session, "willow-garden")
    assert after.common.entries == (wanted,)
    assert [one.subject for one in after.steps] == [None, "roof"]
    kinds = list(clerk.session.scalars(select(col(LedgerEntry.type)).order_by(col(LedgerEntry.turn))))
    assert kinds == ["money.open", "money.post", "fund.apply"]


def test_books_are_opened_once(clerk: Clerk) -> None:
    """And what was not opened is not there."""
    opened(clerk, "willow-garden", OPEN)

    with pytest.raises(RefusedError, match="its books are open"):
        opened(clerk, "willow-garden", OPEN)
    with pytest.raises(InputError, match="have not been opened"):
        estate_of(clerk.session, "alder-court")
    assert [one.community_id for one in estates(clerk.session)] == ["willow-garden"]


def test_of_two_writers_one_is_first(clerk: Clerk) -> None:
    """The other hears that it should look again, and nothing of it is kept."""
    before = opened(clerk, "willow-garden", OPEN)
    entry = posted(before.common, ("bank", 1), ("cash", -1)).entries[0]
    add_entry(clerk, before, "common", entry)

    with pytest.raises(RefusedError, match="somebody else wrote to it at the same time"):
        add_entry(clerk, before, "common", entry)


def test_whose_books_they_are_is_told_by_their_opening(clerk: Clerk) -> None:
    """Of those estates that are asked for, and of no estate before its books are opened."""
    opened(clerk, "willow-garden", OPEN)

    told = companies_keeping(clerk.session, ["willow-garden", "alder-court"])
    assert (told, companies_keeping(clerk.session, [])) == ({"willow-garden": "C1"}, {})
    assert (kept_for(clerk.session, "C1"), kept_for(clerk.session, "C2")) == (["willow-garden"], [])
