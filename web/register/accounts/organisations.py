"""Organisations that people act for, by their keys: how each is called, and those that are in no other register."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, literal, select
from sqlmodel import Session, col

from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import Community, Company, Organisation
from web.access.roles import CITY, organisation_kind

__all__ = ["KINDS", "SEARCHED", "Named", "names_of", "register", "search"]

KINDS: Final = ("developer", "centre", "agency", "expert")
"""Kinds of organisations that are registered here; companies, communities and subdistricts come with the evidence."""


SEARCHED: Final = ("company", "community", "subdistrict", *KINDS)
"""Kinds of organisations that are found by name."""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation: its key, and how it is called."""

    key: str
    name: str


def register(clerk: Clerk, key: str, name: str, by: str) -> None:
    """Register an organisation. Raises InputError for a key of no such kind, RefusedError for one that is there."""
    kind, _, number = key.partition("/")
    if kind not in KINDS or not number.strip() or any(one.isspace() for one in key):
        what = f"{key!r} is no key of an organisation that is registered here"
        raise InputError(Problem("organisation", what, f"Write KIND/NUMBER with a kind of {', '.join(KINDS)}."))
    if not name.strip():
        raise InputError(Problem("organisation", f"{key} has no name", "Say how it is called."))
    if clerk.session.get(Organisation, key) is not None:
        raise RefusedError(Problem(key, "it is registered already", ""))
    clerk.session.add(Organisation(key=key, kind=kind, name=name, registered_by=by, registered_at=clerk.at))
    clerk.enter("organisation.registered", f"organisation/{key}", {}, {"key": [key]})


def names_of(session: Session, keys: Collection[str]) -> dict[str, str]:
    """Return how the organisations are called, in three statements at most; what nobody knows, by its number."""
    own = {key: key.partition("/")[2] for key in keys if key != CITY}
    found = {key: own.get(key, "") for key in keys}
    for kind, number, name in (
        ("company", Company.company_id, Company.name), ("community", Community.community_id, Community.name),
    ):  # fmt: skip
        asked = {own[key] for key in own if organisation_kind(key) == kind}
        query = select(col(number), col(name)).where(col(number).in_(asked))
        found |= {f"{kind}/{row[0]}": row[1] for row in session.execute(query)} if asked else {}
    others = [key for key in own if organisation_kind(key) in KINDS]
    query = select(col(Organisation.key), col(Organisation.name)).where(col(Organisation.key).in_(others))
    return found | ({row[0]: row[1] for row in session.execute(query)} if others else {})


def search(session: Session, asked: str, kinds: Collection[str] = SEARCHED, limit: int = 50) -> Sequence[Named]:
    """Return the organisations of these kinds whose name or number holds a text, in the order of their keys."""
    found = (Named(*row) for kind in kinds for row in session.execute(_called(kind, asked).limit(limit)))
    return sorted(found, key=lambda one: one.key)[:limit]


def _called(kind: str, asked: str) -> Select[Any]:
    """Return the question for key and name of the organisations of one kind that are called so."""
    sources: dict[str, tuple[Any, Any]] = {
        "company": (col(Company.company_id), col(Company.name)),
        "community": (col(Community.community_id), col(Community.name)),
        "subdistrict": (col(Community.subdistrict), col(Community.subdistrict)),
    }
    number, name = sources.get(kind, (col(Organisation.key), col(Organisation.name)))
    fits = number.icontains(asked, autoescape=True) | name.icontains(asked, autoescape=True)
    if kind in sources:
        key = literal(f"{kind}/") + number
        return select(key, name).where(number.is_not(None), fits).distinct().order_by(key)
    return select(number, name).where(col(Organisation.kind) == kind, fits).order_by(number)
