"""Portals with leading groups: the city's, and one of a town."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from flask import Flask

from credit.groups import Move, Terms
from tests.builders.accounts import NOON
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.record import a_clerk, writing_to
from web.register.standing.groups import add_step, set_up

__all__ = ["group_portal"]

_CITY = Terms("rongcheng", "city", "", None, "荣政办〔2021〕3号")
_TOWN = Terms("rongcheng", "town", "Xinan", None, "Xinan 2024 no. 1")
_RAISED = {"attended": ["companies/Willow Ltd"], "settled": ["Bicycles"], "raised": ["A road between two estates"]}
_MET = {"attended": ["housing", "towns/Xinan"], "settled": ["Lifts older than 15 years"], "raised": []}
_TASK = {"what": "List all lifts", "lead": "market", "until": "2024-06-30"}


def group_portal(folder: Path) -> Flask:
    """Return a portal of 1 July 2024: the city's group met in March, gave a task that is overdue; a town met in May."""
    app = estate_portal(folder)
    with writing_to(url_of(app)) as session:
        clerk, by = a_clerk(session, NOON - timedelta(hours=1)), "bureau"
        set_up(clerk, "city", date(2023, 7, 1), by, _CITY)
        set_up(clerk, "xinan", date(2023, 7, 1), by, _TOWN)
        add_step(clerk, "city", Move.MET, date(2024, 3, 1), by, _MET)
        add_step(clerk, "city", Move.TASK, date(2024, 3, 1), by, _TASK)
        add_step(clerk, "city", Move.REPORT, date(2024, 4, 1), by, {"task": 1, "progress": "Half of them"})
        add_step(clerk, "xinan", Move.MET, date(2024, 5, 1), by, _RAISED)
    return app
