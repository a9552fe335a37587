"""What the page of a tender on record shows, taken from its events and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext

from bidding.evaluation import Evaluation
from bidding.evaluation.report import Section, sections
from bidding.notices import Notice, notice_digest
from bidding.notices.differences import Change, changes
from bidding.procedures import procedures_for
from bidding.tender import Event, Move, Role, State, Tender, state_of
from bidding.tender.details import Answered, Asked, Checked, Failed, Opening, Published, Said
from bidding.tender.disputes import disputes
from bidding.tender.timetable import timetable
from models.values.capital_amounts import capital_amount
from models.values.moments import parse_moment
from web.languages import language, moment
from web.pages.tender_words import occasion, place_of, word

__all__ = ["LotRow", "Question", "Version", "actor", "company_ids", "money", "tender_parts", "tender_words", "value_of"]

_SECRET: frozenset[State] = frozenset({State.PUBLISHED, State.CLOSED})
"""While bids are sealed: nobody knows how many there are, and nothing here may tell (Tender Law, article 22)."""
_HIDDEN: frozenset[Move] = frozenset({Move.DRAFT, Move.FILE, Move.RETURN})
"""Before publication; on record, but no news for who looks a tender up."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the notice: when and why it came, and what is different in it from the one before."""

    notice: Notice
    digest: str
    at: datetime
    what: str
    good: bool
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the notice by its number, with the answer where there is one."""

    number: int
    asked_at: datetime
    text: str
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class LotRow:
    """A lot with what became of it: opened bids, ranking, candidates, award, contract, evaluation."""

    lot: Any
    bids: tuple[Any, ...]
    places: tuple[Any, ...]
    candidates: tuple[str, ...]
    award: Any
    contract: Any
    sections: tuple[Section, ...]
    fallen: int | None


def tender_parts(tender: Tender, evaluations: Mapping[str, Evaluation]) -> dict[str, Any]:
    """Return everything that the template shows of a published tender."""
    state = state_of(tender)
    published = next(told for _, _, told in tender.each(Move.PUBLISH, Published))
    return {
        "tender": tender, "state": state, "notice": tender.notice, "sealed": state in _SECRET,
        "versions": _versions(tender), "timetable": timetable(tender), "questions": _questions(tender),
        "field": published.field, "warnings": published.warnings, "elsewhere": published.bids_elsewhere,
        "lots": _lots(tender, evaluations), "opening": tender.last(Move.OPEN, Opening),
        "checked": tender.last(Move.CHECK, Checked), "disputes": disputes(tender), "ended": _ended(tender),
        "events": [(number, one) for number, one in enumerate(tender.events, 1) if one.move not in _HIDDEN],
    }  # fmt: skip


def company_ids(tender: Tender) -> set[str]:
    """Return the codes of all companies that the page names."""
    checked = {one.company_id for _, _, told in tender.each(Move.CHECK, Checked) for one in told.results}
    return {one.company_id for one in tender.bids if one.company_id} | checked | set(tender.notice.invited)


def money(fen: int | None) -> str:
    """Return an amount as yuan with its fen: 8,700,000.00; a dash for none."""
    if fen is None:
        return "–"
    return f"{fen // 100:,}.{fen % 100:02d}"


def actor(event: Event, notice: Notice) -> str:
    """Return who acted, by role: who asks or objects stays unnamed, for it may bid (Tender Law, article 22)."""
    if event.role is Role.PROCURING_ENTITY:
        return notice.procuring_entity.name
    told = word("actor", event.role)
    return told if event.role in (Role.TENDERER, Role.SYSTEM) else f"{told} ({event.by})"


def value_of(change: Change, side: str) -> str:
    """Return a value of a change as people read it: money in yuan, moments in the zone of the installation."""
    value = getattr(change, side)
    if value is None:
        return "–"
    if change.path[-1].endswith("_fen") and isinstance(value, int):
        return money(value)
    if change.path[0] == "times" and change.path[-1].endswith(("_at", "_until")) and isinstance(value, str):
        parse_moment(value)
        return moment(datetime.fromisoformat(value))
    return gettext(", ").join(map(str, value)) if isinstance(value, list) else str(value)


def _versions(tender: Tender) -> tuple[Version, ...]:
    """Return the versions, the newest first."""
    told = list(_told(tender))
    found: list[Version] = []
    for number, (notice, (event, what)) in enumerate(zip(tender.versions, told, strict=True)):
        digest = notice_digest(notice)
        before = tender.versions[number - 1] if number else notice
        good = digest in tender.valid_digests
        found.append(Version(notice, digest, event.at, what, good, changes(before, notice)))
    return tuple(reversed(found))


def _told(tender: Tender) -> Iterator[tuple[Event, str]]:
    published = next(event for event in tender.events if event.move is Move.PUBLISH)
    yield published, ""
    for event in tender.events:
        if event.move in (Move.AMEND, Move.EXTEND):
            yield event, str(event.details["what"])


def _questions(tender: Tender) -> tuple[Question, ...]:
    answers = {told.question: (event.at, told.answer) for _, event, told in tender.each(Move.ANSWER, Answered)}
    return tuple(
        Question(number, event.at, told.question, *_answer(answers.get(number)))
        for number, event, told in tender.each(Move.ASK, Asked)
    )


def _answer(found: tuple[datetime, str] | None) -> tuple[str | None, datetime | None]:
    return (None, None) if found is None else (found[1], found[0])


def _lots(tender: Tender, evaluations: Mapping[str, Evaluation]) -> tuple[LotRow, ...]:
    law = procedures_for(tender.notice.jurisdiction, tender.events[-1].on)
    fallen = tender.fallen(law.least_bidders(tender.notice.method)[0])
    return tuple(
        LotRow(
            lot, tuple(one for one in tender.bids if one.lot == lot.id),
            tuple(sorted((one for one in tender.ranking if one.lot == lot.id), key=lambda one: one.place)),
            tuple(one.company_id for one in tender.candidates(lot.id)) if tender.shown_until else (),
            tender.awards.get(lot.id), tender.contracts.get(lot.id),
            tuple(sections(evaluations[lot.id], language())) if lot.id in evaluations else (), fallen.get(lot.id),
        )
        for lot in tender.notice.lots
    )  # fmt: skip


def _ended(tender: Tender) -> tuple[Event, str] | None:
    """Return how a tender ended without an award, and why in words."""
    if (cancelled := tender.last(Move.CANCEL, Said)) is not None:
        return cancelled[1], cancelled[2].what
    failed = tender.last(Move.FAIL, Failed)
    return None if failed is None else (failed[1], failed[2].what)


def tender_words() -> dict[str, Any]:
    """Return the functions that the templates of tenders call."""
    return {
        "money": money, "capital": capital_amount, "place_of": place_of, "value_of": value_of, "word": word,
        "occasion": occasion, "actor": actor,
    }  # fmt: skip
