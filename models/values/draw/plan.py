"""What is fixed before a draw (抽取方案): who may be drawn, how many, from whose codes and which lottery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from models.values.canonical import digest
from models.values.draw.lotteries import Source

__all__ = ["EXPERT_RATIO", "SUITE", "Candidate", "DrawPlan", "Party", "Stratum", "code_sha256"]

SUITE: Final = "wuxin-draw-hkdf-sha256/1"
"""Names the construction in every record, so that a second one, with SM3, can stand beside it."""
EXPERT_RATIO: Final = 3
"""Candidates for each seat of an evaluation committee: with fewer, whoever pays a third of a pool owns a seat, and the
list as good as exists before the draw (TRUST 3)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who or what may be drawn (抽取对象): a label, its tickets, and its stratum where the draw has strata."""

    label: str
    weight: int = 1
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who gives a one-time code (一次性密码), and the SHA-256 of it that goes on record before the lottery."""

    name: str
    code_sha256: str

    @classmethod
    def of(cls, name: str, code: str) -> Party:
        """Return the party that holds this code."""
        return cls(name, code_sha256(code))


@dataclass(frozen=True, slots=True)
class Stratum:
    """One part of the pool (分层) that is drawn from by itself; a draw without strata has one, without a name."""

    name: str
    quota: int
    substitutes: int
    candidates: tuple[Candidate, ...]

    @property
    def tickets(self) -> int:
        """Return how many tickets its labels hold together."""
        return sum(one.weight for one in self.candidates)

    @property
    def places(self) -> int:
        """Return how many labels are taken: those drawn and their substitutes."""
        return self.quota + self.substitutes

    def namespace(self, whole: str) -> str:
        """Return the namespace of its tickets: that of the draw, and `/stratum` where it has a name."""
        return f"{whole}/{self.name}" if self.name else whole

    def eligible(self, barred: Mapping[str, str]) -> tuple[Candidate, ...]:
        """Return those who are not excluded."""
        return tuple(one for one in self.candidates if one.label not in barred)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPlan:
    """All that is decided before the randomness exists; `plan_faults` says what is wrong with one.

    `quotas`: how many of each stratum, adding up to `count`; empty without strata. `substitutes`: for each stratum that
    has a quota. `exclusions`: labels that cannot be drawn, each with its reason. `recusals_allowed`: whether one may
    still be excluded, with a reason, after the draw is known. `smallest_ratio`: eligible labels for each place, in each
    stratum. `salt`: a secret text that keeps a pool from being guessed from its hash, told when the pool is.
    """

    namespace: str
    pool: tuple[Candidate, ...]
    count: int
    parties: tuple[Party, ...]
    quotas: Mapping[str, int] = field(default_factory=dict)
    substitutes: int = 0
    exclusions: Mapping[str, str] = field(default_factory=dict)
    recusals_allowed: bool = False
    smallest_ratio: int = 1
    source: Source | None = None
    salt: str = ""

    @property
    def strata(self) -> tuple[Stratum, ...]:
        """Return the parts that are drawn from one by one, in the order of their names."""
        members: dict[str, list[Candidate]] = {}
        for one in self.pool:
            members.setdefault(one.stratum, []).append(one)
        return tuple(self._stratum(name, tuple(members[name])) for name in sorted(members))

    def _stratum(self, name: str, candidates: tuple[Candidate, ...]) -> Stratum:
        quota = self.quotas.get(name, 0) if self.quotas else self.count
        return Stratum(name, quota, self.substitutes if quota else 0, candidates)

    @property
    def pool_sha256(self) -> str:
        """Return the hash of the pool: of canonical JSON, so that the order of rows does not count."""
        return digest({"pool": {one.label: [one.weight, one.stratum] for one in self.pool}, "salt": self.salt})

    @property
    def exclusions_sha256(self) -> str:
        """Return the hash of the exclusions with their reasons."""
        return digest({"exclusions": dict(self.exclusions), "salt": self.salt})


def code_sha256(code: str) -> str:
    """Return what a party puts on record of its code: the SHA-256 of its UTF-8, in hexadecimal."""
    return sha256(code.encode("utf-8", "surrogatepass")).hexdigest()
