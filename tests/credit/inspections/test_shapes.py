"""What the data of inspections may not say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from credit.inspections import checklist, programme
from credit.inspections.shapes import Checklist, Clock, Item, KindOfCampaign, Part
from credit.rulebook.scalars import Shape

OURS = {"choice": "ours"}
TITLE = {"zh": "题", "en": "title"}
KIND = {"id": "k", "title": TITLE, "evidence": None, "announced_by": ["authority"], "checklists": ["fire"],
        "publish": {"days": 1, "basis": OURS}, "basis": OURS}  # fmt: skip
ITEM = {"id": "i", "title": TITLE, "severity": "minor", "basis": OURS}


@pytest.mark.parametrize(
    ("shape", "told", "reason"),
    [
        (Clock, {"days": 3, "working_days": 2, "basis": OURS}, "either"),
        (Clock, {"basis": OURS}, "either"),
        (Clock, {"days": 0, "basis": OURS}, "greater"),
        (Item, ITEM | {"points": "0"}, "above 0"),
        (Part, {"share": "1", "severity": "minor", "basis": OURS}, "between 0 and 1"),
        (KindOfCampaign, KIND | {"evidence": "special", "liable": "developer"}, "rating"),
        (KindOfCampaign, KIND | {"delivery": {"working_days": 3, "basis": OURS}}, "calendar days"),
        (KindOfCampaign, KIND | {"colour": "red"}, "Extra"),
    ],
)
def test_what_makes_no_sense_is_refused(shape: type[Shape], told: dict[str, object], reason: str) -> None:
    """Each says why."""
    with pytest.raises(ValidationError, match=reason):
        shape.model_validate(told)


def test_a_kind_is_found_by_its_id() -> None:
    """And one that is not there is nothing."""
    zhuji = programme("zhuji")

    assert zhuji.kind("acceptance") is not None
    assert zhuji.kind("moon") is None


def test_a_checklist_holds_from_its_day() -> None:
    """Not before it."""
    board: Checklist = checklist("disclosure")

    assert (board.covers(board.in_force.since), board.in_force.since.year) == (True, 2021)
