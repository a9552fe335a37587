"""What doing a duty does to the register, kind by kind; each in the transaction that puts the duty on record.

A rating takes long, and nobody could write meanwhile: it is made before that transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Engine, select
from sqlmodel import Session, col

from credit.complaints import DeskRules, Move, Role, Step
from credit.complaints.monthly import Monthly
from credit.complaints.moves import Cause
from credit.duties import Duty, DutyKind
from credit.duties.spans import span_of
from credit.standing import listing as standing
from credit.standing.laws import cite, law_for
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, Erasure, erase_cells
from models.tables import ComplaintCase, ListedPerson, PersonalDatum
from web.monthly.shown import tables_of
from web.register.complaints.cases import take_step
from web.register.complaints.months import month_of_register
from web.register.ratings.current import current
from web.register.ratings.publishing import publish_run
from web.register.ratings.rated_days import keep_run, rated_from, read_register, with_outlooks
from web.register.standing.listings import listing
from web.register.standing.listings import take_step as take_list_step

__all__ = ["BY", "EFFECTS", "PREPARED", "Desks", "Effect", "Prepare", "overtaken"]

BY: Final = "the scheduler"
Desks = Mapping[str, DeskRules]
"""Rules of complaint desks by their ids."""
Effect = Callable[[Clerk, Duty, Desks], dict[str, Any]]
"""Does a duty and returns what came of it, as plain values. Raises RefusedError or InputError where it cannot be."""
Prepare = Callable[[Engine, Duty], Effect]
"""Works out what takes long, without any lock, and returns the effect. Raises as an effect does."""


def overtaken(duty: Duty) -> RefusedError:
    """Return the refusal of a duty whose subject somebody else wrote to meanwhile."""
    what = "somebody else wrote to it at the same time"
    return RefusedError(Problem(duty.subject, what, "It is tried again by itself."))


def _escalate(clerk: Clerk, duty: Duty, desks: Desks) -> dict[str, Any]:
    number = duty.subject.removeprefix("complaint/")
    desk = _desk_of(clerk, number, desks)
    level, _, _ = duty.period.partition(" ")
    above = desk.levels[[str(one) for one in desk.levels].index(level) + 1]
    take_step(clerk, desk, number, Step(Move.ESCALATE, Role.CLOCK, BY, clerk.at, level=above, cause=Cause.TIMEOUT))
    return {"from": level, "to": str(above)}


def _expire(clerk: Clerk, duty: Duty, _desks: Desks) -> dict[str, Any]:
    step = standing.Step(standing.Move.EXPIRE, clerk.at, BY, standing.Role.SYSTEM, {})
    take_list_step(clerk, int(duty.subject.removeprefix("listing/")), step)
    return {"state": "expired"}


def _out_of_view(clerk: Clerk, duty: Duty, _desks: Desks) -> dict[str, Any]:
    """Erase the names of responsible persons: with the listing out of view, nothing needs them any more."""
    number = int(duty.subject.removeprefix("listing/"))
    law = law_for(listing(clerk.session, number).facts.jurisdiction)
    basis = law.retention.basis
    instrument = cite(law, basis) if basis.instrument is None else law.instruments[basis.instrument].title.zh
    kept = (
        select(col(ListedPerson.id))
        .join(PersonalDatum, col(PersonalDatum.commitment) == col(ListedPerson.name_commitment))
        .where(col(ListedPerson.entry_id) == number, col(PersonalDatum.erased_at).is_(None))
    )
    keys = sorted(clerk.session.scalars(kept))
    for key in keys:
        erase_cells(clerk, Erasure("listed_persons", key, ("name",), instrument, str(basis.article or "-"), BY))
    return {"names_erased": len(keys)}


def _overdue(_clerk: Clerk, duty: Duty, _desks: Desks) -> dict[str, Any]:
    what, _, last = duty.period.rpartition(" ")
    return {"what": what, "until": last}


def _analyse(clerk: Clerk, duty: Duty, desks: Desks) -> dict[str, Any]:
    first, last = span_of(duty.period)
    number, month = month_of_register(clerk.session, desks[duty.subject.removeprefix("desk/")], first, last)
    return {"as_of": last.isoformat(), "import": number, **_told(month)}


def _rated(engine: Engine, duty: Duty) -> Effect:
    """Rate a quarter, and return what keeps and publishes that."""
    with Session(engine) as session:
        before = current(session.connection())
        if before is None:
            raise InputError(Problem(duty.subject, "nothing was ever published", "Run: wuxin lists --publish real"))
        read = read_register(session, span_of(duty.period)[1])
    made = with_outlooks(rated_from(read, before.book))

    def publish(clerk: Clerk, duty: Duty, _desks: Desks) -> dict[str, Any]:
        now = current(clerk.session.connection())
        if now is None or now.version != before.version:
            raise overtaken(duty)
        kept = keep_run(clerk, made)
        number = publish_run(clerk, kept.run, simulated=now.simulated)
        return {"as_of": kept.rated.as_of.isoformat(), "import": kept.import_id, "run": kept.run, "publication": number}

    return publish


EFFECTS: Final[Mapping[DutyKind, Effect]] = {
    DutyKind.ESCALATE: _escalate,
    DutyKind.EXPIRE: _expire,
    DutyKind.OUT_OF_VIEW: _out_of_view,
    DutyKind.OVERDUE: _overdue,
    DutyKind.ANALYSE: _analyse,
}
"""What doing a duty of a kind does."""
PREPARED: Final[Mapping[DutyKind, Prepare]] = {DutyKind.PUBLISH: _rated}
"""What is done of a duty of a kind before anything is locked; its effect comes of that."""


def _told(month: Monthly) -> dict[str, Any]:
    """Return what the record keeps of an analysis; `tables`: the SHA-256 of each file of `wuxin complaint report`."""
    known = month.summary[month.summary["count"].notna()]
    tables = {name: frame.to_csv(index=False, float_format="%.6f") for name, frame in tables_of(month).items()}
    return {
        "counts": {name: int(count) for name, count in zip(known["measure"], known["count"], strict=True)},
        "hot_spots": [str(name) for name in month.hot_spots.index[month.hot_spots["hot"]]],
        "watched": [_watched(row) for row in month.watched.to_dict("records")],
        "tables": {f"{name}.csv": sha256(text.encode()).hexdigest() for name, text in tables.items()},
    }  # fmt: skip


def _watched(row: Mapping[Any, Any]) -> dict[str, Any]:
    why = [name for name in ("rate", "repeated", "unserved") if row[name]]
    told = {name: row[name] or None for name in ("community_id", "name", "subdistrict")}
    return {**told, "complaints": int(row["complaints"]), "why": why}


def _desk_of(clerk: Clerk, number: str, desks: Desks) -> DeskRules:
    return desks[clerk.session.get_one(ComplaintCase, number).desk]
