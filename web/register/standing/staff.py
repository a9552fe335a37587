"""Property officers in the register: appointed, relieved, and read back as offices held."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, cast

from sqlalchemy import select
from sqlmodel import Session, col

from credit.complaints.staff import Appointment, StaffRole, why_not_appointed
from models.errors import Problem, RefusedError
from models.record import Clerk, Vault
from models.tables import Community, StaffEvent

__all__ = ["appoint", "appointments", "neighbourhoods_of", "relieve"]


def appoint(clerk: Clerk, new: Appointment, name: str) -> None:
    """Appoint somebody and put it on record; the name goes into the vault. Raises RefusedError with every reason."""
    known = {subdistrict for subdistrict, _ in neighbourhoods_of(clerk.session)}
    problems = why_not_appointed(new, appointments(clerk.session), known)
    if problems:
        raise RefusedError(problems)
    office = {"role": new.role, "subdistrict": new.subdistrict, "neighbourhood": new.neighbourhood}
    _enter(clerk, "appoint", new.staff_no, new.since, name, office)


def relieve(clerk: Clerk, staff_no: str, on: date) -> None:
    """Relieve somebody from a day on. Raises RefusedError where no office is held then."""
    held = next((one for one in appointments(clerk.session) if one.staff_no == staff_no and one.until is None), None)
    if held is None or on <= held.since:
        what = f"{staff_no} holds no office on {on} that could end"
        raise RefusedError(Problem("staff", what, "See who holds one: wuxin staff coverage --json"))
    _enter(clerk, "relieve", staff_no, on, None, {})


def appointments(session: Session) -> list[Appointment]:
    """Return all appointments, in the order in which they were entered."""
    found: list[Appointment] = []
    open_: dict[str, StaffEvent] = {}
    for row in session.scalars(select(StaffEvent).order_by(col(StaffEvent.id))):
        if row.move == "appoint":
            open_[row.staff_no] = row
        else:
            found.append(_appointment(open_.pop(row.staff_no), row.happened_on))
    return [*found, *(_appointment(row, None) for row in open_.values())]


def neighbourhoods_of(session: Session) -> set[tuple[str, str]]:
    """Return (subdistrict, neighbourhood) of the city's communities; those that name neither are left out.

    A subdistrict whose communities name no neighbourhood stands with an empty one.
    """
    query = select(col(Community.subdistrict), col(Community.neighbourhood)).distinct()
    return {(row[0], row[1] or "") for row in session.execute(query) if row[0]}


def _enter(
    clerk: Clerk, move: Literal["appoint", "relieve"], staff_no: str, on: date, name: str | None,
    office: dict[str, Any],
) -> None:  # fmt: skip
    before = select(StaffEvent).where(col(StaffEvent.staff_no) == staff_no)
    number = 1 + len(clerk.session.scalars(before).all())
    vault, stem = Vault(clerk), {"appoint": "appointed", "relieve": "relieved"}[move]
    row = StaffEvent(
        staff_no=staff_no, number=number, move=move, happened_on=on, recorded_at=clerk.at,
        name_commitment=vault.keep("staff", f"{staff_no}/{number}", "name", name), **office,
    )  # fmt: skip
    clerk.session.add(row)
    clerk.session.flush()
    facts = {"withheld": list(vault.close())}
    clerk.enter(f"staff.{stem}", f"staff/{staff_no}", facts, {"id": [row.id]})


def _appointment(row: StaffEvent, until: date | None) -> Appointment:
    role = cast("StaffRole", row.role)
    return Appointment(row.staff_no, role, str(row.subdistrict), row.neighbourhood, row.happened_on, until)
