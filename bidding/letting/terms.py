"""The terms of a lease (租赁合同条款): who rents what, from when until when, for how much, and in which rhythm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from bidding.letting.law_shapes import LettingLaw
from bidding.letting.laws import cite
from models.errors import Problem
from models.values.periods import Duration

__all__ = ["Escalation", "LeaseTerms", "terms_problems"]

_RHYTHMS: Final = frozenset({1, 2, 3, 4, 6, 12})
_RISE: Final = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?%", re.ASCII)
_WHOLE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Escalation:
    """租金递增: after so many months the rent is higher by `rise` hundredths of a percent."""

    after_months: int
    rise: int

    @property
    def factor(self) -> Fraction:
        """By what the rent is multiplied."""
        return Fraction(_WHOLE + self.rise, _WHOLE)

    @classmethod
    def parse(cls, text: str) -> Escalation:
        """Return what `12=5%` says: 5 % more from the thirteenth month on. Raises ValueError for anything else."""
        months, _, rise = text.partition("=")
        match = _RISE.fullmatch(rise)
        if match is None or not (months.isascii() and months.isdecimal()):
            message = f"{text!r} is no rise; write it like 12=5%"
            raise ValueError(message)
        return cls(int(months), int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")))


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """What a lease says. It runs `since <= day < until`; money in whole fen.

    `rent_fen` is the rent of `rent_months` months, as it was bid for; it is paid every `pay_months` months, `due_days`
    days after an instalment's period begins. The first `free_months` cost nothing. `tenant` is a company's code or a
    handle, never a person's name; `document` the SHA-256 of the written lease.
    """

    asset_id: str
    tenant: str
    since: date
    until: date
    rent_fen: int
    rent_months: int = 1
    pay_months: int = 3
    due_days: int = 0
    free_months: int = 0
    deposit_fen: int = 0
    escalations: tuple[Escalation, ...] = ()
    document: str = ""

    def as_content(self) -> dict[str, Any]:
        """Return the terms as plain values with a canonical form."""
        return {
            "asset_id": self.asset_id, "tenant": self.tenant, "since": self.since.isoformat(),
            "until": self.until.isoformat(), "rent_fen": self.rent_fen, "rent_months": self.rent_months,
            "pay_months": self.pay_months, "due_days": self.due_days, "free_months": self.free_months,
            "deposit_fen": self.deposit_fen, "document": self.document,
            "escalations": [[one.after_months, one.rise] for one in self.escalations],
        }  # fmt: skip

    @classmethod
    def from_content(cls, told: Mapping[str, Any]) -> LeaseTerms:
        """Return the terms of the content of a step. Raises KeyError or ValueError for others."""
        return cls(
            told["asset_id"], told["tenant"], date.fromisoformat(told["since"]), date.fromisoformat(told["until"]),
            told["rent_fen"], told["rent_months"], told["pay_months"], told["due_days"], told["free_months"],
            told["deposit_fen"], tuple(Escalation(*one) for one in told["escalations"]), told["document"],
        )  # fmt: skip


def terms_problems(terms: LeaseTerms, law: LettingLaw) -> list[Problem]:
    """Return every reason why nobody may or could rent by these terms."""
    return [*_form(terms), *_length(terms, law)]


def _form(terms: LeaseTerms) -> Iterator[Problem]:
    months = [one.after_months for one in terms.escalations]
    checks = (
        (not terms.tenant.strip(), "tenant", "nobody is named", "Name the tenant by its code."),
        (terms.since >= terms.until, "until", "it ends before it begins", "Give the first day after it."),
        (terms.rent_fen <= 0, "rent", "the rent is nothing", "Give it; a rent-free time is told in months."),
        (terms.rent_months not in _RHYTHMS, "rent", "it is told for 1, 2, 3, 4, 6 or 12 months", "Give one of them."),
        (terms.pay_months not in _RHYTHMS, "rhythm", "it is paid every 1, 2, 3, 4, 6 or 12 months", "Give one."),
        (terms.due_days < 0, "due", "rent is due when its period begins, or days later", "Give 0 or more days."),
        (terms.deposit_fen < 0, "deposit", "a deposit is not negative", "Give 0 where there is none."),
        (terms.free_months < 0 or _free_to_the_end(terms), "rent-free", "it would cost nothing at all", "Shorten it."),
        (months != sorted(set(months)) or 0 in months, "escalation", "rises come later, each once, in order", ""),
    )
    return (Problem(where, what, remedy) for wrong, where, what, remedy in checks if wrong)


def _free_to_the_end(terms: LeaseTerms) -> bool:
    return Duration(max(terms.free_months, 0), 0).after(terms.since) >= terms.until


def _length(terms: LeaseTerms, law: LettingLaw) -> Iterator[Problem]:
    latest = law.longest.time.after(terms.since)
    if terms.until > latest:
        what = f"it would run until {terms.until}; what exceeds {law.longest.time} is void"
        yield Problem(cite(law, law.longest.basis), what, f"End it on {latest} at the latest; it may be renewed then.")
    if law.written_from.time.after(terms.since) <= terms.until and not terms.document:
        what = f"a lease of {law.written_from.time} or more is made in writing, and no document is named"
        yield Problem(cite(law, law.written_from.basis), what, "Attach the lease: --document FILE")
