"""Which companies may bid, and every reason why another may not (投标资格)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Eligibility", "Exclusion", "Ground", "Reason", "Refusal", "Requirement", "Standing", "judge"]


class Refusal(StrEnum):
    """The kinds of reason for which a company may not bid."""

    NOT_PARTICIPATING = "not_participating"
    NO_GRADE = "no_grade"
    GRADE_TOO_LOW = "grade_too_low"
    BLACKLISTED = "blacklisted"
    EXCLUDED = "excluded"


class Ground(StrEnum):
    """What a law lets bar a company, whatever its grade; nothing else excludes anybody.

    A ban from tenders (Tender Law, articles 53, 54 and 60), a tie to the procuring entity (its Regulation, article 34),
    a licence that was revoked (article 67), being entered as a debtor in default where a law bars those.
    """

    TENDER_BAN = "tender_ban"
    TIE_TO_PROCURING_ENTITY = "tie_to_procuring_entity"
    LICENCE_REVOKED = "licence_revoked"
    BARRED_BY_LAW = "barred_by_law"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A ground that bars a company from `since` on, up to and without `until` (None: no end is set).

    Raises ValueError without its article: a company is excluded by law alone.
    """

    ground: Ground
    article: str
    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        """Hold a ground to its article."""
        if not self.article.strip():
            message = f"{self.ground} has no article: a company is excluded by law alone"
            raise ValueError(message)

    def bars_on(self, day: date) -> bool:
        """Return whether it bars on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rating says of one company; `blacklisted_until` is the first free day, None where no end is set."""

    company_id: str
    grade: str | None
    status: str
    blacklisted: bool = False
    blacklisted_until: date | None = None
    black_article: str = ""
    exclusions: tuple[Exclusion, ...] = ()


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


def judge(standing: Standing, requirement: Requirement | None, on: date | None = None) -> Eligibility:
    """Return whether the company may bid, with all reasons at once where it may not.

    `requirement` is None where the notice asks for no grade; `on` is the day for exclusions, None counts every one.
    """
    graded = () if requirement is None else _reasons(standing, requirement)
    return Eligibility(standing.company_id, (*graded, *_barred(standing, on)))


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


def _barred(standing: Standing, on: date | None) -> Iterator[Reason]:
    if standing.blacklisted:
        yield _blacklisted(standing)
    for one in standing.exclusions:
        if on is None or one.bars_on(on):
            what = f"The company is excluded: {one.ground.value.replace('_', ' ')}."
            remedy = "Wait until it ends, or have it reviewed by who ordered it."
            yield Reason(Refusal.EXCLUDED, what, one.article, remedy, one.until)


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
