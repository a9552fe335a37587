"""Personal data: kept in one place, and gone for good once it is erased."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from models.errors import InputError, RefusedError
from models.ledger.entries import commitment
from models.record import PERSONAL, Erasure, Vault, erase_cells, newest_of
from models.record.rows import table_of
from models.tables import Company, Complaint, Manager, PersonalDatum
from tests.builders.packages import COMPANY
from tests.builders.rated_city import NAMES, rated_package
from tests.builders.record import Recorded, a_clerk, writing_to
from web.register import save_package

_TABLES: dict[str, type[SQLModel]] = {"companies": Company, "managers": Manager, "complaints": Complaint}


def _erasure(table: str = "managers", key: str = "m2", *columns: str) -> Erasure:
    return Erasure(table, key, columns or ("name",), "PIPL", "47", "住建局")


def test_the_register_holds_commitments_alone() -> None:
    """Each personal column of a package has a column for its commitment, and none for itself."""
    for name, columns in PERSONAL.items():
        own = set(table_of(_TABLES[name]).columns.keys())
        assert set(columns.values()) <= own
        assert not set(columns) & own


def test_a_cell_is_kept_with_its_salt(rated: Recorded) -> None:
    """Salt and value give the commitment that the row has."""
    with writing_to(rated.url) as session:
        vault = Vault(a_clerk(session), 2)
        digest = vault.keep("managers", "m9", "name", "王五")
        assert vault.keep("managers", "m9", "title", None) is None
        assert vault.close() == ()
        kept = session.scalars(select(PersonalDatum).where(col(PersonalDatum.row_key) == "m9")).one()
        assert kept.salt is not None
        assert commitment(kept.salt, "王五".encode()) == digest == kept.commitment


def test_erasing_reaches_every_import(rated: Recorded) -> None:
    """Both packages brought the manager; salt and value are gone, the commitments stay."""
    with writing_to(rated.url) as session:
        assert erase_cells(a_clerk(session), _erasure()) == 2
        rows = session.scalars(select(PersonalDatum).where(col(PersonalDatum.row_key) == "m2")).all()
        assert {(row.salt, row.value, row.erased_at is None) for row in rows} == {(None, None, False)}


def test_an_erasure_goes_on_record_without_the_person(rated: Recorded) -> None:
    """Which commitments, by which clause, on whose word; neither row nor value."""
    with writing_to(rated.url) as session:
        erase_cells(a_clerk(session), _erasure())
        entry = newest_of(session, "personal.erased")

    assert entry is not None
    assert (entry.facts["basis"], entry.facts["by"]) == ({"article": "47", "instrument": "PIPL"}, "住建局")
    assert len(entry.facts["commitments"]) == 2
    assert "m2" not in entry.subject + json.dumps(entry.facts)


def test_what_was_erased_is_not_brought_back(rated: Recorded, tmp_path: Path) -> None:
    """Neither by the same package nor by another one that has the same cell; what is left is committed to nothing."""
    with writing_to(rated.url) as session:
        assert save_package(a_clerk(session), rated_package(tmp_path / "again")) == 1
        newer = rated_package(tmp_path / "newer", records=[{"event": "award", "quantity": 7}])
        assert save_package(a_clerk(session), newer) == 3
        values = session.scalars(select(col(PersonalDatum.value)).where(col(PersonalDatum.import_id) == 3)).all()
        assert sorted(filter(None, values)) == ["夏侯晴", "申屠博", "电梯停了"]
        withheld = newest_of(session, "evidence.package")

    assert withheld is not None
    assert len(withheld.facts["withheld"]) == len(NAMES)
    assert rated.verified().findings == []


def test_a_second_erasure_finds_nothing_left(rated: Recorded) -> None:
    """Nor does one of a row that is not there; nothing goes on record."""
    for asked in (_erasure("managers", "m1"), _erasure("managers", "m404")):
        with writing_to(rated.url) as session:
            with pytest.raises(RefusedError, match="no name is kept for this row"):
                erase_cells(a_clerk(session), asked)
            assert newest_of(session, "personal.erased", before=99) == newest_of(session, "personal.erased")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (_erasure("ratings"), "companies, managers, complaints"),
        (_erasure("complaints", "complaints-1", "text", "channel"), "no personal data stands in 'channel'"),
        (Erasure("companies", COMPANY, (), "PIPL", "47", "x"), "no personal data stands in no column"),
    ],
)
def test_only_personal_cells_can_be_erased(rated: Recorded, asked: Erasure, told: str) -> None:
    """The remedy names those there are."""
    with writing_to(rated.url) as session, pytest.raises(InputError, match=told):
        erase_cells(a_clerk(session), asked)
