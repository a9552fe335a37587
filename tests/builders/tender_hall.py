"""A hall in which a whole tender is held by command: envelopes, custodians, a panel, owners who vote.

hall = open_hall(monkeypatch, tmp_path); hall.publishes(); hall.bids(); hall.closes(); hall.opens("cover")
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import Result

from bidding.notices import Notice
from models.keys import key_text
from models.record import Clerk
from models.record.keys import record_key
from models.tables import engine_for, writing
from models.values.draw import Party
from models.values.moments import moment_number
from tests.builders.bids import bid_notice, bidder, key_file
from tests.builders.draws import CODES
from tests.builders.evaluations import CRITERIA
from tests.builders.keys import PASSPHRASE, enrolment, entropy, file_of, holder
from tests.builders.notices import company, custodians
from tests.builders.proceedings import POOL, RESULT
from tests.builders.tender_desk import DB, NAME, TenderDesk, open_desk
from tests.builders.tenders import PRICES

__all__ = ["HANDLES", "MARKS_AT", "Hall", "open_hall"]

MARKS_AT: Final = "2024-06-21T04:00:00Z"
HANDLES: Final = "handles.json"
_REQUIRED: Final = {
    "grades": ["AAA", "AA", "A"], "rulebook": "tiny", "instrument": "zhuji_opinions_2023", "article": "6",
}  # fmt: skip
_POINTS: Final = {1: "36", 2: "30", 3: "25"}
"""What every member gives the plan of each company."""


class Hall(TenderDesk):
    """Calls all commands that a tender takes, at moments that it is set to."""

    def call(self, *words: object) -> Result:
        """Call `wuxin` on the register, or offline where `seal` or a custodian acts."""
        offline = words[0] in ("seal", "custodian")
        return self.run(*words, *(() if offline else ("--db", DB)))

    def done(self, *words: object) -> Any:  # noqa: ANN401 - JSON
        """Call it, which has to work, and return what it says."""
        told = self.call(*words, "--json")
        assert told.exit_code == 0, f"{words}: {told.exit_code} {told.stdout}{told.stderr}"
        return json.loads(told.stdout)

    def denied(self, *words: object) -> str:
        """Call it, which has to be refused by a rule, and return the reasons."""
        told = self.call(*words)
        assert told.exit_code == 1, f"{words}: {told.exit_code} {told.stdout}{told.stderr}"
        return told.stderr

    def publishes(self) -> None:
        """Draft, file and publish the notice, whose box takes bids from then on."""
        self.to("2024-05-06T02:00:00Z")
        self.file("notice.json", _notice().as_json())
        self.does("draft", self.folder / "notice.json")
        self.to("2024-05-10T02:00:00Z")
        self.does("file", NAME, "--filing", "F-12")
        self.to("2024-05-27T02:00:00Z")
        self.does("publish", NAME)

    def bids(self, *numbers: int) -> None:
        """Let companies seal price and plan offline and hand them in; who is who stays in a file of the hall."""
        self.to("2024-06-18T02:00:00Z")
        handles = {}
        for number in numbers:
            price = self.file(f"price-{number}.json", {"total_fen": PRICES[company(number)], "note": "three years"})
            (self.folder / f"plan-{number}.txt").write_text(f"plan {number}", encoding="utf-8")
            sealed = self.done(
                "seal", "--tender", "notice.json", "--lot", "lot-1", "--price", price, "--technical",
                f"plan-{number}.txt", "--key", f"bidder-{number}.key", "--out", f"bid-{number}", *_PHRASE,
            )  # fmt: skip
            handles[sealed["bidder"]] = number
            self.done(*self.submission(number, f"receipt-{number}.txt"))
        self.file(HANDLES, handles)

    def submission(self, number: int, receipt: str) -> tuple[object, ...]:
        """Return the call that hands in a sealed bid."""
        return ("bid", "submit", f"bid-{number}", "--receipt", receipt, "--key", "log.key", *_PHRASE)

    def sits(self) -> None:
        """Commit to a panel two days before the close, and draw it the night before."""
        self.to("2024-06-19T01:30:00Z")
        self.done(
            "panel", "commit", NAME, "--notice", "notice.json", "--pool", "experts.csv", "--seats", 5,
            "--representative", "owner-1", "--codes", "hashes.csv", "--source-day", "2024-06-20", "--by", "office-1",
        )  # fmt: skip
        self.to("2024-06-20T17:30:00Z")
        self.done("panel", "draw", NAME, "--codes", "codes.csv", "--seed", RESULT, "--by", "office-1")

    def closes(self) -> None:
        """Close the tender at its moment."""
        self.to("2024-06-21T01:30:00Z")
        self.does("close", NAME)

    def shares(self, part: str) -> None:
        """Hand the box out, and let four custodians hand in their shares of a part."""
        self.done("bid", "box", NAME, "--out", f"box-{part}", "--headers")
        files = [f"shares-{part}-{number}.json" for number in range(4)]
        for number, file in enumerate(files):
            self.done(
                "custodian", "share", f"box-{part}", "--tender", "notice.json", "--part", part, "--key",
                f"custodian-{number}.key", "--out", file, *_PHRASE,
            )  # fmt: skip
        self.done("bid", "hand-in", NAME, *files)

    def opens(self, part: str) -> Any:  # noqa: ANN401 - JSON
        """Open a part of all bids whose shares are there."""
        return self.done("bid", "open", NAME, "--part", part, "--out", f"opened-{part}")

    def marks(self) -> None:
        """Let every member of the panel mark the plans under their handles, and lock the marks."""
        self.to(MARKS_AT)
        handles = json.loads((self.folder / HANDLES).read_text(encoding="utf-8"))
        marks = self.file("marks.json", [
            {"bid": handle, "criterion": "plan", "points": _POINTS[number]} for handle, number in handles.items()
        ])  # fmt: skip
        for seat in self.done("panel", "show", NAME, "--members")["panel"]:
            self.done("evaluation", "mark", NAME, "--member", seat["member"], "--file", marks)
        self.done("evaluation", "lock", NAME, "--criterion", "plan")

    def to_plans(self) -> None:
        """Go from the published notice to opened plans, which nobody has marked."""
        self.sits()
        self.closes()
        self.shares("cover")
        self.to("2024-06-21T03:30:00Z")
        self.opens("cover")
        self.shares("technical")
        self.opens("technical")

    def to_prices(self) -> None:
        """Go from opened plans to opened prices."""
        self.marks()
        self.shares("price")
        self.opens("price")

    def votes(self, move: str = "announce", *agenda: dict[str, Any]) -> None:
        """Let the owners of Willow Garden, who were consulted, decide: six of nine for every item of the agenda."""
        units = "".join(f"1-{n},100.00,owner-{n}\n" for n in range(9))
        (self.folder / "roll.csv").write_text(f"unit,area_m2,owner\n{units}", encoding="utf-8")
        self.to("2024-02-26T01:00:00Z")
        self.done("owners", "roll", "willow-garden", "roll.csv", "--by", "Subdistrict")
        for words in (
            ("deliver", "--on", "2022-01-01", "--jurisdiction", "330681"),
            ("found", "--on", "2023-01-01", "--vote", "v0"),
            ("elect", "--on", "2023-01-01", "--until", "2026-01-01", "--vote", "v0", "--members", 5),
        ):
            self.done("owners", "body", "willow-garden", "--move", *words, "--by", "Subdistrict")
        self.done("owners", "act", "v1", "--move", "consult", "--community", "willow-garden", *_COMMITTEE)
        self.to("2024-03-01T01:00:00Z")
        file = self.file("agenda.json", agenda)
        window = ("--opens", "2024-03-18T09:00:00+08:00", "--closes", "2024-03-28T09:00:00+08:00")
        self.done("owners", "call", "v1", "willow-garden", "--agenda", file, *window, *_COMMITTEE)
        self.to("2024-03-20T01:00:00Z")
        choices = [word for item in agenda for word in ("--choice", f"{item['id']}=for")]
        for number in range(6):
            self.done("owners", "cast", "v1", "--voter", f"owner-{number}", *choices, "--receipt", f"v-{number}.json")
        self.to("2024-03-29T01:00:00Z")
        self.done("owners", "count", "v1", *_COMMITTEE)
        self.done("owners", "act", "v1", "--move", move, *_COMMITTEE)


_PHRASE: Final = ("--passphrase-file", "phrase")
_COMMITTEE: Final = ("--role", "committee", "--by", "Willow Garden Committee")


@cache
def _notice() -> Notice:
    evaluation = {"method": "comprehensive", "criteria": list(CRITERIA[:3])}
    return bid_notice({"technical": 2**14, "price": 2**14}, required=_REQUIRED, evaluation=evaluation)


def open_hall(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Hall:
    """Return a hall on a register with rated companies, whose bidders' keys are on record."""
    desk = open_desk(monkeypatch, folder)
    monkeypatch.setattr("web.cli.bids.boxes.now", desk.clock.now)
    hall = Hall(desk.folder, desk.clock)
    engine = engine_for(DB)
    with writing(engine) as session:
        hall.to("2024-05-01T02:00:00Z")
        clerk = Clerk(session, hall.clock.now(), entropy(4))
        for number in (1, 2, 3):
            record_key(clerk, enrolment(bidder(number), "bidder", moment_number(clerk.at)))
    engine.dispose()
    _write_keys(folder)
    codes = [(f"p{n}", code) for n, code in enumerate(CODES)]
    files = {
        "experts.csv": "id\n" + "".join(f"{one.id}\n" for one in POOL),
        "hashes.csv": "party,code_sha256\n" + "".join(f"{p},{Party.of('x', c).code_sha256}\n" for p, c in codes),
        "codes.csv": "".join(f"{party},{code}\n" for party, code in codes), "phrase": PASSPHRASE,
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o600)
    return hall


def _write_keys(folder: Path) -> None:
    for number in (1, 2, 3):
        key_file(folder / f"bidder-{number}.key", bidder(number), "bidder").chmod(0o600)
    for number, one in enumerate(custodians()):
        key_file(folder / f"custodian-{number}.key", one, "custodian").chmod(0o600)
    log = folder / "log.key"
    log.write_text(key_text(file_of(holder("log.example/city", 1))), encoding="utf-8")
    log.chmod(0o600)
