"""The demo's lists by law."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from flask.testing import FlaskClient

from credit.standing import ListProposals
from credit.standing.life import state_on
from models.tables import engine_for, writing
from tests.builders.city import NOW, city_url, company_id, history, lists
from tests.builders.rulebooks import minimal_content, minimal_rulebook
from web.cli.demo.lists import DAYS, list_earlier, publish_lists
from web.register.standing.listings import all_listings


def test_some_proposals_are_published_and_others_stay(listed: FlaskClient) -> None:
    """Two companies on the red list, one on the grey; where no law opens a blacklist, its proposal stays one."""
    found = listed.get("/lists.json").get_json()["lists"]
    companies = listed.get("/companies.json").get_json()["companies"]

    assert sorted((one["list"], one["company_id"]) for one in found) == [
        ("grey", "C002"), ("red", "C000"), ("red", "C001"),
    ]  # fmt: skip
    assert [(one["company_id"], one["proposed_lists"]) for one in companies if one["proposed_lists"]] == [
        ("C009", ["black"])
    ]


def test_of_long_lists_one_more_is_decided_on_and_one_is_dropped(tmp_path: Path) -> None:
    """Three of the red list and two of the grey are published; the next but one waits for it, or came to nothing."""
    few = lists()
    red = tuple(replace(few.red[0], company_id=company_id(n), place=n + 1) for n in range(6))
    grey = tuple(replace(few.grey[0], company_id=company_id(n), place=n - 9) for n in range(10, 16))
    engine = engine_for(city_url(tmp_path, lists=ListProposals(red=red, grey=grey, black=())))
    with writing(engine) as session:
        publish_lists(session, NOW)
        day = (NOW + timedelta(days=DAYS + 1)).date()
        found = Counter((one.facts.kind, str(state_on(one, day))) for one in all_listings(session))
    engine.dispose()

    assert found == {
        ("red", "published"): 3, ("red", "proposed"): 2, ("red", "upheld"): 1,
        ("grey", "published"): 2, ("grey", "proposed"): 3, ("grey", "dropped"): 1,
    }  # fmt: skip


def test_earlier_grey_lists_have_ended_or_are_being_repaired(tmp_path: Path) -> None:
    """Of eight runs ago the term of half a year is over, of five ago three months are served; and one was dropped."""
    best = {"share": "5%", "valid": "P6M"}
    book = minimal_rulebook(**minimal_content() | {"lists": {"grey": best | {"from": "bottom"}, "red": best}})
    runs = [replace(one, book=book) for one in history()]
    now = NOW + timedelta(days=DAYS + 1)
    engine = engine_for(city_url(tmp_path, lists=None))
    with writing(engine) as session:
        publish_lists(session, NOW)
        for few in (runs[-2:], history()):  # too few runs, and a rulebook without such lists
            list_earlier(session, few, now)
        assert all_listings(session) == []
        list_earlier(session, runs, now)
        found = [(str(state_on(one, now.date())), [str(step.move) for step in one.steps][-1])
                 for one in all_listings(session)]  # fmt: skip
    engine.dispose()

    assert found == [("expired", "expire"), ("repairing", "ask_repair"), ("dropped", "drop")]
