"""`wuxin mode describe`, `begin` and `end`: a town records how an estate is served."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from models.tables import Community
from tests.builders.record import writing_to
from tests.web.cli.conftest import Wuxin

DB = ("--db", "sqlite:///a.db")
TOWN = ("--by", "Xinan Subdistrict", "--paper", "survey of 2024")
OLD = ("--kind", "old", "--jurisdiction", "330681", "--on", "2024-01-01")
TRUST = ("--mode", "community_trust", "--provider", "Willow Residents Committee", "--on", "2024-02-01")


class Town:
    """A register with one estate, and a call of `wuxin mode` on it."""

    def __init__(self, run: Wuxin) -> None:
        self.run = run
        run("db", "upgrade", *DB)
        with writing_to("sqlite:///a.db") as session:
            session.add(Community(community_id="willow", name="柳园", district="东区", subdistrict="Xinan", kind="old"))

    def call(self, command: str, *words: object, estate: str = "willow") -> Result:
        """Call `wuxin mode COMMAND` on the estate."""
        return self.run("mode", command, estate, *words, *DB)

    def does(self, command: str, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call it, which has to work, and return what it tells."""
        told = self.call(command, *words, "--json")
        assert told.exit_code == 0, told.stderr
        return json.loads(told.stdout)


@pytest.fixture
def town(wuxin: Wuxin) -> Town:
    """Return a town whose estate nobody described yet."""
    return Town(wuxin)


def test_an_estate_is_served_from_its_day_to_its_end(town: Town) -> None:
    """Described, begun, ended: each command tells how it is served then."""
    told = town.does("describe", *OLD, "--trait", "fit=no", *TOWN)
    assert [line["modes"] for line in told["proposed"]] == ["community_trust, social_body, self_run"]

    begun = town.does("begin", *TRUST, "--basic", "cleaning", "--until", "2025-02-01", *TOWN)
    assert (begun["mode"], begun["until"], begun["has_service"]) == ("community_trust", "2025-02-01", False)

    ended = town.does("end", "--on", "2024-06-01", "--reason", "a company was chosen", *TOWN)
    assert ended["mode"] is None
    assert [one["move"] for one in ended["events"]] == ["describe", "begin", "end"]


def test_a_wrong_step_is_refused_with_all_reasons(town: Town) -> None:
    """By a rule, with article and remedy; nothing is kept."""
    told = town.call("begin", "--mode", "professional", "--provider", "", "--basic", "parking", *TOWN)

    assert told.exit_code == 1
    words = (
        "what the estate is",
        "wuxin mode describe",
        "Civil Code art. 284",
        "wuxin service open",
        "who gives",
        "parking",
    )
    assert all(word in told.stderr for word in words)
    assert town.does("show")["events"] == []


def test_what_cannot_be_read_is_told(town: Town) -> None:
    """A trait without a value, and an estate that the register does not know."""
    assert "Write it as NAME=VALUE" in town.call("describe", *OLD, "--trait", "fit", *TOWN).stderr
    assert "the register does not know it" in town.call("describe", *OLD, *TOWN, estate="nowhere").stderr


def test_the_paper_lies_in_the_vault(town: Town, tmp_path: Path) -> None:
    """The record names it by its digest; no place is asked twice."""
    (paper := tmp_path / "agreement.pdf").write_bytes(b"an agreement")
    town.does("describe", *OLD, *TOWN)

    town.does("begin", *TRUST, "--document", paper, *TOWN)
    told = town.does("describe", "--kind", "old", "--trait", "fit=no", "--on", "2024-03-01", *TOWN)

    assert told["traits"] == {"fit": "no"}
    assert told["mode"] == "community_trust"
