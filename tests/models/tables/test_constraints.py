"""The database itself refuses a state without its facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import SQLModel

from models.migrations import upgrade
from models.tables import (
    Community,
    Complaint,
    Contribution,
    EvidenceCorrection,
    EvidenceImport,
    FilePetition,
    ListEntry,
    ListStep,
    Rating,
    RulebookVersion,
    ServicePeriod,
    Tender,
    TenderEvent,
    engine_for,
    writing,
)

DAY = date(2024, 6, 30)
AT = datetime(2024, 6, 30, tzinfo=UTC)

IMPORT = {"name": "p", "digest": "d", "rows_in": 3, "rows_accepted": 2, "rows_rejected": 1, "rows_unattributed": 0,
          "counts": {}, "imported_at": AT}  # fmt: skip
BOOK = {"digest": "b", "rulebook": "tiny", "title_zh": "t", "title_en": "t", "authority_zh": "a", "authority_en": "a",
        "status": "draft", "content": {}}  # fmt: skip
RATING = {"run_id": 1, "company_id": "C1", "status": "rated", "grade": "A", "score_milli": 1, "components": {},
          "blacklisted": False, "eligible": True, "reasons": []}  # fmt: skip
CONTRIBUTION = {"run_id": 1, "company_id": "C1", "component": "good", "indicator": "i", "rule": "r", "points_milli": 1,
                "counted": True}  # fmt: skip
TENDER = {"tender_id": "T", "title": "t", "community_id": "K", "procuring_entity": "d", "notice": "n",
          "required_grades": [], "published_at": AT, "bids_close_at": AT + timedelta(days=20)}  # fmt: skip
EVENT = {"tender_id": "T", "number": 2, "move": "close", "happened_at": AT, "by": "b", "role": "system", "details": {}}
PERIOD = {"import_id": 1, "community_id": "K", "company_id": "C1", "starts_on": DAY}
ENTRY = {"proposal_id": 1, "company_id": "C1", "place": 1, "starts_on": DAY}
COMPLAINT = {"import_id": 1, "complaint_id": "k", "community_id": "K", "channel": "12345", "received_at": AT,
             "recorded_at": AT}  # fmt: skip

STEP = {"id": "1/1", "entry_id": 1, "number": 1, "import_id": 1, "move": "notify", "role": "officer", "taken_by": "o",
        "taken_at": AT, "details": {}}  # fmt: skip
PETITION = {"import_id": 1, "run_id": 1, "company_id": "C1", "kind": "objection", "rule": "r",
            "source_table": "records", "source_id": "R1", "occurred_on": DAY, "points_milli": -1, "documents": [],
            "filed_at": AT}  # fmt: skip
CORRECTION = {"kind": "lifted", "company_id": "C1", "event": "e", "occurred_on": DAY, "decided_on": DAY,
              "recorded_at": AT, "because": "listing/1"}  # fmt: skip

REFUSED: list[tuple[str, type[SQLModel], dict[str, Any]]] = [
    ("nothing_is_lost", EvidenceImport, {**IMPORT, "rows_in": 4}),
    ("unattributed_were_accepted", EvidenceImport, {**IMPORT, "rows_unattributed": 3}),
    ("verified_is_signed", RulebookVersion, {**BOOK, "status": "verified"}),
    ("blacklisted_is_never_eligible", Rating, {**RATING, "blacklisted": True}),
    ("status", Rating, {**RATING, "status": "unknown"}),
    ("valid_after_it_occurred", Contribution, {**CONTRIBUTION, "occurred_on": DAY, "valid_until": DAY}),
    ("an_indicator_has_its_component", Contribution, {**CONTRIBUTION, "component": None}),
    ("an_instrument_has_its_article", Contribution, {**CONTRIBUTION, "instrument": "m2024"}),
    ("by_rank_or_by_rule", ListEntry, {**ENTRY, "rule": "tiny.black"}),
    ("by_rank_or_by_rule", ListEntry, {**ENTRY, "place": None}),
    ("ends_after_it_starts", ServicePeriod, {**PERIOD, "ends_on": DAY}),
    ("closes_after_it_is_published", Tender, {**TENDER, "bids_close_at": AT}),
    ("an_instrument_has_its_article", Tender, {**TENDER, "instrument": "m2024"}),
    ("a_draft_comes_first", TenderEvent, {**EVENT, "number": 1}),
    ("a_version_has_its_digest", TenderEvent, {**EVENT, "move": "amend"}),
    ("an_answer_has_its_question", TenderEvent, {**EVENT, "move": "reply"}),
    ("a_question_comes_first", TenderEvent, {**EVENT, "move": "answer", "answers": 2}),
    ("who_gives_up_or_is_paid_is_named", TenderEvent, {**EVENT, "move": "withdraw"}),
    ("money_has_its_amount", TenderEvent, {**EVENT, "move": "refund", "company_id": "C1"}),
    ("an_amount_is_above_zero", TenderEvent, {**EVENT, "move": "refund", "company_id": "C1", "fen": 0}),
    ("satisfaction", Complaint, {**COMPLAINT, "satisfaction": 6}),
    ("liability", Complaint, {**COMPLAINT, "liability": "moon"}),
    ("a_decision_is_signed", ListStep, {**STEP, "move": "uphold"}),
    ("a_decision_is_signed", ListStep, {**STEP, "signed": {"content": {}}}),
    ("reasons_are_the_companys", ListStep, {**STEP, "reasons_commitment": "c"}),
    ("repair_is_after_rectifying", FilePetition, {**PETITION, "kind": "repair"}),
    ("a_lifting_has_its_day", EvidenceCorrection, {**CORRECTION, "occurred_on": None}),
    ("what_is_struck_is_named", EvidenceCorrection, {**CORRECTION, "source_table": "records", "source_id": "R1"}),
    ("kind", Community, {"community_id": "K", "name": "n", "kind": "castle"}),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Yield an empty register that does not ask whether references exist, so that one row can be tried alone."""
    url = f"sqlite:///{Path(tmp_path_factory.mktemp('register')) / 'a.db'}"
    upgrade(url)
    engine = engine_for(url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(("name", "table", "row"), REFUSED, ids=[f"{t.__name__}-{n}" for n, t, _ in REFUSED])
def test_a_state_without_its_facts_is_refused(
    engine: Engine, name: str, table: type[SQLModel], row: dict[str, Any]
) -> None:
    """Each row breaks one CHECK constraint, and the database names it."""
    with pytest.raises(IntegrityError, match=name), writing(engine) as session:
        session.connection().execute(insert(table), [row])


def test_a_moment_without_a_zone_is_refused(engine: Engine) -> None:
    """A naive moment could mean any zone, so none is kept."""
    with pytest.raises(StatementError, match="timezone"), writing(engine) as session:
        session.connection().execute(insert(EvidenceImport), [{**IMPORT, "imported_at": datetime(2024, 6, 30)}])  # noqa: DTZ001 - naive on purpose
