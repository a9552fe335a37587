"""The story of one estate, told by commands alone: a rated register, a clock, papers, and whoever acts.

story = open_story(monkeypatch, tmp_path); story.to_day("2024-03-01"); story.told("owners who willow-garden")
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from credit.inspections import checklist
from tests.builders.notices import company
from tests.builders.tender_desk import DB, TenderDesk, open_desk

__all__ = ["BUREAU", "COMMITTEE", "ESTATE", "FIRM", "NEXT", "TOWN", "Story", "open_story"]

ESTATE: Final = "willow-garden"
FIRM: Final = company(1)
NEXT: Final = company(2)
TOWN: Final = ("--by", "S-3", "--role", "subdistrict")
BUREAU: Final = ("--by", "HB-2", "--role", "bureau")
COMMITTEE: Final = ("--by", "committee-01", "--role", "committee")


class Story(TenderDesk):
    """Calls any command of `wuxin` on the register; `does` and `refused` are those of `wuxin tender`."""

    def to_day(self, day: str) -> None:
        """Set the clock to ten in the morning of a day in Shanghai."""
        self.to(f"{day}T02:00:00+00:00")

    def told(self, command: str, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call it, which has to work, and return what it says."""
        told = self.run(*command.split(), *words, "--db", DB, "--json")
        assert told.exit_code == 0, f"{command} {words}: {told.exit_code} {told.stdout}{told.stderr}"
        return json.loads(told.stdout)

    def no(self, command: str, *words: object) -> str:
        """Call it, which has to refuse by a rule, and return the reasons."""
        told = self.run(*command.split(), *words, "--db", DB)
        assert told.exit_code == 1, f"{command} {words}: {told.exit_code} {told.stdout}{told.stderr}"
        return told.stderr

    def inspects(self, name: str, firm: str, days: tuple[str, str], **marks: str) -> None:
        """Announce a joint handover inspection for a company, and visit on its second day with these marks."""
        office = ("--by", "S-3", "--role", "subdistrict")
        where = ("--programme", "zhuji", "--kind", "handover", "--target", ESTATE, "--company", firm)
        self.to_day(days[0])
        self.told("inspection announce", name, *where, "--from", days[0], "--to", days[1], *office)
        self.text("teams.csv", f"community_id,inspector_id\n{ESTATE},I1\n")
        self.told("inspection assign", name, "teams.csv", *office)
        self.to_day(days[1])
        parties = [word for who in ("committee", "company", "outgoing_company", "subdistrict")
                   for word in ("--party", who)]  # fmt: skip
        visit = (ESTATE, "--marks", self.marks(**marks), "--inspector", "I1", *parties)
        self.told("inspection visit", name, *visit, "--by", "I1", "--role", "inspector")

    def marks(self, **marks: str) -> Path:
        """Write a mark for every item of the handover list: met, but for those named by the last word of their id."""
        rows = [f"{one.id},{marks.get(one.id.rpartition('.')[2], 'met')}" for one in checklist("handover").items]
        return self.text("marks.csv", "\n".join(["item,mark", *rows, ""]))

    def text(self, name: str, text: str) -> Path:
        """Write a file and return it."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


def open_story(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Story:
    """Return a story on a register with rated companies, on 20 May 2024, with a paper to attach."""
    desk = open_desk(monkeypatch, folder)
    monkeypatch.setattr("web.cli.inspections.acts.now", desk.clock.now)
    story = Story(desk.folder, desk.clock)
    story.text("paper.pdf", "a signed paper")
    return story
