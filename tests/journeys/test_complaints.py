"""A complaint from its reception to its mark, by commands alone, with the refusals on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.builders.complaint_register import TEXT, new_register
from tests.builders.record import a_clerk
from web.cli import app

Said = dict[str, Any]


class Days:
    """The clock of this journey: a Monday morning, and then the days that the journey lets pass."""

    now = datetime(2024, 6, 3, 1, tzinfo=UTC)


@pytest.fixture
def wuxin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, Said]]:
    """Return a call of `wuxin complaint` on a small register: exit code and JSON."""
    url = new_register(tmp_path)
    monkeypatch.setattr("web.cli.recording.clerk", lambda session: a_clerk(session, Days.now))

    def call(*words: str) -> tuple[int, Said]:
        done = CliRunner().invoke(app, ["complaint", *words, "--db", url, "--json"])
        Days.now += timedelta(minutes=1)
        return done.exit_code, json.loads(done.stdout)

    return call


def say(**fields: str) -> list[str]:
    """Return fields as the options of a step."""
    return [word for name, value in fields.items() for word in ("--say", f"{name}={value}")]


def test_a_complaint_is_walked_to_its_end(wuxin: Callable[..., tuple[int, Said]]) -> None:
    """HZ-08, ZY-10, RC-17: received, escalated, mediated at three tiers, put on the ledger, struck off, marked."""
    _, taken = wuxin("receive", "--channel", "12345", "--matter", "lift", "--community", "K1", "--text", TEXT)
    number, code = taken["number"], taken["code"]

    def do(move: str, role: str, *more: str) -> tuple[int, Said]:
        return wuxin("do", number, move, "--role", role, "--by", "an office", *more)

    assert do("answer", "handler", *say(text="稍等"))[0] == 1  # nobody has taken it in
    assert do("accept", "desk")[1]["state"] == "accepted"
    assert do("escalate", "complainer", "--code", "WRONG", *say(level="subdistrict", cause="request"))[0] == 1
    assert do("escalate", "desk", *say(level="city", cause="request"))[0] == 1
    Days.now += timedelta(days=9)
    assert wuxin("due", "--escalate")[1]["escalated"] == [number]
    assert do("sue", "company", *say(plaintiff="company", document="case 1"))[0] == 1
    for tier, kind in (("neighbourhood", "people"), ("subdistrict", "administrative"), ("district", "people")):
        assert do("open_mediation", "mediator", *say(tier=tier, kind=kind))[0] == 0
        assert do("fail_mediation", "mediator", *say(reason="no agreement"))[1]["state"] == "unsettled"
    assert do("find", "regulator", *say(upheld="yes", reason="seen", document="note 1"))[1]["upheld"] is True
    assert do("close", "desk", *say(document="none"))[0] == 1  # unsolved, and not on the ledger
    assert do("ledger_open", "supervisor", *say(reason="unsolved after three tiers"))[1]["ledger"] == "open"
    assert do("ledger_assign", "supervisor", *say(department="住建局", due_on="2024-07-31"))[0] == 0
    assert do("ledger_rectify", "company")[0] == 0
    assert do("close", "desk", *say(document="early"))[0] == 1  # not verified
    assert do("ledger_verify", "supervisor", *say(document="photo 3"))[0] == 0
    assert do("close", "desk", *say(document="repair order 77"))[1]["ledger"] == "struck_off"
    assert do("rate", "complainer", "--code", code, *say(satisfaction="4"))[0] == 0
    exit_code, seen = wuxin("follow", number, "--code", code)
    assert (exit_code, seen["state"], seen["ledger"]) == (0, "已办结", "已销号")
    assert "困人" not in json.dumps(seen, ensure_ascii=False)


def test_a_repeat_is_joined_and_taken_apart(wuxin: Callable[..., tuple[int, Said]]) -> None:
    """RC-15: with the reason shown; the desk may say that they are two."""
    words = ("--channel", "portal", "--matter", "lift", "--community", "K1")
    first = wuxin("receive", *words, "--text", TEXT)[1]
    second = wuxin("receive", *words, "--text", TEXT[:-1])[1]

    assert (second["state"], second["duplicate_of"]) == ("duplicate", first["number"])
    assert "% of the pairs of characters in common" in second["because"]
    apart = wuxin("do", second["number"], "split", "--role", "desk", "--by", "an office", *say(reason="two lifts"))
    assert apart[1]["state"] == "received"
