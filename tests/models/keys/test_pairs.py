"""Pairs come from what chance is passed in, and say which suite they are of."""

from __future__ import annotations

import pytest

from models.errors import InputError
from models.keys.pairs import (
    SUITES,
    KeyPair,
    make_pair,
    pair_of,
    sealing_key,
    sealing_public,
    sign,
    signing_key,
    suite_of,
    verify,
)
from tests.builders.keys import entropy

# RFC 8032, 7.1, test 2
SECRET = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_the_example_of_rfc_8032_comes_out() -> None:
    """Public key and signature of one byte."""
    pair = pair_of("ed25519", SECRET)

    assert pair.public == PUBLIC
    assert sign(pair, b"\x72") == SIGNATURE
    assert verify("ed25519", PUBLIC, b"\x72", SIGNATURE)


@pytest.mark.parametrize("suite", SUITES)
def test_what_one_signs_others_verify(suite: str) -> None:
    """And nothing else: another message, another key, half a signature, no key at all."""
    pair, other = make_pair(suite, entropy(1)), make_pair(suite, entropy(2))
    signature = sign(pair, b"yes")

    assert verify(suite, pair.public, b"yes", signature)
    assert not verify(suite, pair.public, b"no", signature)
    assert not verify(suite, other.public, b"yes", signature)
    assert not verify(suite, pair.public, b"yes", signature[:32])
    assert not verify(suite, b"", b"yes", signature)


@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda suite: suite.id)
def test_the_public_bytes_are_as_many_as_the_suite_says(suite: object) -> None:
    """And depend on the chance that comes in, and on nothing else."""
    known = suite_of(suite.id)  # type: ignore[attr-defined]  # pytest hands on plain objects

    assert len(make_pair(known.id, entropy(1)).public) == known.public_bytes
    assert make_pair(known.id, entropy(1)) == make_pair(known.id, entropy(1))
    assert make_pair(known.id, entropy(1)) != make_pair(known.id, entropy(2))


def test_a_custodian_opens_what_is_sealed_to_the_public_half() -> None:
    """The X25519 key fits the public bytes, and is no other key in disguise."""
    pair = make_pair("ed25519-x25519", entropy(1))

    opened = sealing_key(pair).public_key().public_bytes_raw()
    assert opened == sealing_public(pair.suite, pair.public)
    assert signing_key(pair).private_bytes_raw() not in (pair.secret, sealing_key(pair).private_bytes_raw())


def test_the_two_halves_stay_what_they_are() -> None:
    """Recovery words of today have to restore the same two keys in ten years: a known secret, known public bytes."""
    assert pair_of("ed25519-x25519", SECRET).public.hex() == (
        "492d74a643fdb411acf5ce3aae0c0ccab62e60afff1d648311e4171cbaeac020"
        "9713ce1e166a9fe0f7d92c7d3538203e56c38bdcdcb135de9f3f27e79f57865f"
    )


def test_nothing_is_sealed_to_a_key_that_only_signs() -> None:
    """The error names the suites that can."""
    pair = make_pair("ed25519", entropy(1))

    with pytest.raises(InputError, match="ed25519-x25519"):
        sealing_key(pair)
    with pytest.raises(InputError, match="ed25519-x25519"):
        sealing_public(pair.suite, pair.public)


@pytest.mark.parametrize("call", [
    lambda: make_pair("sm2", entropy(1)), lambda: verify("sm2", b"", b"", b""),
    lambda: sign(KeyPair("sm2", b"", b""), b""),
])  # fmt: skip
def test_an_unknown_suite_is_refused_with_the_known_ones(call: object) -> None:
    """Wherever a suite comes in."""
    with pytest.raises(InputError, match=r"no suite 'sm2'.*ed25519, ed25519-x25519"):
        call()  # type: ignore[operator]  # pytest hands on plain objects


def test_a_secret_of_another_length_is_refused() -> None:
    """Without showing it."""
    with pytest.raises(InputError, match="31 bytes"):
        pair_of("ed25519", SECRET[:31])


def test_a_pair_does_not_show_its_secret() -> None:
    """Not in a representation, which ends in logs and tracebacks."""
    assert "secret" not in repr(pair_of("ed25519", SECRET))
    assert repr(SECRET) not in repr(pair_of("ed25519", SECRET))
