"""Key files: what is sealed opens, and what is changed does not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.keys.key_text import key_text, open_key, read_key_text, seal_key
from models.keys.pairs import SUITES, pair_of
from tests.builders.keys import CHEAP, PASSPHRASE, entropy, file_of, holder

TEXT = key_text(file_of(holder("log.example", 1)))
TYPED = st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs"]), min_size=14, max_size=40)
ODD: list[Any] = [None, True, -1, 1.5, "", "x", [], {}, 2**80]


def changed(**parts: Any) -> str:  # noqa: ANN401 - whatever a file may hold
    """Return the text of the file with parts put in; those of the lock by their own names."""
    content = json.loads(TEXT)
    for name, value in parts.items():
        (content["lock"] if name in content["lock"] else content)[name] = value
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


@given(st.binary(min_size=32, max_size=32), TYPED, st.sampled_from(sorted(SUITES)))
def test_what_is_sealed_opens(secret: bytes, passphrase: str, suite: str) -> None:
    """For all secrets, passphrases and suites, through the text of the file."""
    pair = pair_of(suite, secret)
    phrase = "abcde" + passphrase
    file = seal_key(pair, ("log.example", "official", 1), phrase, entropy(1), CHEAP)

    assert open_key(read_key_text(key_text(file)), phrase) == pair


def test_a_wrong_passphrase_does_not_open() -> None:
    """And is not repeated in the message."""
    with pytest.raises(InputError, match="passphrase is wrong") as raised:
        open_key(read_key_text(TEXT), "wrong horse battery staple")

    assert "horse" not in str(raised.value)


def test_every_changed_bit_is_refused() -> None:
    """Each of seven bits of each character, the blanks and line ends too."""
    opened = []
    for place, character in enumerate(TEXT):
        for bit in range(7):
            text = TEXT[:place] + chr(ord(character) ^ 1 << bit) + TEXT[place + 1 :]
            try:
                open_key(read_key_text(text), PASSPHRASE)
            except InputError:
                continue
            opened.append((place, bit))

    assert not opened


@given(st.integers(0, len(TEXT)), st.integers(0, 6), st.text(max_size=6))
def test_every_edit_is_refused(place: int, removed: int, put_in: str) -> None:
    """Whatever is taken out or put in."""
    text = TEXT[:place] + put_in + TEXT[place + removed :]
    if text != TEXT:
        with pytest.raises(InputError):
            open_key(read_key_text(text), PASSPHRASE)


@pytest.mark.parametrize("length", range(0, len(TEXT), 7))
def test_a_file_that_is_cut_off_is_refused(length: int) -> None:
    """With a word on what to do."""
    with pytest.raises(InputError, match="recover"):
        read_key_text(TEXT[:length])


@pytest.mark.parametrize("other", [
    "-----BEGIN OPENSSH PRIVATE KEY-----\n", "{}", "[]", "null", '"wuxin key 1"',
    "[" * 10_000, "9" * 5_000, " " * 20_000,
])  # fmt: skip
def test_a_file_of_something_else_is_refused(other: str) -> None:
    """Whatever it is, in words and with where it stands."""
    with pytest.raises(InputError, match=r"^my\.key: this is no"):
        read_key_text(other, "my.key")


def test_a_newer_format_is_not_guessed_at() -> None:
    """The message says which one is read."""
    with pytest.raises(InputError, match="'wuxin key 1'"):
        read_key_text(TEXT.replace("wuxin key 1", "wuxin key 2"))


@pytest.mark.parametrize(("name", "value", "reason"), [
    ("memory_kib", 2**30, "1073741824 KiB of memory"), ("passes", 10**6, "1000000 passes"), ("lanes", 0, "0 lanes"),
])  # fmt: skip
def test_absurd_parameters_are_refused_on_reading(name: str, value: int, reason: str) -> None:
    """A terabyte is not even tried."""
    with pytest.raises(InputError, match=reason):
        read_key_text(changed(**{name: value}))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", [*json.loads(TEXT), *json.loads(TEXT)["lock"]])
def test_odd_parts_are_refused_in_words(name: str, odd: object) -> None:
    """No part brings the reader down."""
    with pytest.raises(InputError):
        read_key_text(changed(**{name: odd}))


def test_the_name_of_another_cannot_be_put_in() -> None:
    """Even with a public text that is in order: the tag vouches for all of it."""
    other = holder("other.example", 1).key

    file = read_key_text(changed(name=other.name, public=other.vkey))
    with pytest.raises(InputError, match="changed"):
        open_key(file, PASSPHRASE)


def test_a_secret_of_another_key_is_found_out() -> None:
    """Where whoever made the file lied about its public key."""
    one, other = holder("log.example", 1), holder("log.example", 2)
    liar = type(one.pair)(one.pair.suite, other.pair.public, one.pair.secret)

    with pytest.raises(InputError, match="do not belong together"):
        open_key(seal_key(liar, ("log.example", "log", 1), PASSPHRASE, entropy(1), CHEAP), PASSPHRASE)


def test_a_file_shows_no_secret() -> None:
    """Neither its text nor its representation holds the secret, and two files of one key differ."""
    one = holder("log.example", 1)
    files = [seal_key(one.pair, ("log.example", "log", 1), PASSPHRASE, entropy(seed), CHEAP) for seed in (1, 2)]

    assert one.pair.secret.hex() not in key_text(files[0])
    assert repr(files[0].sealed) not in repr(files[0])
    assert files[0].sealed != files[1].sealed


def test_a_weak_passphrase_makes_no_file() -> None:
    """Before anything else is done."""
    with pytest.raises(InputError, match="at least 12"):
        file_of(holder("log.example", 1), "log", "short")
