"""A town puts on record how its estates are served."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import committee, sent, subdistrict
from web.access import Role

AT = "/modes/willow-garden"
PAPER = {"paper": "survey of 2024"}
TRUST = {
    "mode": "community_trust",
    "provider": "柳园社区居委会",
    "basics": ["cleaning", "greening", "security"],
    **PAPER,
}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal whose subdistrict said that the estate is an old one of Zhuji."""
    made = estate_portal(tmp_path)
    answer = sent(subdistrict(made), f"{AT}/describe", kind="old", jurisdiction="330681", on="2024-01-01", **PAPER)
    assert answer.status_code == 303, answer.text
    return made


def test_a_mode_runs_from_its_form_to_its_end(app: Flask) -> None:
    """The estate's page tells it after each step, with the file of the paper."""
    town = subdistrict(app)
    sent(town, f"{AT}/describe", kind="old", trait_fit="no", on="2024-01-02", **PAPER)
    sent(town, f"{AT}/begin", **TRUST, on="2024-02-01", until="2025-02-01", document=b"an agreement")
    begun = town.get(AT).text
    assert "in trust of the community" in begun
    assert "until before 1 February 2025" in begun
    assert "not yet fit for professional service" in begun
    assert "download" in begun

    sent(town, f"{AT}/end", reason="a company was chosen", on="2024-06-01", **PAPER)
    assert "nobody serves it" in town.get(AT).text


def test_every_reason_is_told_and_nothing_typed_is_lost(app: Flask) -> None:
    """Before the event on record and ending before it begins, told together, in Chinese too."""
    wrong = {**TRUST, "on": "2023-12-31", "until": "2023-01-01"}
    answer = sent(subdistrict(app), f"{AT}/begin", **wrong)
    zh = sent(subdistrict(app), f"{AT}/begin?lang=zh", **wrong)

    assert answer.status_code == 422
    assert "it would lie before the event of 2024-01-01 on record" in answer.text
    assert "it would end before it begins" in answer.text
    assert "柳园社区居委会" in answer.text
    assert "终止早于开始" in zh.text


def test_the_form_asks_what_the_table_of_the_place_asks(app: Flask) -> None:
    """By its article; professional service is not among the modes to be entered."""
    town = subdistrict(app)
    describing, beginning = town.get(f"{AT}/describe").text, town.get(f"{AT}/begin").text

    assert 'name="trait_fit"' in describing
    assert "art. 21" in describing
    assert 'value="community_guarantee"' in beginning
    assert 'value="professional"' not in beginning


def test_only_the_town_and_the_authority_enter_it(app: Flask) -> None:
    """A committee does not, another subdistrict does not, and there is no other step."""
    assert committee(app).get(f"{AT}/begin").status_code == 403
    assert signed_in(app, Role.SUBDISTRICT, "subdistrict/Beishan").get(f"{AT}/begin").status_code == 403
    assert signed_in(app, Role.REGULATOR).get(f"{AT}/begin").status_code == 200
    assert subdistrict(app).get(f"{AT}/sell").status_code == 404
