"""`wuxin mode show`, `coverage` and `table`."""

from __future__ import annotations

import json

import pytest

from tests.web.cli.conftest import Wuxin
from tests.web.cli.modes.test_steps import DB, OLD, TOWN, TRUST, Town

ALL_BASICS = ("--basic", "cleaning", "--basic", "greening", "--basic", "security")


@pytest.fixture
def town(wuxin: Wuxin) -> Town:
    """Return a town whose estate the residents' committee serves, with everything."""
    made = Town(wuxin)
    made.does("describe", *OLD, "--trait", "fit=yes", *TOWN)
    made.does("begin", *TRUST, *ALL_BASICS, *TOWN)
    return made


def test_what_differs_from_the_table_is_shown(town: Town) -> None:
    """Zhuji proposes a company for an estate that is fit for one; nothing is forbidden."""
    told = town.call("show", "--on", "2024-03-01").stdout

    assert "willow (old): community_trust since 2024-02-01, by Willow Residents Committee." in told
    assert "Proposed: professional, quasi_service (Zhuji Opinions" in told
    assert "another mode than is proposed" in told
    assert "To be mended" not in told


def test_what_was_known_then_is_shown(town: Town) -> None:
    """Before the day, and before anybody had recorded it, nobody served."""
    assert "no service" in town.call("show", "--on", "2024-01-15").stdout
    known = town.call("show", "--on", "2024-03-01", "--known-at", "2024-03-01T00:00:00+08:00").stdout

    assert "no service" in known
    assert "the town has not said what the estate is" in known


def test_coverage_names_what_is_to_be_mended(town: Town) -> None:
    """Place by place and in all, with each estate that has no service."""
    before = town.run("mode", "coverage", "--on", "2024-01-15", *DB).stdout
    after = json.loads(town.run("mode", "coverage", "--by", "subdistrict", "--on", "2024-03-01", *DB, "--json").stdout)

    assert "willow 柳园: nobody is on record who serves the estate" in before
    assert [one["place"] for one in after["places"]] == ["Xinan", ""]
    assert after["places"][0]["old_served"] == {"part": 1, "whole": 1, "unknown": 0}
    assert after["places"][0]["old_professional"]["part"] == 0


def test_targets_are_measured_by_the_register(town: Town) -> None:
    """ZJ-39: some service in every old estate; and never by register and file at once."""
    asked = ("targets", "zhuji", "--as-of", "2024-03-01", "--register", *DB)
    told = json.loads(town.run(*asked, "--json").stdout)

    assert [(one["part"], one["whole"], one["outcome"]) for one in told["targets"]] == [(1, 1, "reached")]
    assert "Give one of the two" in town.run(*asked, "--estates", "x.csv").stderr


def test_the_table_of_a_place_is_shown(wuxin: Wuxin) -> None:
    """With its lines and articles, or that there is none."""
    told = wuxin("mode", "table", "--jurisdiction", "512002").stdout

    assert "facilities=sound, fit=no, self_rule=strong" in told
    assert "art. 三(四)2" in told
    assert "has no table" in wuxin("mode", "table", "--jurisdiction", "110101").stdout
    assert json.loads(wuxin("mode", "table", "--jurisdiction", "330681", "--json").stdout)["place"] == "zhuji"
