"""Statements about keys: one writing, signed, read back strictly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.keys.events import KeyEvent, KeySignature, enrolled, lost, parse_event, revoked
from models.values.canonical import canonical
from tests.builders.keys import enrolment, holder, rotation, signed_by

ONE, TWO = holder("log.example", 1), holder("log.example", 2)
SEALED = holder("notary.example", 3, "ed25519-x25519")
EVENTS = [
    enrolment(ONE, "log", 1_700_000_000_000_000),
    enrolment(SEALED, "custodian", 5),
    rotation(ONE, TWO, 7),
    signed_by(lost(ONE.key, 8, "搬家时遗失"), TWO),
    signed_by(revoked(ONE.key, 9, "stolen", 4), ONE, TWO),
]
IDS = [event.kind for event in EVENTS]


@pytest.mark.parametrize("event", EVENTS, ids=IDS)
def test_an_event_is_read_back(event: KeyEvent) -> None:
    """From a plain dict that has a canonical form."""
    assert parse_event(event.content()) == event
    assert canonical(event.content())


@pytest.mark.parametrize("event", EVENTS, ids=IDS)
def test_the_signatures_hold(event: KeyEvent) -> None:
    """All of them."""
    assert event.signers() == tuple(signed.key for signed in event.signatures)


@pytest.mark.parametrize("event", EVENTS, ids=IDS)
def test_no_signature_holds_for_anything_else(event: KeyEvent) -> None:
    """A moment later, another key, another kind of bytes."""
    assert replace(event, at=event.at + 1).signers() == ()
    assert replace(event, key=holder("other", 9).key).signers() == ()
    assert event.message().startswith(b"wuxin key statement 1\n{")


@pytest.mark.parametrize("odd", [None, 1, "", {}, True])
@pytest.mark.parametrize("event", EVENTS, ids=IDS)
def test_no_other_form_is_read(event: KeyEvent, odd: object) -> None:
    """Each part replaced by something odd, taken away, or joined by another."""
    content = event.content()
    forms: list[dict[str, Any]] = [
        {**content, name: odd} for name in content if content[name] != odd and (name, odd) != ("note", "")
    ]
    forms += [{name: value for name, value in content.items() if name != gone} for gone in content]
    forms += [{**content, "more": odd}]
    for form in forms:
        with pytest.raises(InputError):
            parse_event(form)


def test_what_nobody_signed_is_read_and_has_no_signers() -> None:
    """A statement on its way, or one whose note was changed after it was signed."""
    assert parse_event(EVENTS[0].content() | {"signatures": []}).signers() == ()
    assert parse_event(EVENTS[3].content() | {"note": "another"}).signers() == ()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) |
       st.dictionaries(st.sampled_from(["type", "key", "at", "purpose", "signatures"]), inner)))  # fmt: skip
def test_nothing_brings_the_reader_down(content: object) -> None:
    """Whatever a file holds, the answer is in words."""
    with pytest.raises(InputError, match="the statement"):
        parse_event(content)


def test_a_moment_has_one_writing() -> None:
    """The same moment in Shanghai time is another text, and would have another hash."""
    content = EVENTS[0].content() | {"at": "2023-11-15T06:13:20+08:00"}

    with pytest.raises(InputError, match="writes one in another way"):
        parse_event(content)


def test_nobody_signs_twice() -> None:
    """The second signature would count as another's."""
    event = replace(EVENTS[0], signatures=EVENTS[0].signatures * 2)

    with pytest.raises(InputError):
        parse_event(event.content())


def test_a_signature_by_half_is_kept_and_does_not_hold() -> None:
    """Who reads the record sees that it was tried."""
    event = replace(EVENTS[0], signatures=(KeySignature(ONE.key, b"half"),))

    assert parse_event(event.content()).signers() == ()


@pytest.mark.parametrize("note", ["x" * 501, "one\ntwo", "bell\a"])
def test_a_note_is_one_line(note: str) -> None:
    """It goes on record as it is."""
    with pytest.raises(InputError, match="note"):
        lost(ONE.key, 1, note)


def test_an_unknown_reason_or_purpose_names_the_known_ones() -> None:
    """As an error of the caller."""
    with pytest.raises(InputError, match="stolen, keeper-changed, ended, lost"):
        revoked(ONE.key, 1, "bored", 1)
    with pytest.raises(InputError, match="witness"):
        enrolled(ONE.key, "poet", 1)
