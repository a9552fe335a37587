"""What follows from a list or a grade: measures as data, the law that allows each, and switches that are off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from credit.standing.law_shapes import ListKind, ListLaw, Measure
from credit.standing.laws import cite
from models.errors import Problem

__all__ = ["Consequence", "consequences", "measure_problems", "measures_of"]

_NO_BAR: Final = {"zh": "仅凭信用等级不得排除投标人：{}", "en": "A grade alone bars no bidder: {}"}


@dataclass(frozen=True, slots=True)
class Consequence:
    """后果: a measure that applies, or does not, to a company of a list or a grade; texts in both languages."""

    measure: Measure
    applies: bool
    zh: str
    en: str


def measures_of(law: ListLaw, kind: ListKind) -> tuple[Measure, ...]:
    """Return the measures that the law ties to a list, those that are off among them."""
    return tuple(measure for measure in law.measures if kind in measure.lists)


def consequences(
    law: ListLaw, grade: str, listed: Sequence[ListKind], decided: Sequence[str] = ()
) -> tuple[Consequence, ...]:
    """Return every measure that a grade or a list brings up, and whether it applies.

    `decided`: measures that a signed decision on a listing of the company names. What a list brings up applies only so;
    what a grade brings up and is off never does.
    """
    return tuple(_all(law, grade, listed, decided))


def measure_problems(law: ListLaw, kind: ListKind, chosen: Any) -> Problem | None:  # noqa: ANN401 - of a document
    """Return why measures may not be decided on with a listing of this kind; None where they may."""
    known = {measure.id: measure for measure in measures_of(law, kind)}
    where = cite(law, law.publication.basis)
    for one in chosen:
        measure = known.get(one["id"])
        if measure is None:
            what = f"{one['id']} is no published measure of the {kind} list in {law.title.en}"
            return Problem(where, what, f"Known: {', '.join(known) or 'none'}.")
        if not measure.on and not one["under"].strip():
            against = measure.against or measure.basis
            why = measure.why_off.en if measure.why_off else ""
            what = f"{one['id']} is off: {why}"
            return Problem(cite(law, against), what, f"Name what allows it: --measure '{one['id']}=LAW, ARTICLE'.")
    return None


def _all(law: ListLaw, grade: str, listed: Sequence[ListKind], decided: Sequence[str]) -> Iterator[Consequence]:
    for measure in law.measures:
        by_list = any(kind in measure.lists for kind in listed)
        if by_list or grade in measure.grades:
            applies = measure.id in decided if by_list else measure.on
            yield Consequence(measure, applies, _told(law, measure, applies, "zh"), _told(law, measure, applies, "en"))


def _told(law: ListLaw, measure: Measure, applies: bool, language: str) -> str:  # noqa: FBT001 - one of two texts
    effect = getattr(measure.effect, language)
    if applies or measure.why_off is None:
        return f"{effect} ({cite(law, measure.basis, language)})"
    why = getattr(measure.why_off, language)
    if measure.kind == "tender_bar" and measure.grades:
        why = _NO_BAR[language].format(why)
    against = f" ({cite(law, measure.against, language)})" if measure.against else ""
    return f"{effect}: {'未启用' if language == 'zh' else 'off'}. {why}{against}"
