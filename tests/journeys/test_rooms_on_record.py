"""What the desks do is on the public record: every row answered for, every personal cell in the vault alone."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import col
from typer.testing import CliRunner

from bidding.evaluation.proceedings import Event, Proceeding
from credit.complaints import load_desk
from models.migrations import upgrade
from models.record.sources import KeptRecord
from models.record.verifying import verify_database
from models.tables import ComplaintStep, PersonalDatum
from tests.builders.complaint_register import TEXT, clerk_at, new_register, told
from tests.builders.office import DB, an_office
from tests.builders.proceedings import whole
from tests.builders.record import TRUST, Recorded, a_clerk, sign, writing_to
from web.cli import app
from web.register.complaints.cases import receive
from web.register.evaluations.events import add_event

_LATER = datetime(2030, 1, 1, tzinfo=UTC)


def _deviations(url: str) -> list[str]:
    """Return what a verification finds once all is signed; the communities of the builders came from no package."""
    with writing_to(url) as session:
        sign(session, _LATER)
        found = verify_database(KeptRecord(session), TRUST)
    return [str(one) for one in found.findings if not one.where.startswith("community ")]


@pytest.fixture
def complained(tmp_path: Path) -> str:
    """Return a register that holds a complaint with a name, a phone and a text."""
    url = new_register(tmp_path)
    with clerk_at(url) as clerk:
        receive(clerk, load_desk("rongcheng"), told(name="林晚舟", phone="13900000000"))
    return url


def test_a_complaint_is_answered_for_by_its_entries(complained: str) -> None:
    """The case and its personal cells are as the record says."""
    assert _deviations(complained) == []


def test_no_word_of_a_complainer_leaves_with_the_record(complained: str, tmp_path: Path) -> None:
    """Neither name, phone nor text stands in any file of an export."""
    export = Recorded.of(complained, tmp_path).export()
    whole = b"".join(path.read_bytes() for path in export.rglob("*") if path.is_file())

    assert not [words for words in ("林晚舟", "13900000000", TEXT) if words.encode() in whole]


def test_a_changed_cell_of_a_complainer_is_found(complained: str) -> None:
    """A phone that was exchanged in the vault no longer gives its commitment."""
    with writing_to(complained) as session:
        phone = col(PersonalDatum.column_name) == "phone"
        session.execute(update(PersonalDatum).where(phone).values(value="13911111111"))

    assert ["salt and value do not give the commitment" in one for one in _deviations(complained)] == [True]


def test_a_step_that_was_rewritten_is_found(complained: str) -> None:
    """Who handled it, and what was found, stays as it was entered."""
    with writing_to(complained) as session:
        session.execute(update(ComplaintStep).values(by_office="another office"))

    assert all("the row is" in one for one in _deviations(complained))
    assert _deviations(complained)


def test_a_listing_is_answered_for_by_its_entries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Proposed, notified, decided, published: every step and reason is as the record says."""
    office = an_office(monkeypatch, tmp_path)
    office.lists("2024-07-01")
    number = office.does("list", "show", "--kind", "black")[0]["listing"]
    office.does("list", "notify", number, "--by", "住建局")
    office.clock.to("2024-07-09")
    office.does(*office.decide(number, "uphold"))
    office.does("list", "publish", number, "--by", "住建局")

    assert _deviations(DB) == []
    assert CliRunner().invoke(app, ["log", "replay", "--db", DB]).exit_code == 0


def _given(one: Event, _: Proceeding) -> Event:
    return one


@pytest.fixture
def evaluated(tmp_path: Path) -> str:
    """Return a register with an evaluation that is closed, its panel still secret."""
    upgrade(url := f"sqlite:///{tmp_path}/evaluated.db")
    with writing_to(url) as session:
        for one in whole().events:
            add_event(a_clerk(session, one.at), "zj-2024-001", "lot-1", partial(_given, one))
    return url


def test_an_evaluation_is_answered_for_by_its_entries(evaluated: str) -> None:
    """Rows of events, and what is sealed with them, are as the record says."""
    assert _deviations(evaluated) == []


def test_no_member_and_no_mark_leaves_with_the_record(evaluated: str, tmp_path: Path) -> None:
    """Nobody who reads the export before the award learns who sits, who might have sat, or what was given."""
    export = Recorded.of(evaluated, tmp_path).export()
    whole_export = b"".join(path.read_bytes() for path in export.rglob("*") if path.is_file())

    assert not [
        words for words in ("expert-0", "expert-1", "owner-1", "a secret line") if words.encode() in whole_export
    ]


def test_a_mark_that_was_changed_later_is_found(evaluated: str) -> None:
    """What is sealed no longer gives its commitment."""
    with writing_to(evaluated) as session:
        session.execute(update(PersonalDatum).where(col(PersonalDatum.row_key).endswith("/3")).values(value="{}"))

    assert ["salt and value do not give the commitment" in one for one in _deviations(evaluated)] == [True]
