"""How much of what a target counts a survey shows: whole numbers, the part and the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal

from credit.targets.shapes import Measure, Target
from credit.targets.survey import EstateSurveyed, Survey

__all__ = ["Count", "ServiceMeasure", "counted", "counted_of", "reaches"]

ServiceMeasure = Literal["estates.served", "old_estates.served", "estates.with_service", "old_estates.with_service"]
"""How estates are served: by a company, or by anybody with at least the basics."""
_BODIES: Final = frozenset({"committee", "management_committee", "self_management"})


@dataclass(frozen=True, slots=True)
class Count:
    """计数: of `whole` so many have it, and of so many it is not known, which are in the whole and not in the part."""

    part: int
    whole: int
    unknown: int


def reaches(share: Fraction, least: Fraction, *, more: bool) -> bool:
    """Tell whether a share is enough; `more`: it has to be above what is asked."""
    return share > least if more else share >= least


_Answers = Iterable[bool | None]


def counted(target: Target, survey: Survey) -> Count:
    """Return what a survey shows of a target's measure."""
    return _count(_MEASURES[target.measure](target, survey))


def counted_of(measure: ServiceMeasure, survey: Survey) -> Count:
    """Return what a survey shows of how estates are served, which needs no target."""
    return _count(_OF_SERVICE[measure](survey))


def _count(given: _Answers) -> Count:
    answers = [*given]
    return Count(sum(one is True for one in answers), len(answers), sum(one is None for one in answers))


def _served(estates: Iterable[EstateSurveyed]) -> _Answers:
    return (None if one.served_by is None else one.served_by == "company" for one in estates)


def _with_service(estates: Iterable[EstateSurveyed]) -> _Answers:
    """Yield whether an estate has some service: a company's or quasi-service, else one with at least the basics."""
    for one in estates:
        if one.served_by in ("company", "quasi_service"):
            yield True
        elif one.served_by in (None, "nobody"):
            yield None if one.served_by is None else False
        else:
            yield one.basics


def _with_body(estates: Iterable[EstateSurveyed]) -> _Answers:
    return (None if one.body is None else one.body in _BODIES for one in estates)


def _old(survey: Survey) -> list[EstateSurveyed]:
    """Return the old estates; one of which nobody knows its age is taken for old, so that it is not lost."""
    return [one for one in survey.estates if one.old is not False]


def _committees(estates: Iterable[EstateSurveyed]) -> list[EstateSurveyed]:
    return [one for one in estates if one.body == "committee"]


def _organised(estates: Iterable[EstateSurveyed]) -> _Answers:
    return (one.body_party_organisation for one in _committees(estates))


def _party_members(target: Target, estates: Iterable[EstateSurveyed]) -> _Answers:
    """Yield of each committee, of those elected since a day where the target says so, whether enough are members."""
    since = target.elected_since
    for one in _committees(estates):
        if since is not None and one.elected_on is not None and one.elected_on < since:
            continue
        if since is not None and one.elected_on is None:
            yield None
        else:
            yield _enough(target, one)


def _enough(target: Target, one: EstateSurveyed) -> bool | None:
    if not one.members or one.party_members is None:
        return None
    return reaches(Fraction(one.party_members, one.members), target.each or Fraction(0), more=target.each_more)


def _mediating(level: str) -> Callable[[Target, Survey], _Answers]:
    return lambda _, survey: (one.mediation for one in survey.places if one.level == level)


def _without_target(of: Callable[[Survey], _Answers]) -> Callable[[Target, Survey], _Answers]:
    return lambda _, survey: of(survey)


_OF_SERVICE: Final[Mapping[ServiceMeasure, Callable[[Survey], _Answers]]] = {
    "estates.served": lambda survey: _served(survey.estates),
    "old_estates.served": lambda survey: _served(_old(survey)),
    "estates.with_service": lambda survey: _with_service(survey.estates),
    "old_estates.with_service": lambda survey: _with_service(_old(survey)),
}
_MEASURES: Final[Mapping[Measure, Callable[[Target, Survey], _Answers]]] = MappingProxyType({
    **{name: _without_target(of) for name, of in _OF_SERVICE.items()},
    "estates.with_body": lambda _, survey: _with_body(survey.estates),
    "old_estates.with_body": lambda _, survey: _with_body(_old(survey)),
    "estates.party_organisation": lambda _, survey: (one.estate_party_organisation for one in survey.estates),
    "committees.party_organisation": lambda _, survey: _organised(survey.estates),
    "old_committees.party_organisation": lambda _, survey: _organised(_old(survey)),
    "committees.party_members": lambda target, survey: _party_members(target, survey.estates),
    "old_committees.party_members": lambda target, survey: _party_members(target, _old(survey)),
    "companies.party_organisation": lambda _, survey: (
        None if one.party_organisation is None else one.party_organisation != "none" for one in survey.companies
    ),
    "districts.mediation": _mediating("district"),
    "subdistricts.mediation": _mediating("subdistrict"),
    "neighbourhoods.property_committee": lambda _, survey: (
        one.property_committee for one in survey.places if one.level == "neighbourhood"
    ),
})  # fmt: skip
