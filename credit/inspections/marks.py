"""Marks (评分): what an inspector says of each item, and the score and findings that follow from it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from credit.inspections.shapes import Checklist, Item, Severity
from models.errors import Problem

__all__ = ["FULL", "Mark", "graded", "mark_faults", "score_milli", "severity_of"]

FULL: Final = 100_000
"""The best score, in thousandths of a point."""


class Mark(StrEnum):
    """What was found at an item: met, met in part, not met, or not there to be looked at (不适用)."""

    MET = "met"
    PART = "part"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


def graded(checklists: Sequence[Checklist]) -> dict[str, tuple[Item, Checklist]]:
    """Return each item of the checklists by its id, with the checklist it stands in."""
    return {item.id: (item, one) for one in checklists for item in one.items}


def mark_faults(marks: Sequence[tuple[str, str]], checklists: Sequence[Checklist]) -> Iterator[Problem]:
    """Yield what is wrong with marks as (item, mark): each item of the checklists has to have exactly one."""
    known = graded(checklists)
    for name, times in Counter(name for name, _ in marks).items():
        if name not in known:
            yield Problem(f"item {name}", "it stands in no checklist of this campaign", "Take it out.")
        elif times > 1:
            yield Problem(f"item {name}", f"it is marked {times} times", "Keep one mark.")
    for name, mark in marks:
        if mark not in [*Mark]:
            yield Problem(f"item {name}", f"{mark!r} is no mark", f"Write one of {', '.join(Mark)}.")
    for name in known.keys() - {name for name, _ in marks}:
        what = "it has no mark, and an item left out could only be left out on purpose"
        yield Problem(f"item {name}", what, "Mark it; where it does not apply, write not_applicable.")


def score_milli(marks: Mapping[str, Mark], checklists: Sequence[Checklist]) -> int | None:
    """Return the share of points that were earned, 0 to 100,000, rounded half up; None where nothing applied.

    Points of the items that applied, whole where met, the checklist's share where met in part.
    """
    reached = possible = 0
    for name, (item, one) in graded(checklists).items():
        mark = marks[name]
        if mark is not Mark.NOT_APPLICABLE:
            possible += item.points * 1000
            reached += item.points * {Mark.MET: 1000, Mark.PART: one.part.share, Mark.NOT_MET: 0}[mark]
    return (2 * FULL * reached + possible) // (2 * possible) if possible else None


def severity_of(mark: Mark, item: Item, checklist: Checklist) -> Severity | None:
    """Return how severe the finding of an item is; None where its mark makes none. The inspector does not choose."""
    if mark is Mark.NOT_MET:
        return item.severity
    return checklist.part.severity if mark is Mark.PART else None
