"""Calling a vote."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ASSEMBLIES, VOTE, called, committee, constituted, sent

_ITEM = {"agenda-0-title": "维修", "agenda-0-matter": "use_fund"}
_SOON = {"opens_at": "2024-07-02T09:00", "closes_at": "2024-07-12T09:00"}


def test_a_notice_that_is_too_short_is_refused(tmp_path: Path) -> None:
    """With the article, and the agenda stays in the form."""
    app = estate_portal(tmp_path)
    constituted(app)
    answer = sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v1", **_ITEM, **_SOON)

    assert answer.status_code == 422
    assert "owners are told 15 days before" in answer.text
    assert "维修" in answer.text


def test_limits_are_kept_in_fen(tmp_path: Path) -> None:
    """What the committee may spend by itself stands on the agenda, in yuan as it was typed."""
    app = estate_portal(tmp_path)
    constituted(app)
    limits = {"agenda-0-each": "5000.50", "agenda-0-year": "20000", "agenda-0-until": "2025-12-31"}
    window = {"opens_at": "2024-07-20T09:00", "closes_at": "2024-07-30T09:00"}
    sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v1", **_ITEM, **limits, **window)

    assert "5,000.50 yuan each, 20,000.00 yuan a year" in committee(app).get(VOTE).text


def test_what_is_consulted_on_is_called_later(tmp_path: Path) -> None:
    """The consultation goes on record first; a name that is none is told."""
    app = estate_portal(tmp_path)
    constituted(app)
    at = f"{AT_ASSEMBLIES}/consult"

    assert sent(committee(app), at, name="v2").location.endswith("/votes/v2")
    assert sent(committee(app), at, name="V 2").status_code == 422


def test_a_called_vote_is_not_called_again(tmp_path: Path) -> None:
    """Its agenda and window never change."""
    app = estate_portal(tmp_path)
    called(app)
    window = {"opens_at": "2024-07-20T09:00", "closes_at": "2024-07-30T09:00"}

    assert sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v1", **_ITEM, **window).status_code == 422


def test_an_agenda_grows_without_a_script(tmp_path: Path) -> None:
    """A button adds a question; what was typed stays, nothing is called, and all questions are put to the vote."""
    app = estate_portal(tmp_path)
    constituted(app)
    window = {"opens_at": "2024-07-20T09:00", "closes_at": "2024-07-30T09:00"}
    grown = sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v1", add="1", **_ITEM, **window).text
    items = {
        f"agenda-{n}-{key}": value for n in range(7) for key, value in (("title", f"第{n}项"), ("matter", "other"))
    }
    sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v1", **items, **window)
    told = committee(app).get(VOTE).text

    assert all(one in grown for one in ("维修", "agenda-1-title", "2024-07-20T09:00"))
    assert "agenda-2-title" not in grown
    assert all(f"第{n}项" in told for n in range(7))
