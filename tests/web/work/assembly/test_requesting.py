"""Requests that owners make together on the portal, from the first code to the vote that answers them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ASSEMBLIES, committee, constituted, owner, sent, subdistrict, turned_to

REQUEST = "/assemblies/requests/r1"
LATE = datetime(2024, 9, 1, tzinfo=UTC)


def _codes(app: Flask) -> dict[str, str]:
    lines = sent(subdistrict(app), f"{AT_ASSEMBLIES}/request-codes").text.splitlines()[1:]
    return {cells[0]: cells[2] for cells in (line.split(",") for line in lines)}


def _asked(folder: Path) -> tuple[Flask, dict[str, str]]:
    """Return a portal on which one of three owners asks for a vote: one third, which is enough."""
    app = estate_portal(folder)
    constituted(app)
    codes = _codes(app)
    sent(owner(app), f"{AT_ASSEMBLIES}/requests/new", name="r1", about="更换物业", code=codes["o1"])
    return app, codes


def test_owners_ask_and_join_by_the_code_of_their_notice(tmp_path: Path) -> None:
    """Each counts once; the page says how many of all, and never who."""
    app, codes = _asked(tmp_path)
    sent(owner(app), f"{REQUEST}/join", code=codes["o3"])
    twice = sent(owner(app), f"{REQUEST}/join", code=codes["o3"])
    told = owner(app).get(REQUEST).text

    assert "2 of 3" in told
    assert "o3" not in told
    assert (twice.status_code, "has joined it" in twice.text) == (422, True)
    assert sent(owner(app), f"{REQUEST}/join", code="AAAA").status_code == 422
    assert sent(owner(app), f"{REQUEST}/leave", code=codes["o3"]).status_code == 303


def test_what_enough_ask_for_waits_for_the_committee_then_for_the_subdistrict(tmp_path: Path) -> None:
    """With its last day on the desk; the subdistrict is asked once that is over."""
    app, _ = _asked(tmp_path)
    first = ["Call the vote that owners asked for" in one(app).get("/desk").text for one in (committee, subdistrict)]
    turned_to(app, LATE)

    assert first == [True, False]
    assert "Call the vote that owners asked for" in subdistrict(app).get("/desk").text


def test_the_vote_that_answers_it_is_called_with_it(tmp_path: Path) -> None:
    """The request names the vote from then on, and the vote how many asked for it."""
    app, _ = _asked(tmp_path)
    window = {"opens_at": "2024-07-20T09:00", "closes_at": "2024-07-30T09:00"}
    item = {"agenda-0-title": "更换物业", "agenda-0-matter": "choose_company"}
    sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v1", request="r1", **item, **window)
    again = sent(committee(app), f"{AT_ASSEMBLIES}/call", name="v2", request="r1", **item, **window)

    assert "/assemblies/votes/v1" in owner(app).get(REQUEST).text
    assert "it has been answered" in again.text
    assert "Call the vote that owners asked for" not in committee(app).get("/desk").text


def test_only_owners_ask_and_only_the_subdistrict_has_the_codes(tmp_path: Path) -> None:
    """The committee sees requests and joins none."""
    app, codes = _asked(tmp_path)

    assert committee(app).get(f"{AT_ASSEMBLIES}/requests").status_code == 200
    assert sent(committee(app), f"{REQUEST}/join", code=codes["o2"]).status_code == 403
    assert sent(committee(app), f"{AT_ASSEMBLIES}/request-codes").status_code == 403
    assert owner(app).get("/assemblies/requests/none").status_code == 404
