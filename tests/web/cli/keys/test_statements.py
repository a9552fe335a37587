"""Statements about keys, from the command line to the record's rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.keys import KeyEvent, key_text, open_key, parse_event, read_key_text, state_of
from models.keys.life import refusals
from tests.builders.keys import PASSPHRASE, Holder, file_of, holder
from tests.web.cli.conftest import Wuxin

OFFICE, LOG = holder("office", 1), holder("log.example", 2)
WITH = ("--passphrase-file", "phrase")


@pytest.fixture(autouse=True)
def folder(wuxin: Wuxin) -> None:
    """Put the keys of an official and of a log, and their passphrase, into the folder of the test."""
    assert callable(wuxin)  # it has gone to the folder
    office, log = key_text(file_of(OFFICE, "official")), key_text(file_of(LOG))
    for path, text in (("office.key", office), ("log.key", log), ("phrase", PASSPHRASE)):
        Path(path).write_text(text, encoding="utf-8")
        Path(path).chmod(0o600)


def said(path: str) -> KeyEvent:
    """Return the event that a statement holds."""
    return parse_event(json.loads(Path(path).read_text(encoding="utf-8")))


def enrolled(wuxin: Wuxin) -> list[KeyEvent]:
    """Return the enrolments of both, as the command makes them."""
    for name in ("office", "log"):
        assert wuxin("key", "enrol", f"{name}.key", "--out", f"{name}.json", *WITH).exit_code == 0
    return [said("office.json"), said("log.json")]


def successor(path: str) -> Holder:
    """Return who holds the key of a file."""
    file = read_key_text(Path(path).read_text(encoding="utf-8"))
    return Holder(file.key.name, open_key(file, PASSPHRASE))


def test_a_key_is_enrolled_by_itself(wuxin: Wuxin) -> None:
    """The statement stands before the rules, and the next step is told."""
    result = wuxin("key", "enrol", "log.key", "--out", "e.json", *WITH)

    event = said("e.json")
    assert (event.kind, event.key, event.purpose) == ("enrolled", LOG.key, "log")
    assert refusals([event]) == ()
    assert LOG.key.fingerprint in result.stdout


def test_a_key_is_replaced_by_another_with_the_signatures_of_both(wuxin: Wuxin) -> None:
    """The new key is another one, of the same name and purpose; the record takes the statement."""
    before = enrolled(wuxin)
    result = wuxin("key", "rotate", "log.key", "--out", "next.key", *WITH, "--new-passphrase-file", "phrase")

    event, new = said("next.key.rotated.json"), successor("next.key")
    states = state_of([*before, event], event.at)
    named = states.named("log.example")
    assert result.exit_code == 0
    assert named is not None
    assert (named.key, named.purpose, named.replaces) == (new.key, "log", LOG.key)
    assert new.pair.secret != LOG.pair.secret


def test_a_key_is_revoked_by_itself(wuxin: Wuxin) -> None:
    """From now on."""
    before = enrolled(wuxin)
    result = wuxin("key", "revoke", "log.key", "--reason", "stolen", "--note", "笔记本失窃", "--out", "r.json", *WITH)

    event = said("r.json")
    assert result.exit_code == 0
    assert (event.reason, event.note, event.since) == ("stolen", "笔记本失窃", event.at)
    assert state_of([*before, event], event.at).named("log.example") is None


def test_a_key_that_is_gone_is_lost_by_an_official(wuxin: Wuxin) -> None:
    """Named by its public key."""
    before = enrolled(wuxin)
    gone = ("--vkey", LOG.key.vkey, "--by", "office.key")
    result = wuxin("key", "revoke", *gone, "--reason", "lost", "--out", "l.json", *WITH)

    assert result.exit_code == 0, result.output
    state = state_of([*before, said("l.json")], said("l.json").at).of(LOG.key)
    assert state is not None
    assert state.ended == "lost"


def test_a_revocation_that_reaches_back_is_signed_by_an_official_too(wuxin: Wuxin) -> None:
    """The command says so, and `sign` adds what is missing."""
    events = enrolled(wuxin)
    since = ("--since", json.loads(Path("log.json").read_text(encoding="utf-8"))["at"])
    told = wuxin("key", "revoke", "log.key", "--reason", "stolen", *since, "--out", "r.json", *WITH)
    signed = wuxin("key", "sign", "r.json", "--by", "office.key", "--out", "s.json", *WITH)

    assert "an official has to sign it too" in told.stdout
    assert [problem.what for problem in refusals([*events, said("r.json")])] == [
        "it reaches back before its own moment, and no official's key that holds signed it"
    ]
    assert refusals([*events, said("s.json")]) == ()
    assert "the signatures of: log.example, office" in signed.stdout


@pytest.mark.parametrize(("arguments", "reason"), [
    ((), "not clear which key"), (("log.key", "--vkey", LOG.key.vkey), "not clear which key"),
    (("--vkey", LOG.key.vkey), "not clear which key"), (("log.key", "--by", "office.key"), "not clear which key"),
    (("--vkey", LOG.key.vkey[:-1], "--by", "office.key"), "no base64"),
])  # fmt: skip
def test_it_has_to_be_clear_which_key_ends(wuxin: Wuxin, arguments: tuple[str, ...], reason: str) -> None:
    """And which one signs."""
    result = wuxin("key", "revoke", *arguments, "--reason", "ended", "--out", "r.json", *WITH)

    assert result.exit_code == 2
    assert reason in result.stderr
    assert not Path("r.json").exists()


def test_a_lost_key_signs_nothing(wuxin: Wuxin) -> None:
    """Who still has the file has not lost the key."""
    result = wuxin("key", "revoke", "log.key", "--reason", "lost", "--out", "r.json", *WITH)

    assert result.exit_code == 2
    assert "a lost key signs nothing" in result.stderr


def test_nobody_signs_twice(wuxin: Wuxin) -> None:
    """Nor is a statement signed that is none, or over a file that is there."""
    wuxin("key", "enrol", "log.key", "--out", "e.json", *WITH)

    assert "has signed it already" in wuxin("key", "sign", "e.json", "--by", "log.key", "--out", "x", *WITH).stderr
    assert "no statement about a key" in wuxin("key", "sign", "log.key", "--by", "log.key", "--out", "x", *WITH).stderr
    assert "no statement" in wuxin("key", "sign", "phrase", "--by", "log.key", "--out", "x", *WITH).stderr
    assert "a file already" in wuxin("key", "sign", "e.json", "--by", "office.key", "--out", "phrase", *WITH).stderr


def test_machines_get_the_statement(wuxin: Wuxin) -> None:
    """As one JSON document, the same as in the file."""
    told = json.loads(wuxin("key", "enrol", "log.key", "--out", "e.json", *WITH, "--json").stdout)

    assert told.pop("statement") == "e.json"
    assert parse_event(told) == said("e.json")
