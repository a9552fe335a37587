"""Every reason why an event about a key may not stand on record, one after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.keys.events import KeyEvent, lost, revoked
from models.keys.key_rules import RULES
from models.keys.life import refusals
from tests.builders.keys import enrolment, holder, rotation, signed_by

OFFICE, LOG, NEXT = holder("office", 1), holder("log", 2), holder("log", 3)
STRANGER, THIEF = holder("stranger", 4), holder("log", 5)
OFFICE_IN, LOG_IN = enrolment(OFFICE, "official", 1), enrolment(LOG, "log", 2)
HERE = [OFFICE_IN, LOG_IN]
ROTATED = [*HERE, rotation(LOG, NEXT, 5)]
REVOKED = [*HERE, signed_by(revoked(LOG.key, 5, "stolen", 5), LOG)]
LOST = [*HERE, signed_by(lost(LOG.key, 5), OFFICE)]

SECOND_OFFICE = holder("other office", 6)
OTHER_SUITE = holder("log", 7, "ed25519-x25519")

CASES: dict[str, tuple[list[KeyEvent], KeyEvent, list[str]]] = {
    "a changed statement": (HERE, replace(rotation(LOG, NEXT, 5), at=6), [
        "the signature of log, log does not hold", "it is not signed by the key of log itself",
        "it is not signed by the new key"]),
    "a signer nobody knows": (HERE, signed_by(rotation(LOG, NEXT, 5), STRANGER), ["stranger signed it with a key"]),
    "an enrolment by another": ([], signed_by(replace(LOG_IN, signatures=()), STRANGER), [
        "stranger signed it with a key that is not on record", "it is not signed by the key of log itself"]),
    "enrolled twice": (HERE, enrolment(LOG, "log", 5, OFFICE), ["the key is on record already, for log",
                                                                "another key of log holds"]),
    "the same key under two names": (HERE, enrolment(replace(LOG, name="witness"), "witness", 5), [
        "the key is on record already, for log"]),
    "two keys of one name": (HERE, enrolment(NEXT, "log", 5, OFFICE), ["another key of log holds"]),
    "a second official alone": (HERE, enrolment(SECOND_OFFICE, "official", 5), [
        "it would have an official's power, and no official's key that holds signed it"]),
    "an official by a log's key": (HERE, enrolment(SECOND_OFFICE, "official", 5, LOG), ["it would have an official's"]),
    "back under the name of a revoked key": (REVOKED, enrolment(NEXT, "log", 9), ["its name was used before"]),
    "back under the name of a lost key": (LOST, enrolment(NEXT, "log", 9), ["its name was used before"]),
    "rotated without the old key": (HERE, signed_by(replace(rotation(LOG, NEXT, 5), signatures=()), NEXT), [
        "it is not signed by the key of log itself"]),
    "rotated without the new key": (HERE, signed_by(replace(rotation(LOG, NEXT, 5), signatures=()), LOG), [
        "it is not signed by the new key"]),
    "rotated by an official": (HERE, signed_by(replace(rotation(LOG, NEXT, 5), signatures=()), OFFICE, NEXT), [
        "it is not signed by the key of log itself"]),
    "a key nobody knows": (HERE, rotation(STRANGER, replace(NEXT, name="stranger"), 5), [
        "no such key of stranger is on record"]),
    "rotated to itself": (HERE, signed_by(replace(rotation(LOG, NEXT, 5), successor=LOG.key, signatures=()), LOG), [
        "the key is on record already, for log"]),
    "rotated to another name": (HERE, rotation(LOG, STRANGER, 5), ["the new key has another name or suite"]),
    "rotated to another suite": (HERE, rotation(LOG, OTHER_SUITE, 5), ["the new key has another name or suite"]),
    "rotated twice": (ROTATED, rotation(LOG, THIEF, 9), ["the key does not hold any more (rotated)"]),
    "a revoked key used": (REVOKED, rotation(LOG, THIEF, 9), ["the key does not hold any more (stolen)"]),
    "a lost key used": (LOST, rotation(LOG, THIEF, 9), ["the key does not hold any more (lost)"]),
    "a revoked key used, dated back": (REVOKED, rotation(LOG, THIEF, 4), ["it lies before an event of this key"]),
    "lost by itself": (HERE, signed_by(lost(LOG.key, 5), LOG), ["no other official's key that holds signed it"]),
    "lost after it was rotated": (ROTATED, signed_by(lost(LOG.key, 9), OFFICE), ["does not hold any more (rotated)"]),
    "revoked by another log": ([*HERE, enrolment(STRANGER, "log", 3)], signed_by(
        revoked(LOG.key, 5, "stolen", 5), STRANGER), ["no other official's key that holds signed it"]),
    "revoked by itself after it was rotated": (ROTATED, signed_by(revoked(LOG.key, 9, "stolen", 9), LOG), [
        "no other official's key that holds signed it"]),
    "revoked twice": (REVOKED, signed_by(revoked(LOG.key, 9, "ended", 9), OFFICE), ["revoked already (stolen)"]),
    "revoked back in time by itself": (HERE, signed_by(revoked(LOG.key, 9, "stolen", 3), LOG), [
        "it reaches back before its own moment"]),
    "revoked from before it was there": (HERE, signed_by(revoked(LOG.key, 9, "stolen", 1), OFFICE), [
        "it reaches back before the key was on record"]),
    "an official's key lost by itself": (HERE, signed_by(lost(OFFICE.key, 5), OFFICE), [
        "no other official's key that holds signed it"]),
    "an official's key revoked back in time by itself": (HERE, signed_by(revoked(OFFICE.key, 9, "stolen", 3), OFFICE), [
        "it reaches back before its own moment"]),
    "nobody signed": (HERE, revoked(LOG.key, 5, "ended", 5), ["no other official's key that holds signed it"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_may_not_stand_is_refused_with_every_reason(name: str) -> None:
    """No more reasons, no fewer, and each with a remedy."""
    before, event, reasons = CASES[name]
    assert refusals(before) == ()

    found = refusals([*before, event])
    assert len(found) == len(reasons), found
    for problem, reason in zip(found, reasons, strict=True):
        assert reason in problem.what
        assert problem.remedy
        assert problem.where == f"event {len(before)}, {event.kind} {event.key.name}"


@pytest.mark.parametrize(("before", "event"), [
    ([], OFFICE_IN),
    (HERE, enrolment(SECOND_OFFICE, "official", 5, OFFICE)),
    (HERE, rotation(LOG, NEXT, 5)),
    (HERE, rotation(OFFICE, holder("office", 8), 5)),
    (LOST, enrolment(NEXT, "log", 5, OFFICE)),
    (HERE, signed_by(revoked(LOG.key, 9, "stolen", 3), OFFICE)),
    (HERE, signed_by(revoked(LOG.key, 9, "keeper-changed", 90), LOG)),
    (ROTATED, signed_by(revoked(LOG.key, 9, "stolen", 4), OFFICE)),
    (LOST, signed_by(revoked(LOG.key, 9, "stolen", 4), OFFICE)),
    (HERE, signed_by(revoked(OFFICE.key, 9, "ended", 9), OFFICE)),
], ids=["the first official", "a second one, vouched for", "rotation", "an official's rotation", "after a loss",
        "reaching back", "ahead of time", "a rotated key", "a lost key", "the last official"])  # fmt: skip
def test_what_may_stand_stands(before: list[KeyEvent], event: KeyEvent) -> None:
    """The other side of every rule."""
    assert refusals([*before, event]) == ()


def test_every_kind_has_its_rules() -> None:
    """And each asks for signatures first."""
    assert set(RULES) == {"enrolled", "rotated", "lost", "revoked"}
    assert len({rules[0] for rules in RULES.values()}) == 1
