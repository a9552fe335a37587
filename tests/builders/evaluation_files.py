"""The files and calls of an evaluation by command, as people would write them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bidding.notices import notice_bytes
from models.migrations import upgrade
from models.values.draw import Party
from tests.builders.draws import CODES
from tests.builders.evaluations import CRITERIA
from tests.builders.notices import a_notice
from tests.builders.proceedings import BIDS, OPENS, POOL, RESULT, marks_of

__all__ = ["Hours", "Office"]

Hours = float


class Office:
    """A folder with a register and the files of an evaluation by price and plan; its clock counts from opening."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, patch
        self.db = f"sqlite:///{folder}/evaluations.db"
        upgrade(self.db)
        notice = a_notice(evaluation={"method": "comprehensive", "criteria": list(CRITERIA[:2])})
        (folder / "notice.json").write_bytes(notice_bytes(notice))
        (folder / "experts.csv").write_text("id\n" + "".join(f"{one.id}\n" for one in POOL), encoding="utf-8")
        hashes = "".join(f"p{n},{Party.of('x', code).code_sha256}\n" for n, code in enumerate(CODES))
        (folder / "hashes.csv").write_text(f"party,code_sha256\n{hashes}", encoding="utf-8")
        (folder / "codes.csv").write_text("".join(f"p{n},{code}\n" for n, code in enumerate(CODES)), encoding="utf-8")
        (folder / "bids.json").write_text(json.dumps(BIDS), encoding="utf-8")

    def clock(self, hours: Hours) -> None:
        """Let it be so many hours after opening."""
        moment: datetime = OPENS + timedelta(hours=hours)
        self._patch.setattr("web.cli.recording.now", lambda: moment)

    def path(self, name: str) -> str:
        """Return the path of a file."""
        return str(self.folder / name)

    def marks(self, member: str, **points: str) -> str:
        """Write the marks of a member and return the path."""
        told = marks_of(member, points)["marks"]
        (self.folder / "marks.json").write_text(json.dumps(told), encoding="utf-8")
        return self.path("marks.json")

    def commit(self) -> tuple[str, ...]:
        """Return the call that commits to a panel of five."""
        return ("panel", "commit", "zj-2024-001", "--notice", self.path("notice.json"), "--pool",
                self.path("experts.csv"), "--seats", "5", "--representative", "owner-1", "--codes",
                self.path("hashes.csv"), "--source-day", "2024-06-20", "--by", "office-1", "--db", self.db)  # fmt: skip

    def draw(self) -> tuple[str, ...]:
        """Return the call that draws it."""
        return ("panel", "draw", "zj-2024-001", "--codes", self.path("codes.csv"), "--seed", RESULT, "--by", "office-1",
                "--db", self.db)  # fmt: skip
