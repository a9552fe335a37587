"""What is due in words, and the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from credit.inspections.due import Place
from tests.builders.authority import authority
from tests.builders.groups import city_group
from web.access import Holding, Person, Role
from web.register.public.everything_due import DueRow
from web.work.overview.wording import address_of, shown

ON = date(2024, 7, 11)
_GROUP = "City leading group for community property management"


def _somebody(role: Role) -> Person:
    return Person("a1", "林晓", (Holding(role, "city"),))


@pytest.fixture
def _request(tmp_path: Path) -> Iterator[None]:
    app, _ = authority(tmp_path)
    with app.test_request_context("/?lang=en"):
        yield


@pytest.mark.usefixtures("_request")
def test_every_subject_has_its_place() -> None:
    """In its room; what has no room is on the record."""
    officer = _somebody(Role.REGULATOR)
    assert [address_of(one, officer) for one in (
        "listing/1", "review/2", "inspection/a", "complaint/C1", "tender/T1", "service/s", "fund/X1", "audit/X1", "x/y",
        "renovation/willow-24", "group/city",
    )] == [
        "/work/lists/1", "/work/lists/reviews/2", "/work/inspections/a", "/complaint-desk/C1", "/work/tenders/T1",
        "/work/engagements/s", "/estates/X1/fund", "/estates/X1/audits", "/work/record?subject=x/y",
        "/work/renovations/projects/willow-24", "/group-desk/city",
    ]  # fmt: skip


@pytest.mark.usefixtures("_request")
def test_whoever_may_not_enter_a_room_reads_of_it_on_the_record() -> None:
    """An inspector has no complaint desk, no tender and no estate's money; only a head signs certificates."""
    inspector = _somebody(Role.INSPECTOR)
    assert [address_of(one, inspector) for one in ("complaint/C1", "fund/X1", "certificate/3")] == [
        "/work/record?subject=complaint/C1", "/work/record?subject=money/X1", "/work/certificates",
    ]  # fmt: skip
    assert address_of("certificate/3", _somebody(Role.HEAD)) == "/work/certificates/3"


@pytest.mark.usefixtures("_request")
def test_what_is_due_is_said_in_words() -> None:
    """Of each room in its own words; a company by its name; late after its day and not on it."""
    rows = [
        DueRow(date(2024, 7, 10), "accept", "complaint/C1", place=Place("X1")),
        DueRow(ON, "decide", "petition/1", "C9"),
        DueRow(ON, "decide complaint 4", "tender/T1", about="Towers"), DueRow(ON, "approve", "fund/X1", about="roof"),
        DueRow(ON, "rectify", "inspection/a", place=Place("X1")), DueRow(ON, "publish", "inspection/a"),
        DueRow(None, "certify", "certificate/3", "C9"), DueRow(ON, "report", "renovation/w", place=Place("X1")),
        DueRow(ON, "task 2", "group/city", group=city_group()), DueRow(ON, "meeting", "group/city", group=city_group()),
    ]  # fmt: skip
    told = [
        shown(row, _somebody(Role.REGULATOR), {"company/C9": "Ninth", "community/X1": "Willow Court"}, ON)
        for row in rows
    ]

    assert [(one.what, one.about, one.late) for one in told] == [
        ("Complaint: take in or refuse", "Willow Court", True), ("Decide", "Ninth", False),
        ("Decide complaint 4", "Towers", False), ("Decide on the application to the fund", "roof", False),
        ("Rectification ends", "Willow Court", False), ("Publish", "campaign a", False),
        ("Sign a certificate", "Ninth", False), ("Report progress", "Willow Court", False),
        ("Report on task 2", _GROUP, False), ("Hold the meeting", _GROUP, False),
    ]  # fmt: skip
