"""Listings in the register: read with their steps, and moved: load, decide, write, put on record, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import RowMapping, Select, select
from sqlmodel import Session, col

from credit.scoring.terms import LIFTED
from credit.standing.attempts import Attempt
from credit.standing.law_shapes import ListLaw
from credit.standing.laws import law_for
from credit.standing.life import take
from credit.standing.lifting import lift_day
from credit.standing.listing import ListFacts, Listing, Move, Role, Step
from models.errors import InputError, Problem
from models.record import Clerk, Vault
from models.record.keys import keys_at
from models.tables import EvidenceImport, ListedPerson, ListEntry, ListProposal, ListStep, RatingRun, RulebookVersion
from models.values.moments import moment_number
from web.register.ratings.corrections import enter_correction, kept_corrections

__all__ = [
    "LawOf", "Telling", "all_listings", "import_of", "listing", "listings_of", "moved_listings", "officials_at",
    "published_listings", "take_step",
]  # fmt: skip

LawOf = Callable[[str], ListLaw]
"""Jurisdiction code -> its law of lists."""

_ACTS: Final[Mapping[Move, str]] = {
    Move.NOTIFY: "list.notified", Move.OBJECT: "list.objected", Move.HEAR: "list.heard",
    Move.EXTEND: "list.extended", Move.UPHOLD: "list.upheld", Move.DROP: "list.dropped",
    Move.PUBLISH: "list.published", Move.CONFIRM: "list.confirmed", Move.ASK_REPAIR: "list.repair_asked",
    Move.REFUSE_REPAIR: "list.repair_refused", Move.LIFT: "list.lifted", Move.EXPIRE: "list.expired",
}  # fmt: skip
_RELEASES: Final = frozenset({Move.DROP, Move.LIFT, Move.EXPIRE})


@dataclass(frozen=True, slots=True)
class Telling:
    """What belongs to a step and is personal: the text of reasons, and (role, name) of responsible persons."""

    reasons: str | None = None
    persons: tuple[tuple[str, str], ...] = ()


def listing(session: Session, number: int) -> Listing:
    """Return a listing with its steps. Raises InputError for an unknown number."""
    found = _listings(session, _query().where(col(ListEntry.id) == number))
    if not found:
        remedy = "See the numbers with: wuxin list show"
        raise InputError(Problem(f"listing {number}", "there is no such listing", remedy))
    return found[0]


def listings_of(session: Session, company_id: str) -> list[Listing]:
    """Return all listings of a company, proposed ones too, by number."""
    return _listings(session, _query().where(col(ListEntry.company_id) == company_id))


def all_listings(session: Session) -> list[Listing]:
    """Return all listings, by number."""
    return _listings(session, _query())


def published_listings(session: Session, after: int = 0, most: int | None = None) -> list[Listing]:
    """Return listings that were published, whatever became of them, behind a number and by number."""
    shown = select(col(ListStep.entry_id)).where(col(ListStep.move) == Move.PUBLISH)
    query = _query().where(col(ListEntry.id).in_(shown), col(ListEntry.id) > after)
    return _listings(session, query.limit(most))


def moved_listings(session: Session, company_id: str | None = None) -> list[Listing]:
    """Return the listings with which something was done, by number, of one company where it is named."""
    moved = select(col(ListStep.entry_id)).distinct()
    query = _query().where(col(ListEntry.id).in_(moved))
    return _listings(session, query if company_id is None else query.where(col(ListEntry.company_id) == company_id))


def officials_at(session: Session, at: int) -> frozenset[str]:
    """Return the public keys of officials that hold at a moment, by the record."""
    return frozenset(state.key.vkey for state in keys_at(session, at).valid if state.purpose == "official")


def take_step(
    clerk: Clerk, number: int, step: Step, telling: Telling | None = None, law_of: LawOf = law_for
) -> Listing:
    """Take a step at the clerk's moment, or raise RefusedError with every reason; lifts what it takes off."""
    before = listing(clerk.session, number)
    law, officials = law_of(before.facts.jurisdiction), officials_at(clerk.session, moment_number(clerk.at))
    others = tuple(one for one in listings_of(clerk.session, before.facts.company_id) if one.number != number)
    after = take(Attempt(before, step, law, others, officials))
    _write(clerk, after, telling or Telling())
    if step.move in _RELEASES:
        _lift(clerk, [*others, after])
    return after


def _write(clerk: Clerk, after: Listing, telling: Telling) -> None:
    step, place, import_id = after.steps[-1], len(after.steps), import_of(clerk.session, after.number)
    key, vault = f"{after.number}/{place}", Vault(clerk, import_id)
    clerk.session.add(ListStep(
        id=key, entry_id=after.number, number=place, import_id=import_id, move=step.move, role=step.role,
        taken_by=step.by, taken_at=step.at, details=dict(step.details),
        signed=None if step.signed is None else dict(step.signed),
        reasons_commitment=vault.keep("list_steps", key, "reasons", telling.reasons),
    ))  # fmt: skip
    for count, (role, name) in enumerate(telling.persons, start=1):
        own = f"{after.number}/{count}"
        commitment = vault.keep("listed_persons", own, "name", name)
        clerk.session.add(ListedPerson(
            id=own, entry_id=after.number, number=count, import_id=import_id, role=role,
            name_commitment=str(commitment), named_at=clerk.at,
        ))  # fmt: skip
    vault.close()
    facts = {"list": after.facts.kind, "company": after.facts.company_id}
    clerk.enter(_ACTS[step.move], f"listing/{after.number}", facts, {"id": [key], "entry_id": [after.number]})


def _lift(clerk: Clerk, listings: Sequence[Listing]) -> None:
    """Enter the lifting of the company's triggers up to the day that its listings allow, unless it is on record."""
    newest, company = listings[-1], listings[-1].facts.company_id
    day = lift_day(listings, newest.steps[-1].day)
    lifted = [one.occurred_on for one in kept_corrections(clerk.session)
              if one.kind == "lifted" and one.company_id == company and one.occurred_on is not None]  # fmt: skip
    if day is None or any(earlier >= day for earlier in lifted):
        return
    because = f"listing/{newest.number}"
    enter_correction(
        clerk, {"kind": "lifted", "company_id": company, "event": LIFTED, "occurred_on": day, "because": because}
    )


def import_of(session: Session, number: int) -> int:
    """Return the number of the import on which a listing's run rests."""
    query = (
        select(col(RatingRun.import_id))
        .join(ListProposal, col(ListProposal.run_id) == col(RatingRun.id))
        .join(ListEntry, col(ListEntry.proposal_id) == col(ListProposal.id))
        .where(col(ListEntry.id) == number)
    )
    found: int = session.execute(query).scalar_one()
    return found


def _query() -> Select[Any]:
    columns: list[Any] = [
        ListEntry.__table__, col(ListProposal.kind), col(RatingRun.as_of), col(RatingRun.rulebook_digest),  # type: ignore[attr-defined]
        col(EvidenceImport.digest).label("evidence_digest"), col(RulebookVersion.rulebook),
        col(RulebookVersion.content),
    ]  # fmt: skip
    return (
        select(*columns)
        .join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
        .join(RatingRun, col(RatingRun.id) == col(ListProposal.run_id))
        .join(EvidenceImport, col(EvidenceImport.id) == col(RatingRun.import_id))
        .join(RulebookVersion, col(RulebookVersion.digest) == col(RatingRun.rulebook_digest))
        .order_by(col(ListEntry.id))
    )


def _listings(session: Session, query: Select[Any]) -> list[Listing]:
    rows = list(session.execute(query).mappings())
    steps: dict[int, list[Step]] = {}
    numbers = [row["id"] for row in rows]
    for start in range(0, len(numbers), 500):
        kept = select(ListStep).where(col(ListStep.entry_id).in_(numbers[start : start + 500]))
        for row in session.scalars(kept.order_by(col(ListStep.entry_id), col(ListStep.number))):
            steps.setdefault(row.entry_id, []).append(_step(row))
    return [_listing(row, tuple(steps.get(row["id"], ()))) for row in rows]


def _listing(row: RowMapping, steps: tuple[Step, ...]) -> Listing:
    facts = ListFacts(
        company_id=row["company_id"], kind=row["kind"], rulebook=row["rulebook"],
        jurisdiction=row["content"].get("jurisdiction", ""),
        happened_on=row["as_of"] if row["rule"] is None else row["starts_on"],
        rule=row["rule"], event=row["event"], source_id=row["source_id"], place=row["place"],
        rulebook_digest=row["rulebook_digest"], evidence_digest=row["evidence_digest"],
    )  # fmt: skip
    return Listing(row["id"], facts, row["starts_on"], row["ends_on"], steps)


def _step(row: ListStep) -> Step:
    return Step(Move(row.move), row.taken_at, row.taken_by, Role(row.role), row.details, row.signed)
