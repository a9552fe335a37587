"""`wuxin tender` up to the close of bids: what journeys do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.tender_desk import BUYER, DB, NAME, TenderDesk, open_desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office with a rated register."""
    return open_desk(monkeypatch, tmp_path)


def test_a_draft_is_renewed_until_it_is_filed(desk: TenderDesk) -> None:
    """The second draft of the name is another event of the same tender."""
    desk.walks(State.DRAFT)
    desk.to("2024-05-07T02:00:00Z")

    assert desk.does("draft", desk.notice(title="Clearer"))["events"] == 2


def test_a_faulty_notice_is_a_wrong_call(desk: TenderDesk) -> None:
    """Exit code 2, every fault by its place."""
    told = desk.run("tender", "draft", desk.notice(kind="moon", title=""), "--by", BUYER, "--db", DB)

    assert told.exit_code == 2
    assert "notice.json, kind" in told.stderr
    assert "notice.json, title" in told.stderr


def test_a_committee_files_with_the_count_of_its_owners(desk: TenderDesk) -> None:
    """Without it the filing is refused; with enough of them it is filed."""
    body = {"id": "committee-01", "name": "柳园业主委员会", "role": "owners_committee"}
    desk.walks(State.DRAFT, kind="service", procuring_entity=body)
    vote = {"decided_on": "2024-05-01", "subject": "选聘物业", "all_area": 9, "all_persons": 9, "voting_area": 6,
            "voting_persons": 6, "agreed_area": 4, "agreed_persons": 4}  # fmt: skip

    assert "owners have not decided it" in desk.refused("file", NAME, "--filing", "F")
    assert desk.does("file", NAME, "--filing", "F", "--ballot", desk.file("v.json", vote))["state"] == "filed"


def test_without_a_grade_nobody_is_counted(desk: TenderDesk) -> None:
    """And nothing is warned of."""
    desk.walks(State.FILED, required=None)
    told = desk.run("tender", "field", NAME, "--db", DB)

    assert "asks for no grade" in told.stdout
    assert desk.does("field", NAME) == {"tender": NAME, "field": None, "warnings": []}
