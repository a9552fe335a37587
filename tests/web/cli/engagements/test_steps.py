"""`wuxin service`: coming to an estate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.engagement_desk import BUREAU, FIRM, TOWN, ServiceDesk, a_service


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ServiceDesk:
    """Return a register with an engagement of Zhuji."""
    made = a_service(monkeypatch, tmp_path)
    made.opens_service("zhuji")
    return made


def test_a_company_files_before_it_serves(desk: ServiceDesk) -> None:
    """Refused, filed, returned, filed again, passed, served."""
    desk.clock.to("2024-08-01")
    assert "the filing is unfiled" in desk.not_served("start", *FIRM)
    desk.service("file", "--staff", "staff.csv", *FIRM)
    desk.service("do", "return", "--details", desk.json("r.json", reason="unreadable"), *BUREAU)
    assert desk.service("file", "--staff", "staff.csv", *FIRM)["filing"] == "submitted"
    desk.service("do", "accept", "--details", desk.json("a.json", filing="F-9"), *BUREAU)

    assert desk.service("start", *FIRM)["state"] == "serving"


def test_a_filing_without_staff_is_refused(desk: ServiceDesk) -> None:
    """ZJ-11: the reasons name each role."""
    few = desk.writes("few.csv", "role,certificate\ntechnician,leader.pdf\n")

    assert "Project leader: 0 named" in desk.not_served("file", "--staff", few, *FIRM)


def test_serving_unfiled_is_found_and_told(desk: ServiceDesk) -> None:
    """ZJ-10: who serves before has missed a duty."""
    desk.clock.to("2024-08-05")
    found = desk.service("find", "--since", "2024-08-01", "--what", "guards on duty", *TOWN)

    assert (found["state"], found["missed"]) == ("serving", ["service.unfiled"])


def test_a_document_of_a_step_is_kept_as_its_digest(desk: ServiceDesk) -> None:
    """Its name and its content stay where they are; here the step itself is refused, as Zhuji knows none."""
    told = desk.json("agree.json", parties=["company"], heads=[])
    words = ("do", "agree", "--details", told, "--document", "receipt.pdf", "--by", "N-1", "--role", "neighbourhood")

    assert "no law of this place asks for it" in desk.not_served(*words)
