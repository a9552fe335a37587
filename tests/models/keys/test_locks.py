"""Secrets under a passphrase open with it and with nothing else."""

from __future__ import annotations

from time import monotonic

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.keys.locks import DEFAULT_COST, Cost, check_cost, lock, unlock
from tests.builders.keys import CHEAP

SALT, NONCE = bytes(range(16)), bytes(range(12))
TYPED = st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs"]), min_size=1, max_size=40)


@given(st.binary(max_size=64), TYPED, st.binary(max_size=64))
def test_what_is_locked_is_unlocked(secret: bytes, passphrase: str, beside: bytes) -> None:
    """For all secrets and passphrases."""
    locked = lock(secret, passphrase, CHEAP, SALT, NONCE, beside)

    assert unlock(locked, passphrase, CHEAP, SALT, NONCE, beside) == secret


@given(TYPED)
def test_no_other_passphrase_opens(passphrase: str) -> None:
    """The message does not tell which of the two it is, since it cannot know."""
    locked = lock(b"secret", passphrase, CHEAP, SALT, NONCE, b"")

    with pytest.raises(InputError, match="passphrase is wrong, or the file was changed"):
        unlock(locked, f"{passphrase}!", CHEAP, SALT, NONCE, b"")


@pytest.mark.parametrize("change", [
    {"cost": Cost(16, 1, 1)}, {"cost": Cost(8, 2, 1)}, {"salt": bytes(16)}, {"nonce": bytes(12)}, {"beside": b"other"},
])  # fmt: skip
def test_nothing_beside_the_secret_can_be_swapped(change: dict[str, object]) -> None:
    """Parameters, salt, nonce, and what the tag vouches for."""
    parts: dict[str, object] = {"cost": CHEAP, "salt": SALT, "nonce": NONCE, "beside": b"beside"}
    locked = lock(b"secret", "passphrase", **parts)  # type: ignore[arg-type]  # each part is of its own type

    with pytest.raises(InputError, match="changed"):
        unlock(locked, "passphrase", **(parts | change))  # type: ignore[arg-type]  # each part is of its own type


@pytest.mark.parametrize(("cost", "reason"), [
    (Cost(2**30, 1, 1), "1073741824 KiB of memory"), (Cost(7, 1, 1), "7 KiB"), (Cost(16, 1, 4), "32 to"),
    (Cost(64, 0, 1), "0 passes"), (Cost(64, 65, 1), "65 passes"),
    (Cost(64, 1, 0), "0 lanes"), (Cost(64, 1, -1), "lanes"),
    (Cost(2**10, 1, 17), "17 lanes"), (Cost(2**20, 64, 1), "KiB of work"), (Cost(-1, 1, 1), "-1 KiB"),
])  # fmt: skip
def test_an_absurd_cost_is_refused_before_it_is_tried(cost: Cost, reason: str) -> None:
    """A file that asks for a terabyte costs no time and no memory."""
    began = monotonic()
    with pytest.raises(InputError, match=reason):
        unlock(b"", "passphrase", cost, SALT, NONCE, b"")

    assert monotonic() - began < 0.1


def test_the_default_is_what_rfc_9106_recommends_second() -> None:
    """64 MiB, 3 passes, 4 lanes; and it passes the check."""
    assert Cost(65536, 3, 4) == DEFAULT_COST
    check_cost(DEFAULT_COST)


def test_the_key_is_argon2id() -> None:
    """The example of RFC 9106, 5.3, through the library that we use."""
    kdf = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )

    assert kdf.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
