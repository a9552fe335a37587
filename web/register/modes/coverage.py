"""How many estates are served, place by place, and the survey that a city's targets are measured by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from sqlmodel import Session

from bidding.modes import EstateKind, ServiceMode
from bidding.owners import BodyEvent, BodyMove, PrincipalKind, principal_on
from credit.targets import EstateSurveyed, Survey
from credit.targets.measures import Count, counted_of
from web.register.modes.estates import EstateServed, estates_served
from web.register.owners.estates import bodies_of_all

__all__ = ["Coverage", "coverage", "survey_of"]

_SERVED_BY: Final[Mapping[ServiceMode, str]] = MappingProxyType({
    ServiceMode.PROFESSIONAL: "company", ServiceMode.QUASI_SERVICE: "quasi_service", ServiceMode.SELF_RUN: "owners",
    ServiceMode.COMMUNITY_TRUST: "community", ServiceMode.COMMUNITY_GUARANTEE: "community",
    ServiceMode.SOCIAL_BODY: "social_body",
})  # fmt: skip
_BODY: Final[Mapping[PrincipalKind, str]] = MappingProxyType({
    PrincipalKind.OWNERS_COMMITTEE: "committee", PrincipalKind.MANAGEMENT_COMMITTEE: "management_committee",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """覆盖情况: of a place, its estates by mode (None: nobody serves), and how many, and how many old ones, are served.

    `served` counts any service, `professional` a company alone; `unserved` are the estates to be mended.
    """

    place: str
    modes: Mapping[ServiceMode | None, int]
    served: Count
    old_served: Count
    old_professional: Count
    unserved: Sequence[EstateServed]


def coverage(estates: Iterable[EstateServed], by: Literal["district", "subdistrict"]) -> list[Coverage]:
    """Return the coverage of each place, by name, and of all together as the last, whose name is empty."""
    every = [*estates]
    found: dict[str, list[EstateServed]] = {}
    for one in every:
        found.setdefault(one.place.district if by == "district" else one.place.subdistrict, []).append(one)
    return [*(_of(place or "-", found[place]) for place in sorted(found)), _of("", every)]


def survey_of(session: Session, on: date) -> Survey:
    """Return the survey of the register's estates on a day: how each is served, and which body its owners have."""
    estates = estates_served(session, on)
    bodies = bodies_of_all(session, [one.place.community_id for one in estates])
    return Survey(tuple(_surveyed(one, bodies.get(one.place.community_id, ())) for one in estates))


def _of(place: str, estates: Sequence[EstateServed]) -> Coverage:
    survey = Survey(tuple(_surveyed(one, ()) for one in estates))
    return Coverage(
        place, Counter(one.served.mode for one in estates), counted_of("estates.with_service", survey),
        counted_of("old_estates.with_service", survey), counted_of("old_estates.served", survey),
        [one for one in estates if not one.has_service],
    )  # fmt: skip


def _surveyed(one: EstateServed, bodies: Sequence[BodyEvent]) -> EstateSurveyed:
    """Return an estate as a survey has it; what neither town nor contract tells is not known."""
    served, known = one.served, [event for event in bodies if event.counts_on(one.day)]
    body = _BODY.get(principal_on(known, one.day).kind, "none") if known else None
    elected = next((event for event in reversed(known) if event.move is BodyMove.ELECT), None)
    by = "nobody" if served.mode is None and one.events else None if served.mode is None else _SERVED_BY[served.mode]
    return EstateSurveyed(
        one.place.community_id, None if served.kind is None else served.kind is EstateKind.OLD, by, body,
        None if elected is None or body != "committee" else elected.on,
        None if elected is None or body != "committee" else elected.details.get("members"), None, None, None,
        None if served.mode is None else not one.lacks_basics,
    )  # fmt: skip
