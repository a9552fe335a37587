"""Evidence packages into the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import Engine, func, select

from models.migrations import upgrade
from models.tables import Company, Complaint, EvidenceImport, Finding, Inspection, engine_for, writing
from tests.builders.city import package
from tests.builders.record import a_clerk
from web.register import save_package


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Yield an empty register."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    engine = engine_for(url)
    yield engine
    engine.dispose()


def test_every_table_of_the_package_is_kept(engine: Engine) -> None:
    """As many rows stand in the register as the package accepted."""
    with writing(engine) as session:
        save_package(a_clerk(session), package())
        kept = {
            table.__tablename__: session.scalar(select(func.count()).select_from(table))
            for table in (Company, Complaint, Inspection, Finding)
        }

    assert kept == {"company": 60, "complaint": 1, "inspection": 1, "finding": 1}


def test_the_import_accounts_for_every_row(engine: Engine) -> None:
    """Rows in, accepted, rejected and unattributed are those of the package."""
    with writing(engine) as session:
        row = session.get(EvidenceImport, save_package(a_clerk(session), package()))
        assert row is not None
        assert (row.rows_in, row.rows_accepted, row.rows_rejected, row.rows_unattributed) == (185, 184, 1, 1)


def test_the_same_content_is_kept_once(engine: Engine) -> None:
    """A second import of an equal package gives the number of the first."""
    with writing(engine) as session:
        first = save_package(a_clerk(session), package())
        assert save_package(a_clerk(session), package()) == first


def test_a_later_package_brings_names_up_to_date(engine: Engine) -> None:
    """A company that changed its name is known by the new one; those left out stay known."""
    renamed = pa.table({"company_id": ["C000"], "name": ["新名物业服务有限公司"], "participates": [True]})
    later = replace(package(), digest="e" * 64, tables={"companies": renamed})
    with writing(engine) as session:
        save_package(a_clerk(session), package())
        save_package(a_clerk(session), later)
        names = [session.get_one(Company, company).name for company in ("C000", "C001")]

    assert names == ["新名物业服务有限公司", "南和第1物业服务有限公司"]


def test_a_score_is_kept_in_thousandths(engine: Engine) -> None:
    """What the package holds in thousandths is kept as it is, under a name that says so."""
    with writing(engine) as session:
        save_package(a_clerk(session), package())
        assert session.scalar(select(Inspection.score_milli)) == 91_500  # type: ignore[call-overload]
