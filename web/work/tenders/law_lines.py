"""What the law asks of each step, from the data of the rules: the clock or the clause, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext

from bidding.procedures import Clock, PeriodName, Procedures, clock_of, procedures_for
from bidding.procedures.shapes import SecurityName
from bidding.tender import Move, Tender
from credit.rulebook.shapes import Basis
from web.languages import language
from web.work.tenders.naming import CLOCKS, length_words

__all__ = ["LawLine", "clock_line", "lines_of"]

_CLOCKS: Final = {
    Move.PUBLISH: (PeriodName.NOTICE_FILED, PeriodName.DOCUMENTS_FILED, PeriodName.BIDS_PREPARED),
    Move.AMEND: (PeriodName.CLARIFIED,), Move.EXTEND: (PeriodName.BIDS_PREPARED,),
    Move.ASK: (PeriodName.CLARIFIED,), Move.ANSWER: (PeriodName.CLARIFIED,),
    Move.OBJECT: (PeriodName.DOCUMENTS_OBJECTED, PeriodName.CANDIDATES_SHOWN),
    Move.REPLY: (PeriodName.OBJECTION_ANSWERED,), Move.COMPLAIN: (PeriodName.COMPLAINT_FILED,),
    Move.ACCEPT: (PeriodName.COMPLAINT_ACCEPTED,), Move.DECIDE: (PeriodName.COMPLAINT_DECIDED,),
    Move.ANNOUNCE: (PeriodName.CANDIDATES_ANNOUNCED, PeriodName.CANDIDATES_SHOWN),
    Move.AWARD: (PeriodName.CANDIDATES_SHOWN,), Move.REPORT: (PeriodName.RESULT_REPORTED,),
    Move.SIGN: (PeriodName.CONTRACT_SIGNED,), Move.FILE_CONTRACT: (PeriodName.CONTRACT_FILED,),
    Move.RETURN_SECURITIES: (PeriodName.BID_SECURITY_RETURNED,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LawLine:
    """What is asked, and the instrument with its article."""

    what: str
    article: str


def lines_of(move: Move, tender: Tender, on: date) -> list[LawLine]:
    """Return what the law of the place asks of a move on a day, in the visitor's language."""
    law = procedures_for(tender.notice.jurisdiction, on)
    clocks = (clock_of(name, tender.notice, law) for name in _CLOCKS.get(move, ()))
    return [
        *(clock_line(name, clock, law) for name, clock in zip(_CLOCKS.get(move, ()), clocks, strict=True) if clock),
        *_clauses(move, tender, law),
    ]


def clock_line(name: PeriodName, clock: Clock, law: Procedures) -> LawLine:
    """Return a clock in words."""
    return LawLine(f"{CLOCKS[name]}: {length_words(clock)}", law.cite(clock.period.basis, language()))


def _clauses(move: Move, tender: Tender, law: Procedures) -> Iterator[LawLine]:
    """Yield what is asked beside the clocks."""
    if move is Move.FILE:
        yield from _of_filing(tender, law)
    if move in (Move.OPEN, Move.FAIL):
        count, basis = law.least_bidders(tender.notice.method)
        yield _line(gettext("Fewer bidders than %(n)s are not opened", n=count), basis, law)
    if move in (Move.SECURE, Move.DEDUCT, Move.REFUND):
        for rule in law.securities(SecurityName.PERFORMANCE, tender.notice.kind):
            yield _line(gettext("The performance security lies within its bounds"), rule.basis, law)
    yield from _named(move, tender, law)


def _of_filing(tender: Tender, law: Procedures) -> Iterator[LawLine]:
    kind, method = tender.notice.kind, tender.notice.method
    yield _line(gettext("Who may ask for bids of this kind is held to the law"), law.buyers(kind)[1], law)
    rules = [rule for rule in law.methods(kind) if rule.method is method]
    yield from (_line(gettext("The method is held to the law of the place"), rule.basis, law) for rule in rules[:1])
    if (clause := law.clause("before_permit")) is not None and kind == "preliminary":
        yield _line(gettext("It comes before the pre-sale permit or the completed-sale filing"), clause.basis, law)


def _named(move: Move, tender: Tender, law: Procedures) -> Iterator[LawLine]:
    """Yield the duties that a law names by a clause of their own."""
    if move is Move.SIGN and (clause := law.clause("within_committee_term")) is not None:
        yield _line(gettext("The contract ends within the committee's term"), clause.basis, law)
    agreed = move is Move.ANNOUNCE and tender.notice.method == "direct"
    if agreed and (clause := law.clause("direct_is_published")) is not None:
        yield _line(gettext("Candidates and reasons of an agreement are published"), clause.basis, law)
    if move is Move.REVIEW and (trial := law.trial(tender.notice.kind)) is not None:
        yield _line(gettext("A contract on trial is reviewed in time"), trial.basis, law)


def _line(what: str, basis: Basis, law: Procedures) -> LawLine:
    return LawLine(what, law.cite(basis, language()))
