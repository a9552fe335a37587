"""The laws of tenders from their files: strictly read, instruments known, and put together for a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from bidding.notices import Method, PartyRole, TenderKind
from bidding.procedures.shapes import (
    Clause,
    MethodRule,
    Period,
    PeriodName,
    Security,
    SecurityName,
    Statutory,
    TenderLaw,
    Trial,
    Votes,
)  # fmt: skip
from credit.rulebook.cited_files import read_cited
from credit.rulebook.law_files import cited, most_special
from credit.rulebook.shapes import Basis
from models.errors import InputError, Problem
from models.values.canonical import digest

__all__ = ["FOLDER", "Procedures", "procedures_for", "read_tender_law", "tender_laws", "votes_of"]

FOLDER: Final = Path(__file__).parent / "jurisdictions"
"""One file for each jurisdiction; `national.yaml` holds everywhere."""

_SEE: Final = "See docs/tenders.md for what a law of tenders holds."


def read_tender_law(data: bytes, file: str) -> TenderLaw:
    """Return the law of one file. Raises RulebookError with every problem, by line and key."""
    law = read_cited(TenderLaw, data, file, _SEE)
    content = law.model_dump(mode="json", by_alias=True, exclude={"digest"})
    return law.model_copy(update={"digest": digest(content)})


@cache
def tender_laws() -> tuple[TenderLaw, ...]:
    """Return the laws of all jurisdictions that are held, by id."""
    return tuple(read_tender_law(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.yaml")))


def votes_of(jurisdiction: str) -> tuple[Votes, TenderLaw]:
    """Return how owners decide at a place (a GB/T 2260 code), and the law that says it: the most special one."""
    law = most_special([law for law in tender_laws() if law.votes is not None], jurisdiction)
    if law.votes is None:  # only laws that say it were asked
        raise LookupError(law.id)
    return law.votes, law


@dataclass(frozen=True)
class Procedures:
    """The laws that hold at a place on a day (招标程序规定), the most special first; gaps are filled by the next."""

    laws: tuple[TenderLaw, ...]
    on: date

    def methods(self, kind: TenderKind) -> tuple[MethodRule, ...]:
        """Return the ways in which a kind may be held, by the most special law that names any."""
        found = (tuple(rule for rule in law.methods if kind in rule.kinds) for law in self.laws)
        return next((rules for rules in found if rules), ())

    def buyers(self, kind: TenderKind) -> tuple[tuple[PartyRole, ...], Basis]:
        """Return who may ask for bids of a kind, and where it stands."""
        found = (rule for law in self.laws for rule in law.buyers if kind in rule.kinds)
        rule = next(found)  # national.yaml names buyers of every kind, and a test holds it to that
        return rule.roles, rule.basis

    def statutory(
        self, kind: TenderKind, *, residential: bool, state_funds: bool, estimate_fen: int
    ) -> Statutory | None:
        """Return the rule by which the law demands such a tender, None where it is held by choice."""
        for law in self.laws:
            for rule in law.statutory:
                if (
                    kind in rule.kinds
                    and rule.residential in (None, residential)
                    and rule.state_funds in (None, state_funds)
                    and estimate_fen >= (rule.estimate_from_fen or 0)
                ):
                    return rule
        return None

    def period(self, name: PeriodName, kind: TenderKind, *, statutory: bool) -> Period | None:
        """Return a clock as it runs for a kind, None where no law sets one; a statutory tender's own goes first."""
        for law in self.laws:
            fitting = [
                one
                for one in law.periods
                if one.name is name
                and (not one.kinds or kind in one.kinds)
                and (statutory or not one.statutory)
                and (one.in_force is None or one.in_force.covers(self.on))
            ]
            if fitting:
                return max(fitting, key=lambda one: (one.statutory, bool(one.kinds)))
        return None

    def securities(self, name: SecurityName, kind: TenderKind) -> tuple[Security, ...]:
        """Return every bound of a security; they hold together."""
        every = (one for law in self.laws for one in law.securities)
        return tuple(one for one in every if one.name is name and (not one.kinds or kind in one.kinds))

    def least_bidders(self, method: Method) -> tuple[int, Basis]:
        """Return the fewest bidders with whom bids are opened; one is enough where it is agreed (direct)."""
        found = next(law.bidders for law in self.laws if law.bidders is not None)
        return (1 if method is Method.DIRECT else found.count), found.basis

    @property
    def votes(self) -> Votes:
        """Return how owners decide."""
        return next(law.votes for law in self.laws if law.votes is not None)

    def trial(self, kind: TenderKind) -> Trial | None:
        """Return what holds of contracts on trial, None where a kind has none."""
        return next((law.trial for law in self.laws if law.trial is not None and kind in law.trial.kinds), None)

    def clause(self, name: str) -> Clause | None:
        """Return a duty by its key, None where no law names it."""
        return next((found for law in self.laws if (found := getattr(law, name)) is not None), None)

    def cite(self, basis: Basis, language: str = "en") -> str:
        """Return instrument and article in words, or the reason of an own choice."""
        held = next((law.instruments for law in self.laws if basis.instrument in law.instruments), {})
        return cited(held, basis, language)


def procedures_for(jurisdiction: str, on: date) -> Procedures:
    """Return what holds at a GB/T 2260 code on a day. Raises InputError for a day before any law of tenders."""
    fitting = [
        (len(code), law)
        for law in tender_laws()
        for code in law.codes
        if jurisdiction.startswith(code) and law.in_force.covers(on)
    ]
    laws = tuple(law for _, law in sorted(fitting, key=lambda found: -found[0]))
    if not laws:
        what = f"no law of tenders that is held here was in force on {on}"
        raise InputError(Problem("day", what, "Give a day from 2000-01-01 on."))
    return Procedures(laws, on)
