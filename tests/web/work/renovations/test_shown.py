"""The library as those see it who work on it."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, estate_portal, url_of
from tests.builders.record import a_clerk, writing_to
from tests.builders.renovation import READY, START, a_step, terms
from tests.builders.renovation_steps import goes_on
from web.access import Role
from web.register.renovation.projects import take_in


def under_way(folder: Path) -> Flask:
    """Return a portal on 1 July 2024 with works under way in willow-garden since March, never reported on."""
    app = estate_portal(folder)
    with writing_to(url_of(app)) as session:
        clerk = a_clerk(session)
        take_in(clerk, "willow-24", a_step("take_in", "2024-01-10", **terms("lishui", subdistrict="Xinan")))
        for step in (*READY, START):
            goes_on(clerk, "willow-24", step)
    return app


def test_each_town_sees_its_own(tmp_path: Path) -> None:
    """With what is late; and a page of each with the steps that are one's own."""
    app = under_way(tmp_path)
    town, other, office = (
        signed_in(app, Role.SUBDISTRICT, XINAN), signed_in(app, Role.SUBDISTRICT, "subdistrict/Beishan"),
        signed_in(app, Role.REGULATOR),
    )  # fmt: skip
    lists = [one.get("/work/renovations").text for one in (town, other, office)]

    assert ["willow-24" in text for text in lists] == [True, False, True]
    assert "days late" in lists[0]
    pages = [one.get("/work/renovations/projects/willow-24").text for one in (town, office)]
    assert ["willow-24/put_off" in text for text in pages] == [False, True]
    assert "willow-24/report" in pages[0]
    assert town.get("/work/renovations/projects/none").status_code == 404


def test_what_is_late_waits_on_the_desk_of_the_town(tmp_path: Path) -> None:
    """LS-05: the report that was due a month after works began."""
    desk = signed_in(under_way(tmp_path), Role.SUBDISTRICT, XINAN).get("/desk").text

    assert "Report progress" in desk
    assert "/work/renovations/projects/willow-24" in desk
