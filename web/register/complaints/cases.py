"""Complaints into the register: taken in, joined or routed at once, and every later step; all of it on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from credit.complaints import Case, DeskRules, Heard, Move, Role, Step, case_of, decide, repeat_of, route
from models.errors import Problem, RefusedError
from models.record import Clerk, Vault
from models.record.clerk import Entropy
from models.tables import Community, ComplaintCase, ComplaintStep
from models.values.moments import shanghai_date
from web.register.complaints.codes import code_digest, fits, new_code, new_number
from web.register.complaints.rows import History, histories, history_of, step_cells, told_of

__all__ = ["Taken", "Told", "check_code", "complaint_of", "open_cases", "receive", "take_step"]

RULES: Final = "the desk's published rules"
"""Who joins and routes at reception: nobody chooses."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a complainer or a channel tells; name and phone are asked for only where somebody wants to be called."""

    channel: str
    matter: str
    text: str
    received_at: datetime
    community_id: str | None = None
    name: str | None = None
    phone: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A complaint that was taken in: its number, the code that is told once, and where it stands."""

    complaint_id: str
    code: str
    case: Case


def receive(clerk: Clerk, desk: DeskRules, told: Told, code_entropy: Entropy | None = None) -> Taken:
    """Take a complaint in, join it to the one it repeats or route it by the duty list, and put both on record.

    `code_entropy` draws the code, where it is to come out the same when a channel tries again; else the clerk's does.
    Raises RefusedError with every reason: unknown channel, matter or community, no text, a date to come, taken before.
    """
    problems = [*_faults(clerk, desk, told)]
    if problems:
        raise RefusedError(problems)
    number, code = new_number(told.received_at, clerk.entropy), new_code(code_entropy or clerk.entropy)
    vault = Vault(clerk)
    kept = {
        name: vault.keep("complaint_cases", number, name, getattr(told, name)) for name in ("name", "phone", "text")
    }
    row = ComplaintCase(
        complaint_id=number, desk=desk.id, channel=told.channel, source_id=told.source_id,
        community_id=told.community_id, matter=told.matter, received_at=told.received_at, recorded_at=clerk.at,
        code_digest=code_digest(number, code), **{f"{name}_commitment": value for name, value in kept.items()},
    )  # fmt: skip
    clerk.session.add(row)
    clerk.session.flush()
    facts = {"withheld": list(vault.close())}
    clerk.enter("complaint.received", f"complaint/{number}", facts, {"complaint_id": [number]})
    return Taken(number, code, _first_step(clerk, desk, number, told))


def take_step(clerk: Clerk, desk: DeskRules, complaint_id: str, step: Step, text: str | None = None) -> Case:
    """Take a step at the clerk's moment and put it on record; `text` is what an answer says, kept in the vault.

    Raises RefusedError with every reason why it may not be taken.
    """
    reception, steps = complaint_of(clerk.session, desk, complaint_id)
    turn = len(steps) + 1
    vault = Vault(clerk)
    commitment = vault.keep("complaint_answers", f"{complaint_id}/{turn}", "text", text or None)
    dated = replace(step, at=clerk.at, text_commitment=commitment)
    case = decide(case_of(reception, steps), dated, desk)
    if dated.duplicate_of is not None:
        _check_original(clerk.session, desk, dated.duplicate_of)
    row = ComplaintStep(complaint_id=complaint_id, turn=turn, **step_cells(dated))
    clerk.session.add(row)
    clerk.session.flush()
    facts = {"withheld": list(vault.close()), "move": str(step.move)}
    clerk.enter("complaint.step", f"complaint/{complaint_id}", facts, {"id": [row.id]})
    return case


def complaint_of(session: Session, desk: DeskRules, complaint_id: str) -> History:
    """Return a complaint with its steps. Raises RefusedError for an unknown number or one of another desk."""
    found = history_of(session, complaint_id)
    if found is None:
        raise RefusedError(Problem(complaint_id, "there is no complaint of this number", "Check the number."))
    if found[0].desk != desk.id:
        what = f"it is handled by the desk {found[0].desk}, not {desk.id}"
        raise RefusedError(Problem(complaint_id, what, f"Say --desk {found[0].desk}."))
    return found


def check_code(session: Session, complaint_id: str, code: str) -> None:
    """Raise RefusedError unless the code is that of the complaint; number and code are not told apart in it."""
    row = session.get(ComplaintCase, complaint_id)
    if row is None or not fits(complaint_id, code, row.code_digest):
        what = "number and code do not fit together"
        remedy = (
            "Check both on the receipt; a lost code is not told again: ask the desk to follow the complaint for you."
        )
        raise RefusedError(Problem("following", what, remedy))


def open_cases(session: Session, desk: DeskRules) -> Iterator[Case]:
    """Yield every complaint of a desk that somebody still has to do something about."""
    for reception, steps in histories(session):
        case = case_of(reception, steps)
        if reception.desk == desk.id and not case.is_ended:
            yield case


def _first_step(clerk: Clerk, desk: DeskRules, number: str, told: Told) -> Case:
    new = Heard(number, told.community_id, told.matter, told.received_at, told.text)
    repeat = repeat_of(new, _earlier(clerk.session, desk, new), desk.repeats)
    if repeat is None:
        says: dict[str, Any] = route(desk, told.matter, shanghai_date(told.received_at)).says()
        return take_step(clerk, desk, number, Step(Move.ROUTE, Role.CLOCK, RULES, clerk.at, **says))
    step = Step(
        Move.MERGE, Role.CLOCK, RULES, clerk.at, duplicate_of=repeat.of, reason=repeat.reason,
        similarity_milli=repeat.similarity_milli,
    )  # fmt: skip
    return take_step(clerk, desk, number, step)


def _earlier(session: Session, desk: DeskRules, new: Heard) -> list[Heard]:
    """Return what a new complaint may repeat: earlier ones of its community that are still open.

    What comes back after it was closed is new: it may have returned.
    """
    row = ComplaintCase
    since = new.received_at - timedelta(days=desk.repeats.within_days + 1)
    query = select(col(row.complaint_id)).where(
        col(row.community_id) == new.community_id, col(row.received_at) >= since,
        col(row.received_at) <= new.received_at, col(row.complaint_id) != new.complaint_id,
    )  # fmt: skip
    found = [case_of(*history) for history in histories(session, session.scalars(query).all())]
    texts = told_of(session, [case.reception.complaint_id for case in found])
    return [
        Heard(
            name, case.reception.community_id, case.matter, case.reception.received_at, texts.get(name, {}).get("text")
        )
        for case in found
        if not case.is_ended and (name := case.reception.complaint_id)
    ]


def _faults(clerk: Clerk, desk: DeskRules, told: Told) -> Iterator[Problem]:
    if told.channel not in desk.channels:
        yield Problem(
            "channel", f"{told.channel!r} is no channel of this desk", f"Name one of {', '.join(desk.channels)}."
        )
    if not told.text.strip():
        yield Problem("text", "it says nothing", "Write what is wrong, where, and since when.")
    if told.received_at > clerk.at:
        yield Problem("received_at", f"{told.received_at.isoformat()} lies ahead", "Give the moment it was received.")
    else:
        yield from _unroutable(desk, told)
    if told.community_id is not None and clerk.session.get(Community, told.community_id) is None:
        what = f"{told.community_id!r} is no community of the register"
        yield Problem("community", what, "Ingest the city's communities first (wuxin ingest), or check the id.")
    yield from _taken_before(clerk.session, told)


def _unroutable(desk: DeskRules, told: Told) -> Iterator[Problem]:
    try:
        route(desk, told.matter, shanghai_date(told.received_at))
    except RefusedError as error:
        yield from error.problems


def _taken_before(session: Session, told: Told) -> Iterator[Problem]:
    row = ComplaintCase
    query = select(col(row.complaint_id)).where(col(row.channel) == told.channel, col(row.source_id) == told.source_id)
    before = session.scalar(query) if told.source_id is not None else None
    if before is not None:
        what = f"{told.source_id} of {told.channel} was taken in before, as {before}"
        yield Problem("source_id", what, "Nothing is lost: follow that one.")


def _check_original(session: Session, desk: DeskRules, number: str) -> None:
    """Refuse to join to a complaint that is not there, or that repeats another itself."""
    original = case_of(*complaint_of(session, desk, number))
    if original.duplicate_of is not None:
        what = f"{number} repeats {original.duplicate_of} itself"
        raise RefusedError(Problem("repeats", what, f"Join it to {original.duplicate_of}."))
