"""A small city that is really rated, with people in it, on record and signed three times, the last after an erasure.

1. A package of two companies, their representatives, a manager, three communities and complaints with text; two month
   ends rated, the second with contributions and outlooks; lists, a tender, published. Signed and cosigned.
2. A later package: a back-dated penalty, an old complaint that looks otherwise, a new award; rated, listed. Signed.
3. The text of a complaint, the name of a manager and of a representative are erased. Signed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlmodel import Session

import credit
from credit.evidence import Package
from credit.explaining import kept_outlooks
from credit.rulebook.shapes import Rulebook
from credit.standing import propose_lists
from models.migrations import upgrade
from models.record import Erasure, erase_cells
from models.record.traces import scrub
from tests.builders.city import publication
from tests.builders.packages import COMPANY, OTHER_COMPANY, package_of_rows
from tests.builders.record import AT, Recorded, a_clerk, sign, writing_to
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from web.register import Publication, publish, save_lists, save_package, save_run

__all__ = [
    "ERASED", "LATER", "NAMES", "erase_people", "later_package", "ranking_book", "rated_city", "rated_package",
]  # fmt: skip

LATER: Final = AT + timedelta(days=30)
ERASED: Final = AT + timedelta(days=60)
NAMES: Final = ("林晚舟说楼道灯坏了三个月", "欧阳望山", "司徒青川")
"""What a resident wrote, a manager's name and a representative's: erased in the third act, and sought afterwards."""

_LATE: Final = {"received_at": "2024-03-01", "answered_at": "2024-05-01", "liability": "company", "upheld": "true"}
_LIFT: Final = {"community_id": "hill", "text": "电梯停了"}
_AWARD: Final = {"event": "award", "occurred_on": "2024-01-05"}
_GRAVE: Final = {"event": "incident.grave", "company_id": OTHER_COMPANY, "occurred_on": "2024-02-01"}


@cache
def ranking_book() -> Rulebook:
    """Return the minimal rulebook with a red list of the first half, a grey one of the last, and a trigger."""
    term = {"share": "50%", "valid": "P6M", "basis": dict(CHOICE)}
    trigger = {"id": "tiny.black", "event": "incident.grave", "for": "P1Y", "basis": dict(CHOICE)}
    return minimal_rulebook(lists={"red": term, "grey": {**term, "from": "bottom"}, "black": [trigger]})


def rated_package(folder: Path, **changes: Any) -> Package:  # noqa: ANN401 - rows of any table
    """Return the first package; `changes` replace whole tables."""
    text, manager, representative = NAMES
    whole: dict[str, Any] = {
        "companies": [
            {"legal_representative": representative},
            {"company_id": OTHER_COMPANY, "name": "清河物业", "legal_representative": "申屠博"},
        ],
        "managers": [{"name": manager}, {"manager_id": "m2", "company_id": OTHER_COMPANY, "name": "夏侯晴"}],
        "communities": [{}, {"community_id": "river", "name": "河岸"}, {"community_id": "hill", "name": "山上"}],
        "service_periods": [
            {"manager_id": "m1"},
            {"community_id": "river"},
            {"community_id": "hill", "company_id": OTHER_COMPANY},
        ],
        "complaints": [{**_LATE, "text": text}, _LIFT],
        "inspections": [{"score": "91.5"}],
        "findings": [{"severity": "major"}],
        "records": [_AWARD, _GRAVE],
    }
    return package_of_rows(folder, **{**whole, **changes})


def later_package(folder: Path) -> Package:
    """Return the later package: one penalty back-dated, one old complaint changed, one award that is new."""
    changed = {**_LATE, "answered_at": "2024-03-02", "text": NAMES[0]}
    penalty = {"event": "penalty", "occurred_on": "2024-02-10"}
    award = {"event": "award", "company_id": OTHER_COMPANY, "occurred_on": "2024-07-20"}
    return rated_package(folder, complaints=[changed, _LIFT], records=[_AWARD, _GRAVE, penalty, award])


def rated_city(folder: Path, *, erased: bool = True) -> Recorded:
    """Build the city in a new SQLite file of the folder; `erased` False leaves out the third act."""
    url = f"sqlite:///{folder / 'city.db'}"
    upgrade(url)
    with writing_to(url) as session:
        _publish(session, rated_package(folder / "first"))
        sign(session, AT)
    with writing_to(url) as session:
        clerk, package = a_clerk(session, LATER), later_package(folder / "later")
        rated = credit.rate(package, ranking_book(), as_of="2024-07-31")
        save_lists(clerk, save_run(clerk, rated, save_package(clerk, package)), propose_lists(rated))
        sign(session, LATER)
    if erased:
        erase_people(url)
    return Recorded(url, folder)


def erase_people(url: str) -> None:
    """Erase the names, sign that, and clear the files of the database."""
    cells = [("complaints", "complaints-1", "text"), ("managers", "m1", "name"),
             ("companies", COMPANY, "legal_representative")]  # fmt: skip
    with writing_to(url) as session:
        clerk = a_clerk(session, ERASED)
        for table, key, column in cells:
            erase_cells(clerk, Erasure(table, key, (column,), "PIPL", "47", "住建局"))
        sign(session, ERASED)
    scrub(url)


def _publish(session: Session, package: Package) -> None:
    history = [credit.rate(package, ranking_book(), as_of=day) for day in ("2024-05-31", "2024-06-30")]
    outlooks = kept_outlooks(history[-1])
    notice = replace(publication().tenders[0], community_id="hill")
    whole = Publication(package, history, propose_lists(history[-1]), outlooks, [notice])
    publish(a_clerk(session, AT), whole)
