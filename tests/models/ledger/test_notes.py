"""Signed notes are read strictly and trusted only by a known key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.ledger.errors import FormatError, SignatureError
from models.ledger.notes import Signature, Signer, Verifier, open_note, parse_note, parse_vkey, sign_note

_LOG = Signer.from_seed("example.com/log", b"\x01" * 32)
_OTHER = Signer.from_seed("example.com/other", b"\x02" * 32)
_TEXT = "first line\n\nlast line\n"
_NOTE = sign_note(_TEXT, [_LOG])


@pytest.mark.shared
def test_the_real_note_of_the_go_checksum_database_opens(shared: Path) -> None:
    """sum.golang.org has signed a tree of 35,225,469 records."""
    real = json.loads((shared / "vectors" / "signed_notes.json").read_text(encoding="utf-8"))["sum_golang_org_real"]
    opened = open_note(real["note"], [parse_vkey(real["vkey"])])

    assert opened.names == {"sum.golang.org"}
    assert opened.text.splitlines()[1] == "35225469"


@pytest.mark.shared
def test_the_note_of_peter_neumann_opens(shared: Path) -> None:
    """The vector of golang.org/x/mod/sumdb/note."""
    known = json.loads((shared / "vectors" / "signed_notes.json").read_text(encoding="utf-8"))["peter_neumann"]
    note = f"{known['text']}\n{known['sig_line'].removesuffix(chr(10))}\n"

    assert open_note(note, [parse_vkey(known["vkey"])]).text == known["text"]


def test_the_example_of_the_specification_opens() -> None:
    """C2SP signed-note, verifier keys, example."""
    vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    signature = "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
    note = f"This is an example message.\n\n— example.com/foo {signature}\n"

    assert open_note(note, [parse_vkey(vkey)]).names == {"example.com/foo"}


def test_a_text_may_hold_empty_lines() -> None:
    """The last one divides it from its signatures."""
    assert open_note(_NOTE, [_LOG.verifier()]).text == _TEXT


def test_signatures_of_strangers_are_kept_apart() -> None:
    """They are there to be shown, and prove nothing."""
    opened = open_note(sign_note(_TEXT, [_LOG, _OTHER]), [_LOG.verifier()])

    assert opened.names == {"example.com/log"}
    assert [signature.name for signature in opened.unverified] == ["example.com/other"]


def test_a_note_signed_by_strangers_alone_is_refused() -> None:
    """Who signed is told."""
    with pytest.raises(SignatureError, match=r"others that signed: example\.com/other"):
        open_note(sign_note(_TEXT, [_OTHER]), [_LOG.verifier()])


def test_a_known_name_with_another_key_is_a_stranger() -> None:
    """A name proves nothing: the id must be that of the key, too."""
    impostor = Signer.from_seed("example.com/log", b"\x03" * 32)

    with pytest.raises(SignatureError, match="it needs 1 trusted signature"):
        open_note(sign_note(_TEXT, [impostor]), [_LOG.verifier()])


def test_a_bad_signature_of_a_known_key_spoils_the_note() -> None:
    """Even where another trusted key has signed well."""
    forged = Signature("example.com/log", _LOG.verifier().key_id, b"\x00" * 64).line
    note = sign_note(_TEXT, [_OTHER]) + forged

    with pytest.raises(SignatureError, match="invalid signature"):
        open_note(note, [_LOG.verifier(), _OTHER.verifier()])


@given(st.integers(0, len(_NOTE.encode()) * 8 - 1))
def test_no_bit_of_a_note_can_be_changed(bit: int) -> None:
    """Text, name, id, signature, and the lines between: every change is refused."""
    data = bytearray(_NOTE.encode())
    data[bit // 8] ^= 1 << bit % 8

    with pytest.raises((FormatError, SignatureError, UnicodeDecodeError)):
        open_note(data.decode(), [_LOG.verifier()])


@pytest.mark.parametrize(
    "note",
    [
        "", "\n", "text\n", "text\n\n", _NOTE.removesuffix("\n"), f"{_NOTE}\n", _NOTE.replace("— ", "- "),
        _NOTE.replace("line", "l\tine"), _NOTE.replace("line", "l\rine"), _NOTE.replace("\n", "\r\n"),
        _NOTE.replace("first", "\ud800"), _NOTE + "— a b c\n", _NOTE + "— name\n", _NOTE + "— n+me AAAAAAA=\n",
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(note: str) -> None:
    """Other line ends, control signs, half characters, lines that are no signatures."""
    with pytest.raises((FormatError, SignatureError)):
        open_note(note, [_LOG.verifier()])


def test_sixteen_signatures_are_read_and_a_hundred_are_not() -> None:
    """C2SP signed-note asks for 16 at least, and for some limit."""
    line = _NOTE.rpartition("\n\n")[2]

    assert len(parse_note(f"{_TEXT}\n{line * 16}").unverified) == 16
    with pytest.raises(FormatError, match="100 signatures"):
        parse_note(f"{_TEXT}\n{line * 100}")


def test_one_key_that_signs_twice_is_one_signer() -> None:
    """It cannot make up the number alone."""
    line = _NOTE.rpartition("\n\n")[2]

    with pytest.raises(SignatureError, match="it needs 2"):
        open_note(_NOTE + line, [_LOG.verifier(), _OTHER.verifier()], at_least=2)


def test_a_signature_of_a_type_of_the_future_does_not_disturb() -> None:
    """It is kept, unverified, beside the one that is understood."""
    future = Signature("example.com/log", b"\xff\xfe\xfd\xfc", b"?" * 2420)
    opened = open_note(_NOTE + future.line, [_LOG.verifier()])

    assert opened.unverified == (future,)


def test_two_keys_that_share_name_and_id_are_refused() -> None:
    """Nobody could say whose signature it is. The two differ in type, and the id of the second was made to collide."""

    class _Colliding(Verifier):
        key_id = _LOG.verifier().key_id  # a collision of 32 bits, without the search for it

    other = _Colliding(_LOG.name, b"\x05" * 32)

    with pytest.raises(InputError, match="two keys share"):
        open_note(_NOTE, [_LOG.verifier(), other])


@pytest.mark.parametrize("text", ["no newline", "tab\t\n", "", "\ud800\n"])
def test_what_no_note_can_hold_is_not_signed(text: str) -> None:
    """The signer finds out, not the reader."""
    with pytest.raises(FormatError, match="its text must end in a newline"):
        sign_note(text, [_LOG])


def test_a_note_needs_a_signer() -> None:
    """A text without signatures is no note."""
    with pytest.raises(FormatError, match="nobody signs it"):
        sign_note(_TEXT, [])
