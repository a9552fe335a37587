"""A town sees how its estates are served, what is proposed, and what is to be mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import sent, subdistrict
from tests.web.work.modes.test_recording import AT, PAPER, TRUST
from web.access import Role


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal with two estates, one of them fit for a company and in trust of its community."""
    made = estate_portal(tmp_path)
    town = subdistrict(made)
    sent(town, f"{AT}/describe", kind="old", jurisdiction="330681", on="2024-01-01", **PAPER)
    sent(town, f"{AT}/describe", kind="old", trait_fit="yes", on="2024-01-01", **PAPER)
    sent(town, f"{AT}/begin", **TRUST, on="2024-02-01")
    return made


def test_a_town_sees_its_own_estates(app: Flask) -> None:
    """With the number of those served; the authority sees all, those without service first."""
    town, everybody = subdistrict(app).get("/modes").text, signed_in(app, Role.REGULATOR).get("/modes").text

    assert "柳园" in town
    assert "梅苑" not in town
    assert everybody.index("梅苑") < everybody.index("柳园")
    assert "nobody serves it" in everybody


def test_those_to_be_mended_are_listed_alone(app: Flask) -> None:
    """And an estate is found by its name."""
    authority = signed_in(app, Role.HEAD)

    assert "柳园" not in authority.get("/modes?show=mend").text
    assert "梅苑" not in authority.get("/modes?q=柳园").text
    assert "梅苑" in authority.get("/modes?show=mend").text


def test_what_differs_from_the_proposal_is_shown(app: Flask) -> None:
    """With the line of the table and its article; a head reads it and enters nothing."""
    told = signed_in(app, Role.HEAD).get(AT).text

    assert "professional service by a company, quasi-service" in told
    assert "Zhuji Opinions on Residential Property Management (draft of 2023) art. 21" in told
    assert "another mode than is proposed" in told
    assert f"{AT}/begin" not in told


def test_the_page_speaks_chinese(app: Flask) -> None:
    """The mode, the table and what is to be mended."""
    told = signed_in(app, Role.REGULATOR).get("/modes?lang=zh").text

    assert "社区托管" in told
    assert "没有登记由谁服务该小区" in told
