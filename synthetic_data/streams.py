"""One random stream for each name, so that a new table changes no other."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import numpy as np

__all__ = ["Streams"]


@dataclass(frozen=True, slots=True)
class Streams:
    """The random streams of a seed (a whole number, at least 0)."""

    seed: int

    def named(self, name: str) -> np.random.Generator:
        """Return a fresh generator that depends on the seed and the name alone."""
        words = np.frombuffer(sha256(name.encode()).digest(), dtype=">u4")
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence([self.seed, *map(int, words)])))
