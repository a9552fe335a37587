"""A survey of a city's estates, companies and places (摸底调查), as towns send it in: CSV, codes, no names of persons.

An empty cell is not known: it counts in the whole and not in the part, so that nobody reaches a target by silence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from models.errors import InputError, Problem

__all__ = ["CompanySurveyed", "EstateSurveyed", "PlaceSurveyed", "Survey", "read_survey"]

_SEE: Final = "docs/targets.md tells what it holds."
_YES_NO: Final[Mapping[str, bool | None]] = {"": None, "yes": True, "no": False}
_SERVED_BY: Final = ("company", "quasi_service", "community", "social_body", "owners", "nobody")
_DIGITS: Final = 4
_Row = Mapping[str, str]
_Some = TypeVar("_Some", "EstateSurveyed", "CompanySurveyed", "PlaceSurveyed")


@dataclass(frozen=True, slots=True)
class EstateSurveyed:
    """小区: who serves it, which body its owners have, how many of its members are of the Party; None: not known.

    `served_by`: company, quasi_service, community, social_body, owners, nobody; `basics`: whether cleaning,
    greening and security are given. `body`: committee, management_committee, self_management, none.
    """

    community_id: str
    old: bool | None
    served_by: str | None
    body: str | None
    elected_on: date | None
    members: int | None
    party_members: int | None
    body_party_organisation: bool | None
    estate_party_organisation: bool | None
    basics: bool | None = None


@dataclass(frozen=True, slots=True)
class CompanySurveyed:
    """企业: in which form it has a Party organisation: own, joint, attached, or none; None: not known."""

    company_id: str
    party_organisation: str | None


@dataclass(frozen=True, slots=True)
class PlaceSurveyed:
    """区、街道、社区: whether it mediates property disputes, and has an environment and property committee."""

    place: str
    level: str
    mediation: bool | None
    property_committee: bool | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What was looked at; an empty tuple where a file was not given."""

    estates: tuple[EstateSurveyed, ...] = ()
    companies: tuple[CompanySurveyed, ...] = ()
    places: tuple[PlaceSurveyed, ...] = ()


def read_survey(estates: str | None = None, companies: str | None = None, places: str | None = None) -> Survey:
    """Return the survey of the texts of its files. Raises InputError with every fault, by file and line."""
    problems: list[Problem] = []
    survey = Survey(
        _rows(estates, "estates", ("community_id", "served_by", "body"), _estate, problems),
        _rows(companies, "companies", ("company_id", "party_organisation"), _company, problems),
        _rows(places, "places", ("place", "level"), _place, problems),
    )
    if problems:
        raise InputError(problems)
    return survey


def _rows(
    text: str | None, name: str, needed: tuple[str, ...], make: Callable[[_Row], _Some], problems: list[Problem]
) -> tuple[_Some, ...]:
    """Return the rows of a file; what cannot be read, and what comes twice, becomes a problem."""
    reader = csv.DictReader(io.StringIO((text or "").removeprefix("\ufeff")))
    if text is not None and (missing := [one for one in needed if one not in (reader.fieldnames or ())]):
        problems.append(Problem(name, f"the column {', '.join(missing)} is missing", _SEE))
        return ()
    found: dict[str, _Some] = {}
    for line, row in enumerate(reader, start=2):
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        where, key = f"{name}, line {line}", "/".join(cells[one] for one in needed[: 2 if name == "places" else 1])
        try:
            made = make(cells)
        except ValueError as error:
            problems.append(Problem(where, str(error), _SEE))
            continue
        if key in found:
            problems.append(Problem(where, f"{key} stands in the file twice", "Keep one line of each."))
        found[key] = made
    return tuple(found.values())


def _estate(row: _Row) -> EstateSurveyed:
    members, party = _number(row, "members"), _number(row, "party_members")
    if members is not None and party is not None and party > members:
        message = f"{party} of {members} members are of the Party"
        raise ValueError(message)
    return EstateSurveyed(
        _code(row, "community_id"),
        _one_of(row, "age", {"": None, "old": True, "new": False}),
        _one_of(row, "served_by", _words(*_SERVED_BY)),
        _one_of(row, "body", _words("committee", "management_committee", "self_management", "none")),
        _day(row, "elected_on"), members, party,
        _one_of(row, "body_party_organisation", _YES_NO), _one_of(row, "estate_party_organisation", _YES_NO),
        _one_of(row, "basics", _YES_NO),
    )  # fmt: skip


def _company(row: _Row) -> CompanySurveyed:
    forms = _words("own", "joint", "attached", "none")
    return CompanySurveyed(_code(row, "company_id"), _one_of(row, "party_organisation", forms))


def _place(row: _Row) -> PlaceSurveyed:
    level = _one_of(row, "level", {one: one for one in ("district", "subdistrict", "neighbourhood")})
    mediation, committee = _one_of(row, "mediation", _YES_NO), _one_of(row, "property_committee", _YES_NO)
    return PlaceSurveyed(_code(row, "place"), level, mediation, committee)


_Value = TypeVar("_Value")


def _words(*words: str) -> dict[str, str | None]:
    return {"": None, **{word: word for word in words}}


def _one_of(row: _Row, column: str, known: Mapping[str, _Value]) -> _Value:
    cell = row.get(column, "")
    if cell not in known:
        message = f"{column} is {cell!r}; it is one of {', '.join(word for word in known if word)}"
        raise ValueError(message)
    return known[cell]


def _code(row: _Row, column: str) -> str:
    if not row[column]:
        message = f"{column} is empty"
        raise ValueError(message)
    return row[column]


def _number(row: _Row, column: str) -> int | None:
    cell = row.get(column, "")
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) <= _DIGITS):
        message = f"{column} is {cell!r}, no whole number"
        raise ValueError(message)
    return int(cell) if cell else None


def _day(row: _Row, column: str) -> date | None:
    cell = row.get(column, "")
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        message = f"{column} is {cell!r}; write a day as 2024-06-30"
        raise ValueError(message) from None
