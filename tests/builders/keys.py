"""Builds keys and their files cheaply: the same ones every run, with an Argon2id that costs nothing.

official = holder("official", 1)
file = file_of(official, purpose="official")
said = enrolled(official.key, "official", at=1).signed(official.name, official.pair)
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import shake_256

from models.keys import Cost, Entropy, KeyEvent, KeyFile, KeyPair, PublicKey, enrolled, make_pair, rotated, seal_key

__all__ = ["CHEAP", "PASSPHRASE", "Holder", "enrolment", "entropy", "file_of", "holder", "rotation", "signed_by"]

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"  # noqa: S105 - of invented keys


@dataclass(frozen=True)
class Holder:
    """Somebody with a key."""

    name: str
    pair: KeyPair

    @property
    def key(self) -> PublicKey:
        """Return the public key."""
        return PublicKey(self.name, self.pair.suite, self.pair.public)


def entropy(seed: int) -> Entropy:
    """Return bytes that look random and are the same for equal seeds."""
    drawn = 0

    def draw(count: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return shake_256(f"{seed} {drawn}".encode()).digest(count)

    return draw


def holder(name: str, seed: int, suite: str = "ed25519") -> Holder:
    """Return the holder of a key made from a seed."""
    return Holder(name, make_pair(suite, entropy(seed)))


def file_of(whose: Holder, purpose: str = "log", passphrase: str = PASSPHRASE) -> KeyFile:
    """Return the key file of a holder, made at one moment."""
    return seal_key(whose.pair, (whose.name, purpose, 1_700_000_000_000_000), passphrase, entropy(99), CHEAP)


def enrolment(whose: Holder, purpose: str, at: int, *also: Holder) -> KeyEvent:
    """Return the enrolment of a key, signed by it and by others."""
    return signed_by(enrolled(whose.key, purpose, at), whose, *also)


def rotation(old: Holder, new: Holder, at: int) -> KeyEvent:
    """Return the rotation from one key to another, signed by both."""
    return signed_by(rotated(old.key, new.key, at), old, new)


def signed_by(event: KeyEvent, *holders: Holder) -> KeyEvent:
    """Return an event with the signatures of some holders."""
    for each in holders:
        event = event.signed(each.name, each.pair)
    return event
