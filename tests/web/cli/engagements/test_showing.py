"""`wuxin service list`, `show`, `due` and `package`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.engagement_desk import TOWN, ServiceDesk, a_service
from tests.builders.packages import COMPANY, write_package


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ServiceDesk:
    """Return a register with a company of Zhuji that was found serving unfiled."""
    made = a_service(monkeypatch, tmp_path)
    assert made.run("service", "list").stdout == "There is no engagement yet.\n"
    made.opens_service("zhuji", company_id=COMPANY, predecessor=COMPANY)
    made.clock.to("2024-08-05")
    made.service("find", "--since", "2024-08-01", "--what", "guards on duty", *TOWN)
    return made


def test_what_is_due_and_late_is_shown(desk: ServiceDesk) -> None:
    """Over all engagements, the earliest first."""
    [filing, *_] = desk.does("service", "due", "--as-of", "2024-08-06")

    assert (filing["engagement"], filing["what"], filing["late"]) == ("willow-24", "file before service", True)
    assert "late" in desk.run("service", "due", "--as-of", "2024-08-06").stdout


def test_one_is_shown_with_what_was_missed_and_why(desk: ServiceDesk) -> None:
    """Its clause, its timeline, and by what right it serves."""
    told = desk.does("service", "show", "willow-24", "--as-of", "2024-08-06")

    assert [(one["event"], "art. 7(1)" in one["article"]) for one in told["missed"]] == [("service.unfiled", True)]
    assert [one["move"] for one in told["timeline"]] == ["open", "find_serving"]
    assert told["standing"]["right"] == "term"
    assert "served before filing" in desk.run("service", "show", "willow-24", "--as-of", "2024-08-06").stdout
    assert "willow-24" in desk.run("service", "list").stdout


def test_what_was_missed_becomes_evidence(desk: ServiceDesk, tmp_path: Path) -> None:
    """A row of `records` in the new package."""
    write_package(tmp_path / "base", companies=[{"company_id": COMPANY}],
                  communities=[{"community_id": "willow-garden"}])  # fmt: skip
    made = desk.does("service", "package", "now", "--onto", "base", "--as-of", "2024-08-06")

    assert made["records"] == 1
    assert "engagement/willow-24/unfiled" in (tmp_path / "now" / "records.csv").read_text(encoding="utf-8")
