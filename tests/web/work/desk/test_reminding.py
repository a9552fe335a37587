"""Reminders of deadlines that are near."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders.accounts import NOON, empty_portal, person_with, signed_in
from tests.builders.record import writing_to
from web.access import Holding, Role
from web.register.sending.inbox import inbox
from web.work.desk import waiting
from web.work.desk.reminding import NEAR, remind_all
from web.work.items import Item

FIRM = Holding(Role.COMPANY, "company/A")


@pytest.fixture
def _due(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something of a company be due at the edge of what is near, something after it, and something be late."""
    day = NOON.date()
    items = [Item(what, "x", f"/{what}", day + after) for what, after in
             (("near", NEAR), ("far", NEAR + timedelta(days=1)), ("late", -timedelta(days=1)))]  # fmt: skip
    source = lambda who, _session: items if who.organisations(Role.COMPANY) else []  # noqa: E731 - a fake in one line
    monkeypatch.setattr(waiting, "_SOURCES", (source,))


@pytest.mark.usefixtures("_due")
def test_each_person_is_told_of_a_deadline_once(tmp_path: Path) -> None:
    """Both who act for the company, nobody else; and not again at the next round."""
    app = empty_portal(tmp_path)
    url = app.config["WUXIN"].database_url
    people = [person_with(url, FIRM), person_with(url, FIRM), person_with(url, Holding(Role.OWNER, "community/X"))]
    counts = [remind_all(app), remind_all(app)]
    with writing_to(url) as session:
        told = [[note.facts["what"] for note in inbox(session, f"account/{one.id}")] for one in people]

    assert (counts, told) == ([2, 0], [["near"], ["near"], []])


def test_who_changes_language_is_not_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two things that are due at one address are two notes; both in other words are still those two."""
    app = empty_portal(tmp_path)
    url = app.config["WUXIN"].database_url
    person = person_with(url, FIRM)
    monkeypatch.setattr(waiting, "_SOURCES", (lambda _who, _session: _said("bill", "audit"),))
    told = remind_all(app)
    monkeypatch.setattr(waiting, "_SOURCES", (lambda _who, _session: _said("账单", "审计"),))

    assert (told, remind_all(app)) == (2, 0)
    with writing_to(url) as session:
        assert sorted(note.facts["subject"] for note in inbox(session, f"account/{person.id}")) == ["audit", "bill"]


def _said(*subjects: str) -> list[Item]:
    return [Item("due", subject, "/estate", NOON.date()) for subject in subjects]


def test_an_inspector_is_told_of_what_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of one office have the same role; each has the visits that were drawn for them, and no colleague's."""
    app = empty_portal(tmp_path)
    url = app.config["WUXIN"].database_url
    people = [person_with(url, Holding(Role.INSPECTOR, "city")) for _ in range(2)]
    source = lambda who, _session: [Item(f"visit of {who.account_id}", "x", "/x", NOON.date())]  # noqa: E731 - a fake
    monkeypatch.setattr(waiting, "_SOURCES", (source,))
    remind_all(app)

    with writing_to(url) as session:
        told = [[note.facts["what"] for note in inbox(session, f"account/{one.id}")] for one in people]
    assert told == [[f"visit of {one.id}"] for one in people]


def test_what_really_waits_can_be_asked_outside_of_a_visit(tmp_path: Path) -> None:
    """Every room answers for every role without a browser."""
    app = empty_portal(tmp_path)
    for role, of in ((Role.COMPANY, "company/A"), (Role.HEAD, "city"), (Role.COMMITTEE, "community/X"),
                     (Role.SUBDISTRICT, "subdistrict/X"), (Role.EXPERT, "expert/E1")):  # fmt: skip
        signed_in(app, role, of)

    assert remind_all(app) == 0
