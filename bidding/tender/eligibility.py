"""Which companies may bid, and every reason why another may not (投标资格)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Eligibility", "Reason", "Refusal", "Requirement", "Standing", "judge"]


class Refusal(StrEnum):
    """The kinds of reason for which a company may not bid."""

    NOT_PARTICIPATING = "not_participating"
    NO_GRADE = "no_grade"
    GRADE_TOO_LOW = "grade_too_low"
    BLACKLISTED = "blacklisted"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rating says of one company; `blacklisted_until` is the first free day, None where no end is set."""

    company_id: str
    grade: str | None
    status: str
    blacklisted: bool = False
    blacklisted_until: date | None = None
    black_article: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a notice asks of a bidder's credit: one of the grades, by an article."""

    grades: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a company may not bid, with the article it rests on and what the company can do."""

    refusal: Refusal
    what: str
    article: str
    remedy: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a company may bid; `reasons` holds every reason against it, none where it may."""

    company_id: str
    reasons: tuple[Reason, ...]

    @property
    def may_bid(self) -> bool:
        """Return whether nothing stands against a bid."""
        return not self.reasons


def judge(standing: Standing, requirement: Requirement) -> Eligibility:
    """Return whether the company may bid, with all reasons at once where it may not."""
    return Eligibility(standing.company_id, tuple(_reasons(standing, requirement)))


def _reasons(standing: Standing, requirement: Requirement) -> Iterator[Reason]:
    if standing.status == "not_participating":
        yield Reason(
            Refusal.NOT_PARTICIPATING,
            "The company does not take part in credit information management.",
            requirement.article,
            "Register for credit information management with the housing authority and be rated.",
        )
    elif standing.grade is None:
        yield Reason(Refusal.NO_GRADE, "The company has no credit grade.", requirement.article, "Apply to be rated.")
    elif standing.grade not in requirement.grades:
        yield _grade_too_low(standing.grade, requirement)
    if standing.blacklisted:
        yield _blacklisted(standing)


def _grade_too_low(grade: str, requirement: Requirement) -> Reason:
    return Reason(
        Refusal.GRADE_TOO_LOW,
        f"Grade {grade} is not among {', '.join(requirement.grades)}.",
        requirement.article,
        "The credit file says what would lift the company one grade.",
    )


def _blacklisted(standing: Standing) -> Reason:
    until = standing.blacklisted_until
    term = f"up to and without {until.isoformat()}" if until else "with no end set"
    return Reason(
        Refusal.BLACKLISTED,
        f"The company meets a trigger of the blacklist, {term}.",
        standing.black_article,
        "Repair the breach and ask the housing authority to lift the entry, or wait until its term ends.",
        until,
    )
