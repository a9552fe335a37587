"""Listings in the register: moved with their entries, and followed by the rating."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.standing.listing import Move
from models.errors import InputError, RefusedError
from models.record import ACTS
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.own_checks import check_own
from models.record.personal import Erasure, erase_cells
from models.record.sources import KeptRecord
from models.tables import ListStep, PersonalDatum
from tests.builders.listed import COLLUSION, Listed, listed_register
from web.register.standing.listings import Telling, all_listings, listing, listings_of, officials_at


@pytest.fixture
def register(tmp_path: Path) -> Listed:
    """Return a register with one proposed blacklisting."""
    return listed_register(tmp_path)


def test_every_step_is_on_record_with_its_row(register: Listed) -> None:
    """Each move has its act, rows and vault are as the entries say, and the text of reasons is in neither."""
    register.does(Move.NOTIFY, "2024-07-01")
    register.does(Move.OBJECT, "2024-07-02", Telling("不是我"), documents=["ab"])
    with register.clerk() as clerk:
        entries = [entry for entry in KeptRecord(clerk.session).entries() if entry.subject == "listing/1"]
        found = Verification("database")
        check_rows(KeptRecord(clerk.session), found)
        check_own(KeptRecord(clerk.session), found)
        row = clerk.session.get_one(ListStep, "1/2")
        kept = clerk.session.get_one(PersonalDatum, row.reasons_commitment).value

    assert [entry.type for entry in entries] == ["list.notified", "list.objected"]
    assert found.findings == []
    assert kept == "不是我"
    assert not any("不是我" in (entry.content or "") for entry in entries)


def test_reasons_can_be_erased_and_the_record_still_holds(register: Listed) -> None:
    """The commitment stays."""
    register.does(Move.NOTIFY, "2024-07-01")
    register.does(Move.OBJECT, "2024-07-02", Telling("不是我"))
    with register.clerk("2024-07-03") as clerk:
        erase_cells(clerk, Erasure("list_steps", "1/2", ("reasons",), "PIPL", "47", "Office"))
        found = Verification("database")
        check_own(KeptRecord(clerk.session), found)

    assert found.findings == []


def test_a_lifting_reaches_the_rating(register: Listed) -> None:
    """Blacklisted and not eligible until it is lifted; eligible by its grade from then on (RC-25)."""
    register.published()
    before = register.rates("2024-07-09")
    register.does(Move.LIFT, "2024-07-20")
    after = register.rates("2024-07-20")

    assert (before["blacklisted"], before["eligible"]) == (True, False)
    assert (after["blacklisted"], after["eligible"], after["grade"]) == (False, True, before["grade"])


def test_what_was_dropped_does_not_come_back_by_import(register: Listed) -> None:
    """The same event in a new package, under a new number, is neither blacklisted nor proposed."""
    register.does(Move.NOTIFY, "2024-07-01")
    register.does(Move.DROP, "2024-07-02")
    again = register.rates("2024-08-01", register.package("again", {**COLLUSION, "record_id": "R9"}))
    with register.clerk() as clerk:
        numbers = [one.number for one in all_listings(clerk.session)]

    assert not again["blacklisted"]
    assert numbers == [1]


def test_a_refusal_writes_nothing(register: Listed) -> None:
    """No row, no entry."""
    with pytest.raises(RefusedError):
        register.does(Move.PUBLISH, "2024-07-01")
    with register.clerk() as clerk:
        assert listing(clerk.session, 1).steps == ()


def test_listings_are_found_by_number_and_company(register: Listed) -> None:
    """An unknown number is named; only officials' keys decide."""
    with register.clerk() as clerk:
        (one,) = listings_of(clerk.session, all_listings(clerk.session)[0].facts.company_id)
        assert (one.facts.rule, one.facts.jurisdiction, one.number) == ("tiny.black", "330000", 1)
        assert len(officials_at(clerk.session, 2**60)) == 1
        with pytest.raises(InputError, match="no such listing"):
            listing(clerk.session, 99)


def test_every_move_has_its_act() -> None:
    """Twelve moves, twelve kinds of entry."""
    assert len([name for name in ACTS if name.startswith("list.")]) == 12 + 3  # the proposal, pushes and receipts
