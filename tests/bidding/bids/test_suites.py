"""Suites seal and open by well-kept libraries, and are found by name."""

from __future__ import annotations

import pytest

from bidding.bids.suites import KEY_EXTRA, SUITES, suite_named
from models.errors import InputError
from tests.builders.keys import holder

KEEPER = holder("notary.example.org", 1, "ed25519-x25519")


def test_every_suite_opens_what_it_seals() -> None:
    """What is sealed to a key opens with it, under the same words beside it."""
    for suite in SUITES.values():
        sealed = suite.seal(KEEPER.key, b"here", b"a share")

        assert len(sealed) == len(b"a share") + KEY_EXTRA
        assert suite.unseal(KEEPER.pair, b"here", sealed) == b"a share"


@pytest.mark.parametrize("sealed", [b"", b"x" * 40, b"x" * 120])
def test_what_is_not_sealed_does_not_open(sealed: bytes) -> None:
    """Anything else gives nothing, rather than an error of the library."""
    assert SUITES["hpke-x25519-sha256-aes256gcm"].unseal(KEEPER.pair, b"here", sealed) is None


def test_another_place_or_key_opens_nothing() -> None:
    """The words beside a share and the key are both needed."""
    suite = suite_named("hpke-x25519-sha256-aes256gcm")
    sealed = suite.seal(KEEPER.key, b"here", b"a share")

    assert suite.unseal(KEEPER.pair, b"there", sealed) is None
    assert suite.unseal(holder("other", 2, "ed25519-x25519").pair, b"here", sealed) is None


def test_both_halves_and_the_salt_make_the_key() -> None:
    """A cipher from one other half, or another salt, opens nothing."""
    suite = suite_named("hpke-x25519-sha256-aes256gcm")
    sealed = suite.cipher(b"a" * 32, b"b" * 32, b"s").encrypt(bytes(12), b"price", b"")
    others = [(b"a" * 32, b"c" * 32, b"s"), (b"c" * 32, b"b" * 32, b"s"), (b"a" * 32, b"b" * 32, b"t")]

    for other in others:
        with pytest.raises(Exception, match=r"^$"):
            suite.cipher(*other).decrypt(bytes(12), sealed, b"")


def test_an_unknown_suite_is_named_with_the_known() -> None:
    """A file of a later version says which suite it needs."""
    with pytest.raises(InputError, match=r"sm2-sm3-sm4.*hpke-x25519"):
        suite_named("sm2-sm3-sm4")
