"""Campaigns in the register: events in and out, each answered for by the public record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import Session, col

from credit.inspections import Campaign, Event, Role
from credit.inspections.moves import CampaignMove, CampaignState
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record.coverage import check_rows
from models.record.exporting import export
from models.record.findings import Verification
from models.record.folders import FolderRecord
from models.record.sources import KeptRecord
from models.record.verifying import verify_folder
from models.tables import CampaignEvent
from tests.builders.inspections import DAY, a_rule, announcement, at, event
from tests.builders.record import TRUST, a_clerk, sign, writing_to
from web.register.inspections.campaigns import add_event, announce, campaign_named, campaigns, rules_of


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an empty register."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    with writing_to(url) as found:
        yield found


def begun(session: Session, name: str = "spring") -> Campaign:
    """Announce a campaign."""
    return announce(a_clerk(session, at(DAY)), name, announcement(a_rule()), a_rule())


def cancelling(_before: Campaign) -> Event:
    """Return the event of a cancellation."""
    return event(CampaignMove.CANCEL, reason="announced twice")


def test_what_was_written_is_read_back(session: Session) -> None:
    """Every field of every event, so that everything derived is the same."""
    before = begun(session)
    after = add_event(a_clerk(session), "spring", cancelling)

    assert campaign_named(session, "spring") == after
    assert after.events[:1] == before.events
    assert [one.state for one in campaigns(session)] == [CampaignState.CANCELLED]


def test_a_name_is_used_once(session: Session) -> None:
    """Or two stories would be told under one name."""
    begun(session)
    with pytest.raises(RefusedError, match="of this name already"):
        begun(session)


def test_every_event_is_answered_for_by_the_record(session: Session) -> None:
    """And a row that is changed behind its back shows, with both values."""
    begun(session)
    add_event(a_clerk(session), "spring", cancelling)
    sound, broken = Verification("db"), Verification("db")
    check_rows(KeptRecord(session), sound)
    session.connection().execute(update(CampaignEvent).where(col(CampaignEvent.number) == 2).values(reason="other"))
    check_rows(KeptRecord(session), broken)

    assert sound.findings == []
    assert "announced twice" in broken.findings[0].should
    assert "campaign_event 2" in broken.findings[0].where


def test_an_export_holds_the_campaign_and_verifies(session: Session, tmp_path: Path) -> None:
    """Anybody can check it without the server."""
    begun(session)
    sign(session, at(DAY))
    (tmp_path / "export").mkdir()
    export(KeptRecord(session), tmp_path / "export")
    found = verify_folder(FolderRecord(tmp_path / "export"), TRUST)

    assert (found.findings, found.size) == ([], 1)
    assert any(b"spring" in path.read_bytes() for path in (tmp_path / "export").rglob("*") if path.is_file())


def test_a_refused_event_writes_nothing(session: Session) -> None:
    """Neither a row nor an entry."""
    begun(session)
    with pytest.raises(RefusedError):
        add_event(a_clerk(session), "spring", lambda _: event(CampaignMove.CLOSE))

    assert len(campaign_named(session, "spring").events) == 1


def test_of_two_writers_at_once_one_is_told(session: Session) -> None:
    """The other's event came between reading and writing."""
    begun(session)

    def meanwhile(_before: Campaign) -> Event:
        add_event(a_clerk(session), "spring", cancelling)
        return event(CampaignMove.CANCEL, reason="mine")

    with pytest.raises(RefusedError, match="somebody else wrote"):
        add_event(a_clerk(session, at(DAY + timedelta(days=1))), "spring", meanwhile)
    session.rollback()


def test_a_campaign_keeps_to_the_version_of_its_checklists(session: Session) -> None:
    """Marks of one version mean nothing under another."""
    checklists = [{"id": "disclosure", "version": 7}]
    told = event(
        CampaignMove.ANNOUNCE, role=Role.AUTHORITY, content=announcement(a_rule(), checklists=checklists).content
    )
    announce(a_clerk(session), "old", told, a_rule())
    with pytest.raises(InputError, match="version 7 of checklist disclosure"):
        campaign_named(session, "old")


def test_what_is_not_there_is_told_with_what_is() -> None:
    """A kind of a programme."""
    with pytest.raises(InputError, match="acceptance"):
        rules_of("zhuji", "moon")


def test_an_unknown_campaign_is_told(session: Session) -> None:
    """With the command that lists them."""
    with pytest.raises(InputError, match="wuxin inspection list"):
        campaign_named(session, "moon")
