"""An old estate's renovation through the commands: `wuxin renovation` on a register that knows it, with a clock.

desk = a_renovation_desk(monkeypatch, tmp_path); desk.gets_ready(); desk.goes("start", TOWN, until="2024-09-30")
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from models.tables import Community
from tests.builders.record import writing_to
from tests.builders.renovation import survey
from tests.builders.treasury import Treasury, a_treasury

__all__ = ["BUREAU", "TOWN", "RenovationDesk", "a_renovation_desk"]

BUREAU: Final = ("--by", "HB-2", "--role", "bureau")
TOWN: Final = ("--by", "S-3", "--role", "subdistrict")
_NAME: Final = "willow-24"


class RenovationDesk(Treasury):
    """Calls `wuxin renovation` on one project."""

    def json(self, name: str, **content: Any) -> str:  # noqa: ANN401 - JSON
        """Write a JSON file and return its name."""
        return self.writes(name, json.dumps(content))

    def takes_in(self) -> Any:  # noqa: ANN401 - JSON
        """Take the estate into the library of Lishui."""
        words = ("--community", "willow-garden", "--jurisdiction", "331102", "--paper", "建改〔2024〕1号", *BUREAU)
        return self.does("renovation", "take-in", _NAME, *words)

    def goes(self, move: str, who: tuple[str, ...], *words: str, **content: Any) -> Any:  # noqa: ANN401 - JSON
        """Take a step with these details, which has to work."""
        details = ("--details", self.json(f"{move}.json", **content)) if content else ()
        return self.does("renovation", "do", _NAME, move, *details, *words, *who)

    def surveys(self) -> Any:  # noqa: ANN401 - JSON
        """Survey the estate: fire equipment worn, drains missing."""
        told = survey("2024-01-02").content["conditions"]
        words = [word for kind, state in told.items() for word in ("--condition", f"{kind}={state}")]
        return self.does("renovation", "survey", _NAME, *words, "--closed", *TOWN)

    def gets_ready(self) -> None:
        """Do everything that comes before works begin."""
        self.takes_in()
        self.surveys()
        self.goes("lead", BUREAU, office="住建局", leader="J-02", team=["街道办"])
        plan = {"works": ["fire", "water"], "first": "2024-01-02", "last": "2024-01-10"}
        self.goes("show_plan", TOWN, "--document", "receipt.pdf", **plan)
        self.clock.to("2024-01-11")
        self.goes("answer", TOWN, received=2, answered=2)


def a_renovation_desk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> RenovationDesk:
    """Return a register on 2 January 2024 that knows willow-garden of 1996 in Harbour."""
    made = a_treasury(monkeypatch, folder)
    with writing_to(made.url) as session:
        session.add(Community(community_id="willow-garden", name="柳园", subdistrict="Harbour", built_year=1996))
    return RenovationDesk(folder, made.clock)
