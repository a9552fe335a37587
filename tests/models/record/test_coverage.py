"""Every row of the register is answered for by an entry, and is as it was entered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlmodel import Session, SQLModel

from models.record import ACTS
from models.record.coverage import COVERED, OWN, WORKING, check_rows
from models.record.findings import Finding, Verification
from models.record.rows import table_of
from models.record.sources import KeptRecord
from models.tables import (
    AccountEvent,
    ApiToken,
    ApiTokenEnd,
    AssetEvent,
    Auction,
    AuctionApplicationStep,
    AuctionStep,
    BidBoxEvent,
    BidSubmission,
    CampaignEvent,
    ComplaintCase,
    ComplaintStep,
    DutyDone,
    EngagementStep,
    EstateDocument,
    EvaluationEvent,
    EvidenceCorrection,
    FilePetition,
    FilePetitionStep,
    GroupStep,
    LeaseEvent,
    ListedPerson,
    ListStep,
    MailAddress,
    MoneyEntry,
    MoneyEvent,
    MoneyPosting,
    ObjectionReview,
    ObjectionReviewStep,
    Organisation,
    OwnerBreach,
    OwnersBallot,
    OwnersBallotScan,
    OwnersBodyEvent,
    OwnersCandidate,
    OwnersElectionStep,
    OwnersRequestStep,
    OwnersRoll,
    OwnersVoteStep,
    PropertyRoomEvent,
    RenovationStep,
    Row,
    ServiceModeEvent,
    StaffEvent,
    TenderEvent,
)
from tests.builders.record import Recorded, a_clerk, writing_to

_LATER = (
    AccountEvent, ApiToken, ApiTokenEnd, AssetEvent, Auction, AuctionApplicationStep, AuctionStep, BidBoxEvent,
    BidSubmission, CampaignEvent, ComplaintCase, ComplaintStep, DutyDone, EngagementStep, EstateDocument,
    EvaluationEvent, EvidenceCorrection, FilePetition, FilePetitionStep, LeaseEvent, ListStep, ListedPerson,
    MailAddress, MoneyEntry, MoneyEvent, MoneyPosting, ObjectionReview, ObjectionReviewStep, Organisation, OwnerBreach,
    OwnersBallot, OwnersBallotScan, OwnersBodyEvent, OwnersCandidate, OwnersElectionStep, OwnersRequestStep,
    OwnersRoll, OwnersVoteStep, ServiceModeEvent, StaffEvent, TenderEvent,
    EvaluationEvent, EvidenceCorrection, FilePetition, FilePetitionStep, GroupStep, LeaseEvent, ListStep,
    ListedPerson, MailAddress, MoneyEntry, MoneyEvent, MoneyPosting, ObjectionReview, ObjectionReviewStep,
    Organisation, OwnerBreach, OwnersBallot, OwnersBallotScan, OwnersBodyEvent, OwnersCandidate, OwnersElectionStep,
    OwnersRequestStep, OwnersRoll, OwnersVoteStep, StaffEvent, TenderEvent,
    OwnersRoll, OwnersVoteStep, PropertyRoomEvent, RenovationStep, StaffEvent, TenderEvent,
)  # fmt: skip
"""Tables of which the rated city has no row; the same code answers for them, and the tests of their rooms fill them."""
_EVERY = pytest.mark.parametrize(
    "kind", [kind for kind in COVERED if kind not in _LATER], ids=lambda kind: kind.__tablename__
)


@pytest.fixture
def session(rated: Recorded) -> Iterator[Session]:
    """Yield a session in which constraints hold nothing up; what is changed in it is put back by `_found`."""
    with writing_to(rated.url) as found:
        found.connection().exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        found.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        yield found
        found.rollback()


def _found(session: Session, statement: str, *values: object) -> list[Finding]:
    """Return what is found after a statement, which is taken back."""
    found = Verification("copy")
    with session.begin_nested() as step:
        session.connection().exec_driver_sql(statement, values)
        check_rows(KeptRecord(session), found)
        step.rollback()
    return found.findings


def _first(connection: Connection, kind: type[SQLModel]) -> dict[str, Any]:
    row = connection.exec_driver_sql(f"SELECT rowid AS here, * FROM {table_of(kind).name} LIMIT 1")  # noqa: S608
    return dict(row.mappings().one())


def _other(cell: object) -> object:
    """Return a value that is not this one."""
    match cell:
        case None:
            return 1
        case int():
            return cell + 1000
        case _:
            return f"{cell}x"


def test_every_table_is_accounted_for() -> None:
    """Covered by an act, the record's own, or the machinery's: a table nobody thought of would escape verification."""
    assert {table_of(kind) for kind in (*COVERED, *OWN, *WORKING)} == set(Row.metadata.tables.values())
    assert len({*COVERED, *OWN, *WORKING}) == len(COVERED) + len(OWN) + len(WORKING)


def test_a_city_as_it_was_entered_deviates_nowhere(session: Session) -> None:
    """Erasure changes no row of the register."""
    assert _found(session, "SELECT 1") == []


@_EVERY
def test_every_changed_cell_is_found(session: Session, kind: type[SQLModel]) -> None:
    """With the entry that answers for the row, what is there, and what it should be."""
    table = table_of(kind)
    row = _first(session.connection(), kind)
    for column in (column.name for column in table.columns if not column.primary_key):
        change = f"UPDATE {table.name} SET {column} = ? WHERE rowid = ?"  # noqa: S608 - names of our own tables
        (found,) = _found(session, change, _other(row[column]), row["here"])
        assert (found.where.split()[0], found.position is not None) == (table.name, True), column
        assert found.what.removeprefix("the row is ") != found.should


@_EVERY
def test_every_missing_row_is_found(session: Session, kind: type[SQLModel]) -> None:
    """The finding tells the whole row that should be there."""
    name = table_of(kind).name
    (found,) = _found(session, f"DELETE FROM {name} WHERE rowid = (SELECT min(rowid) FROM {name})")  # noqa: S608

    assert (found.what, found.position is not None, found.should[0]) == ("the row is missing", True, "{")


@_EVERY
def test_every_row_too_many_is_found(session: Session, kind: type[SQLModel]) -> None:
    """Nobody put it on record."""
    table = table_of(kind)
    row = _first(session.connection(), kind)
    del row["here"]
    for name in (list(table.primary_key)[-1].name, *({"digest", "kind"} & row.keys())):  # keys, and what is unique
        row[name] = _other(row[name])
    marks = ",".join("?" * len(row))
    (found,) = _found(session, f"INSERT INTO {table.name} ({','.join(row)}) VALUES ({marks})", *row.values())  # noqa: S608

    assert "no entry answers for the row" in found.what


def test_swapped_rows_are_both_found(session: Session) -> None:
    """Two companies that change places in a run."""
    swap = "UPDATE rating SET score_milli = (SELECT sum(score_milli) FROM rating r WHERE r.run_id = 1) - score_milli"

    assert [found.position for found in _found(session, f"{swap} WHERE run_id = 1")] == [2, 2]


def test_the_newest_entry_answers_for_a_company(session: Session) -> None:
    """A name that a later package brought is right, and one that was changed behind its back is held against it."""
    (found,) = _found(session, "UPDATE company SET name = 'x' WHERE name = '清河物业'")

    assert found.position == 9


def test_a_rating_is_entered_once(session: Session) -> None:
    """Whoever changes it and enters it anew, even with the log's own key, is found; the first entry is what counts."""
    session.connection().exec_driver_sql("UPDATE rating SET score_milli = 1 WHERE run_id = 1")
    a_clerk(session).enter("rating.run", "run/1", keys={"id": [1], "run_id": [1]})
    found = _found(session, "SELECT 1")

    assert {one.position for one in found if "answers for the row anew" in one.what} == {17}
    assert {one.position for one in found if one.what.startswith("the row is")} == {2}


@pytest.mark.parametrize("line", ["no JSON", "[1]", '{"run_id":[1]}', "[" * 100_000])
def test_strange_lines_of_an_attachment_stop_nothing(session: Session, line: str) -> None:
    """The rows they should have been are told as rows that nobody answers for."""
    like = '%"score_milli":%"status":%'
    found = _found(session, "UPDATE ledger_blob SET data = ? WHERE CAST(data AS TEXT) LIKE ?", line.encode(), like)

    assert {one.where.split()[0] for one in found} == {"rating"}


def test_parts_have_names_of_their_own() -> None:
    """Within an act, no two attachments are called the same."""
    for act in ACTS.values():
        assert len({part.name for part in act.parts}) == len(act.parts)
