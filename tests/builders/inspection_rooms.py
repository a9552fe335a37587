"""A register of an authority's inspections, for its room: one campaign under way, another that is to be drawn."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlmodel import Session

from credit.inspections import Event, visit_content
from credit.inspections.moves import CampaignMove
from tests.builders.accounts import empty_register
from tests.builders.inspections import BOARD, DAY, a_rule, announcement, at, event, marks_of
from tests.builders.packages import package_of_rows
from tests.builders.record import a_clerk, writing_to
from web.register import save_package
from web.register.inspections.campaigns import add_event, announce

__all__ = ["STREET", "TENTH", "inspection_register"]

TENTH: Final = DAY + timedelta(days=10)
STREET: Final = "subdistrict/崖头街道"


def inspection_register(folder: Path) -> str:
    """Return the URL of a register: in spring X1 was inspected with a finding and X2 not yet; autumn is announced."""
    url, rules, drawn = empty_register(folder), a_rule(), a_rule("double_random", "ziyang")
    told = visit_content(rules, TENTH, marks_of(**{BOARD[0].rpartition(".")[2]: "not_met"}), ["I1", "I2"], [])
    places = [{"community_id": one, "district": "东", "subdistrict": "崖头街道", "households": 100}
              for one in ("X1", "X2")]  # fmt: skip
    package = package_of_rows(folder / "p", communities=places, service_periods=[{"community_id": "X1"}])
    with writing_to(url) as session:
        save_package(a_clerk(session), package)
        announce(a_clerk(session, at(DAY)), "spring", announcement(rules), rules)
        announce(a_clerk(session, at(DAY)), "autumn", announcement(drawn), drawn)
        teams = {"X1": ["I1", "I2"], "X2": ["I1", "I2"]}
        _add(session, event(CampaignMove.ASSIGN, content={"assignments": teams, "barred": []}))
        _add(session, event(CampaignMove.VISIT, TENTH, target="X1", content=told))
    return url


def _add(session: Session, one: Event) -> None:
    add_event(a_clerk(session, one.at), "spring", lambda _before: one)
