"""A contract of an estate through the commands: `wuxin service` on an empty register, with a clock and papers.

desk = a_service(monkeypatch, tmp_path); desk.clock.to("2024-07-15"); desk.service("start", *FIRM)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from tests.builders.engagements import terms
from tests.builders.treasury import Treasury, a_treasury

__all__ = ["BUREAU", "COMMITTEE", "FIRM", "NAME", "TOWN", "ServiceDesk", "a_service"]

NAME: Final = "willow-24"
FIRM: Final = ("--by", "C-1", "--role", "company")
BUREAU: Final = ("--by", "HB-2", "--role", "bureau")
TOWN: Final = ("--by", "S-3", "--role", "subdistrict")
COMMITTEE: Final = ("--by", "OC-1", "--role", "committee")


class ServiceDesk(Treasury):
    """Calls `wuxin service` on one engagement."""

    def service(self, command: str, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call `wuxin service COMMAND` on the engagement, which has to work."""
        return self.does("service", command, NAME, *words)

    def not_served(self, command: str, *words: object) -> str:
        """Call `wuxin service COMMAND`, which has to refuse by a rule, and return the reasons."""
        return self.refused("service", command, NAME, *words)

    def json(self, name: str, **content: Any) -> str:  # noqa: ANN401 - JSON
        """Write a JSON file and return its name."""
        return self.writes(name, json.dumps(content))

    def opens_service(self, place: str, **changes: Any) -> None:  # noqa: ANN401 - terms
        """Open the engagement on the day after its contract was signed; the company served before."""
        self.clock.to("2024-07-11")
        told = self.json("terms.json", **terms(place, **({"predecessor": "C-1"} | changes)))
        self.service("open", "--contract", told, *TOWN)


def a_service(monkeypatch: pytest.MonkeyPatch, folder: Path) -> ServiceDesk:
    """Return an empty register on 2 January 2024, with a receipt and the staff's certificates."""
    made = a_treasury(monkeypatch, folder)
    monkeypatch.setattr("web.cli.inspections.acts.now", made.clock.now)
    desk = ServiceDesk(folder, made.clock)
    desk.writes("leader.pdf", "a certificate")
    desk.writes("staff.csv", "role,certificate\nproject_leader,leader.pdf\ntechnician,leader.pdf\n")
    return desk
