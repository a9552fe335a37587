"""Petitions on credit files in the register: filed against a point of a run, decided, and laid over the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import RowMapping, select
from sqlmodel import Session, col

from credit.evidence.corrections import identity_of
from credit.standing.law_shapes import ListLaw
from credit.standing.laws import law_for
from credit.standing.life import is_listed
from credit.standing.listing import Role
from credit.standing.petitions import Petition, PetitionMove, PetitionStep, Point, Ruling, rule_on, why_not_filed
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, Vault
from models.tables import Contribution, FilePetition, FilePetitionStep, RatingRun, RulebookVersion
from models.values.moments import moment_number, shanghai_date
from web.register.ratings.corrections import enter_correction
from web.register.ratings.kept_evidence import import_numbered
from web.register.standing.listings import listings_of, officials_at

__all__ = ["decide_petition", "file_petition", "law_of_run", "petition", "petitions_of", "points_of", "strike"]

_STEM: Final = {PetitionMove.EXTEND: "extended", PetitionMove.GRANT: "granted", PetitionMove.REFUSE: "refused"}


def points_of(session: Session, company_id: str) -> tuple[int, Sequence[RowMapping]]:
    """Return the newest run that explains the company's points, and the points: what its credit file shows.

    Raises InputError where there is none.
    """
    runs = select(col(Contribution.run_id)).where(col(Contribution.company_id) == company_id)
    run = session.scalar(runs.order_by(col(Contribution.run_id).desc()).limit(1))
    if run is None:
        remedy = "Rate the register first (wuxin lists), and check the company_id."
        raise InputError(Problem(company_id, "no run on record has points of this company", remedy))
    table = Contribution.__table__  # type: ignore[attr-defined]
    query = select(table).where(col(Contribution.run_id) == run, col(Contribution.company_id) == company_id)
    return run, session.execute(query.order_by(col(Contribution.id))).mappings().all()


def law_of_run(session: Session, run: int) -> ListLaw:
    """Return the law of the jurisdiction by whose rulebook a run was rated."""
    query = (
        select(col(RulebookVersion.content))
        .join(RatingRun, col(RatingRun.rulebook_digest) == col(RulebookVersion.digest))
        .where(col(RatingRun.id) == run)
    )
    content: dict[str, Any] = session.execute(query).scalar_one()
    return law_for(content.get("jurisdiction", ""))


def file_petition(clerk: Clerk, asked: Petition, reasons: str) -> Petition:
    """File a petition on a point of the newest run, or raise RefusedError with every reason."""
    session, day = clerk.session, _today(clerk)
    law, company = law_of_run(session, asked.point.run), asked.point.company_id
    black = [one for one in listings_of(session, company) if one.facts.kind == "black"]
    listed = any(is_listed(one, day) for one in black)
    problems = why_not_filed(asked, petitions_of(session, company), law, blacklisted=listed)
    if problems:
        raise RefusedError(problems)
    import_id = session.get_one(RatingRun, asked.point.run).import_id
    row = _row(asked, import_id)
    session.add(row)
    session.flush()
    vault, number = Vault(clerk, import_id), row.id or 0
    row.reasons_commitment = vault.keep("petitions", str(number), "reasons", reasons)
    vault.close()
    clerk.enter(f"{asked.kind}.filed", f"petition/{number}", {"company": company}, {"id": [number]})
    return replace(asked, number=number)


def decide_petition(clerk: Clerk, number: int, step: PetitionStep) -> Petition:
    """Take a step on a petition, or raise RefusedError; what is granted is struck off for every later rating."""
    session = clerk.session
    before = petition(session, number)
    law = law_of_run(session, before.point.run)
    after = rule_on(Ruling(before, step, law, officials_at(session, moment_number(clerk.at))))
    key = f"{number}/{len(after.steps)}"
    session.add(FilePetitionStep(
        id=key, petition_id=number, number=len(after.steps), move=step.move, role=step.role, taken_by=step.by,
        taken_at=step.at, signed=None if step.signed is None else dict(step.signed),
    ))  # fmt: skip
    facts = {"company": after.point.company_id}
    clerk.enter(f"{after.kind}.{_STEM[step.move]}", f"petition/{number}", facts, {"id": [key]})
    if step.move is PetitionMove.GRANT:
        strike(clerk, after, f"petition/{number}")
    return after


def petition(session: Session, number: int) -> Petition:
    """Return a petition with its steps. Raises InputError for an unknown number."""
    row = session.get(FilePetition, number)
    if row is None:
        remedy = "See the numbers with: wuxin objection show --company COMPANY"
        raise InputError(Problem(f"petition {number}", "there is no such petition", remedy))
    return _petition(session, row)


def petitions_of(session: Session, company_id: str | None = None) -> list[Petition]:
    """Return the petitions of a company, of all companies where none is named, by number."""
    query = select(FilePetition).order_by(col(FilePetition.id))
    if company_id is not None:
        query = query.where(col(FilePetition.company_id) == company_id)
    return [_petition(session, row) for row in session.scalars(query).all()]


def strike(clerk: Clerk, granted: Petition, because: str) -> None:
    """Enter that the row of a petition's point counts no more, and on which decision that rests."""
    point = granted.point
    import_id = clerk.session.get_one(RatingRun, point.run).import_id
    identity = identity_of(import_numbered(clerk.session, import_id), point.table, point.row_id)
    enter_correction(clerk, {
        "kind": "struck", "company_id": point.company_id, "source_table": point.table, "source_id": point.row_id,
        "identity": identity, "because": because,
    })  # fmt: skip


def _row(asked: Petition, import_id: int) -> FilePetition:
    point = asked.point
    return FilePetition(
        import_id=import_id, run_id=point.run, company_id=point.company_id, kind=asked.kind, rule=point.rule,
        event=point.event, source_table=point.table, source_id=point.row_id, occurred_on=point.occurred_on,
        points_milli=point.points, documents=list(asked.documents), rectified_on=asked.rectified_on,
        harm_removed_on=asked.harm_removed_on, interviewed_on=asked.interviewed_on, filed_at=asked.filed_at,
    )  # fmt: skip


def _petition(session: Session, row: FilePetition) -> Petition:
    point = Point(
        row.run_id, row.company_id, row.rule, row.event, row.source_table, row.source_id, row.occurred_on,
        row.points_milli,
    )  # fmt: skip
    kept = select(FilePetitionStep).where(col(FilePetitionStep.petition_id) == row.id)
    steps = tuple(
        PetitionStep(PetitionMove(one.move), one.taken_at, one.taken_by, Role(one.role), one.signed)
        for one in session.scalars(kept.order_by(col(FilePetitionStep.number)))
    )
    return Petition(
        row.id or 0, "repair" if row.kind == "repair" else "objection", point, row.filed_at, tuple(row.documents),
        row.rectified_on, row.harm_removed_on, row.interviewed_on, steps,
    )  # fmt: skip


def _today(clerk: Clerk) -> date:
    return shanghai_date(clerk.at)
