"""What a key is at a moment, and all keys together."""

from __future__ import annotations

from dataclasses import dataclass

from models.keys.vkeys import PublicKey

__all__ = ["KeyState", "KeyStates"]


@dataclass(frozen=True, slots=True)
class KeyState:
    """密钥状态: from when until when a key holds (microseconds, half-open), how it ended, and who stands beside it."""

    key: PublicKey
    purpose: str
    valid_from: int
    valid_until: int | None = None
    ended: str = ""
    """What ended it: `rotated`, `lost`, the reason of its revocation, or `void` where a revoked key appointed it."""
    replaces: PublicKey | None = None
    replaced_by: PublicKey | None = None

    def holds(self, at: int) -> bool:
        """Return whether what the key signs at the moment is to be believed."""
        return self.valid_from <= at and (self.valid_until is None or at < self.valid_until)


@dataclass(frozen=True, slots=True)
class KeyStates:
    """密钥名册: all keys that were ever enrolled, in that order, as of a moment."""

    at: int
    states: tuple[KeyState, ...]

    @property
    def valid(self) -> tuple[KeyState, ...]:
        """Return the keys that hold at the moment."""
        return tuple(state for state in self.states if state.holds(self.at))

    def of(self, key: PublicKey) -> KeyState | None:
        """Return the state of a key; None where it was never enrolled."""
        return next((state for state in self.states if state.key == key), None)

    def named(self, name: str) -> KeyState | None:
        """Return the key of that name that holds at the moment."""
        return next((state for state in self.valid if state.key.name == name), None)
