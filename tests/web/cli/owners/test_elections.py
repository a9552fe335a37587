"""`wuxin owners election`: candidates are named, vetted and shown by commands; what is wrong is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from models.migrations import upgrade
from tests.builders.clocks import Clock
from tests.builders.election_desk import ESTATE, ElectionHall
from tests.builders.elections import ANNOUNCED_AT, COUNTED_AT, NAMED_UNTIL, OPENS_AT, VOTE, answers
from tests.builders.record import writing_to
from tests.web.cli.conftest import Wuxin
from web.register.owners.electing import declare

BY = ("--role", "preparatory_group", "--by", "S-3", "--db", "sqlite:///a.db")
_WORD = {True: "yes", False: "no"}
FIVE = {"c-1": 9, "c-2": 8, "c-3": 7, "c-4": 6, "c-5": 6, "c-6": 1}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a register on which an election was announced; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("announced")
    upgrade(url := f"sqlite:///{folder / 'a.db'}")
    with writing_to(url) as session:
        ElectionHall(session).begins(agreed=("fees",))
    return folder


@pytest.fixture
def hall(begun: Path, wuxin: Wuxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hall:
    """Return the estate on the day after the announcement."""
    folder = tmp_path / "hall"
    shutil.copytree(begun, folder)
    monkeypatch.chdir(folder)
    clock = Clock(ANNOUNCED_AT)
    clock.wind(monkeypatch)
    return Hall(wuxin, clock)


class Hall:
    """Calls `wuxin owners election` on an estate."""

    def __init__(self, run: Wuxin, clock: Clock) -> None:
        self.run, self.clock = run, clock

    def call(self, command: str, *words: object) -> Result:
        """Call it."""
        return self.run("owners", "election", command, VOTE, *words, *BY)

    def does(self, command: str, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call it, which has to work, and return what it says."""
        told = self.call(command, *words, "--json")
        assert told.exit_code == 0, f"{command}: {told.stdout}{told.stderr}"
        return json.loads(told.stdout)


def test_candidates_are_vetted_and_shown_by_name(hall: Hall) -> None:
    """Names are told from publication on; who was refused is told by code, with condition and article."""
    with writing_to("sqlite:///a.db") as session:
        ElectionHall(session).nominates(5, fees=True)
    hall.does("nominate", "--name", "沈六", "--owner", "owner-5", "--nominator", "self")
    told = [word for check, holds in answers(fees=False).items() for word in ("--answer", f"{check}={_WORD[holds]}")]
    assert hall.does("vet", "--candidate", "c-6", *told)["candidates"]["c-1"]["name"] is None
    hall.clock.at = NAMED_UNTIL

    shown = hall.does("act", "--move", "publish")

    assert (shown["state"], shown["candidates"]["c-1"]["name"]) == ("published", "候选人1")
    refused = shown["candidates"]["c-6"]
    assert (refused["name"], refused["stands"], "art. 17(2)(3)" in refused["reasons"]) == (None, False, True)
    opens = ("--opens", "2024-04-20T09:00", "--closes", "2024-04-30T09:00")
    assert hall.does("call", *opens)["state"] == "called"
    assert hall.does("act", "--move", "stand_down", "--candidate", "c-3")["candidates"]["c-3"]["stands"] is False


def test_what_is_wrong_is_told(hall: Hall) -> None:
    """A term that is none, an answer that is none, and every reason of a rule."""
    terms = ("--seats", 4, "--until", "2024-04-01")
    assert "--term" in hall.call("announce", ESTATE, *terms, "--term", "five").stderr
    assert "--answer fees=maybe" in hall.call("vet", "--candidate", "c-1", "--answer", "fees=maybe").stderr
    assert "candidates may still be named" in hall.call("act", "--move", "publish").stderr
    assert hall.does("extend", "--until", "2024-03-30")["terms"]["nominate_until"].startswith("2024-03-30")
    assert hall.does("act", "--move", "cancel", "--reason", "flood")["state"] == "cancelled"


def test_a_member_leaves(hall: Hall) -> None:
    """Only for a cause of the law; who sits is told, and who is left."""
    with writing_to("sqlite:///a.db") as session:
        found = ElectionHall(session)
        found.nominates(6, fees=True)
        found.publishes()
        found.calls()
        found.votes(FIVE)
        declare(found.desk(COUNTED_AT), found.election)
    hall.clock.at = OPENS_AT.replace(year=2025)

    assert "the law knows none named bored" in hall.call("leave", "--candidate", "c-2", "--cause", "bored").stderr
    assert hall.does("leave", "--candidate", "c-2", "--cause", "resigned")["members"] == ["c-1", "c-3", "c-4", "c-5"]
