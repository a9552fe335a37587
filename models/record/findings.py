"""What a verification found: each deviation with its entry, what is there, and what it should have been."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Finding", "Verification"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One deviation: where, what is there, and what should be.

    `position` names the entry, None where the whole is concerned.
    """

    where: str
    what: str
    should: str
    position: int | None = None

    def __str__(self) -> str:
        """Return it as one line."""
        entry = "" if self.position is None else f"entry {self.position}, "
        return f"{entry}{self.where}: {self.what}; should be: {self.should}"


@dataclass(slots=True)
class Verification:
    """The outcome of checking one copy: how much there was, who vouches for it, and all that is wrong.

    `root`: hexadecimal root over all entries. `vouched`: the size up to which a trusted checkpoint vouches, 0 for none.
    `cosigned`: the trusted witnesses on that checkpoint. `notices` say what is worth knowing and is no deviation.
    """

    name: str
    size: int = 0
    root: str = ""
    checkpoints: int = 0
    vouched: int = 0
    cosigned: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def add(self, where: str, what: str, should: str, position: int | None = None) -> None:
        """Note a deviation."""
        self.findings.append(Finding(where, what, should, position))
