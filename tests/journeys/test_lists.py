"""The life of a listing through the commands, from the first event to the last, refusals among them (HZ-19, RC-25)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.office import DB, EVENT, LAW, Office, an_office
from tests.builders.packages import COMPANY


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Office:
    """Return an office on 1 July 2024 with a register that holds one collusion."""
    return an_office(monkeypatch, tmp_path)


def test_a_blacklisting_from_proposal_to_lifting(office: Office) -> None:
    """Notice, period, signed decision, publication, push; then lifted, and the rating follows (HZ-19, RC-25, ZY-17)."""
    assert [entry["company_id"] for entry in office.lists("2024-07-01")] == [COMPANY]
    number = office.does("list", "show", "--kind", "black")[0]["listing"]

    assert "this cannot be done while it is proposed" in office.refused("list", "publish", number, "--by", "住建局")
    notified = office.does("list", "notify", number, "--by", "住建局")
    assert "陈述和申辩" in notified["notice"]["zh"]
    assert "the company may answer until 2024-07-08" in office.refused(*office.decide(number, "uphold"))

    office.clock.to("2024-07-09")
    bar = office.refused(*office.decide(number, "uphold", "--measure", "zhejiang.black.public_trading"))
    assert "is off" in bar
    office.does(*office.decide(number, "uphold", "--out", "decision.json"))
    published = office.does("list", "publish", number, "--by", "住建局")
    assert (published["state"], published["ends_on"]) == ("published", "2025-06-03")
    verified = office.run("list", "verify", "decision.json")
    assert "The signature of head.example holds" in verified.stdout

    office.does("list", "push", "--out", "push.json")
    office.does("list", "push-receipt", "push.json", "--receipt", "2024-0001")
    assert "no repair while on the blacklist" in office.refused("list", "repair", number, "--reasons-file", "why.txt")

    office.clock.to("2024-08-01")
    lifted = office.does(*office.decide(number, "lift", "--ground", "basis_revoked"))
    assert lifted["state"] == "lifted"
    assert office.lists("2024-08-01") == []
    withdrawn = office.does("list", "push", "--out", "back.json")["items"]
    assert [(item["action"], item["why"]) for item in withdrawn] == [("withdraw", "basis_revoked")]
    told = office.does("objection", "notices", COMPANY)
    assert [row["to"] for row in told] == ["信用中国 / Credit China"]


def test_an_objection_keeps_it_off_the_list_for_good(office: Office) -> None:
    """Objected and heard, dropped; the same event under another number comes back neither in ratings nor on lists."""
    office.lists("2024-07-01")
    number = office.does("list", "show", "--kind", "black")[0]["listing"]
    office.does("list", "notify", number, "--by", "住建局")
    office.does("list", "object", number, "--reasons-file", "why.txt", "--document", "why.txt", "--hearing")
    office.clock.to("2024-07-10")
    assert "asked to be heard and was not" in office.refused(*office.decide(number, "uphold"))
    office.does("list", "hear", number, "--by", "住建局", "--minutes", "why.txt")
    office.does("list", "extend", number, "--by", "住建局")
    assert office.does("list", "due", "--as-of", "2024-07-10")[0]["due_on"] == "2024-07-29"
    office.does(*office.decide(number, "drop"))

    office.clock.to("2024-08-01")
    office.ingests("july", {**EVENT, "record_id": "R9"})
    assert office.lists("2024-08-01") == []
    assert office.run("log", "replay", "--db", DB).exit_code == 0


def test_a_point_is_objected_to_decided_and_counts_no_more(office: Office) -> None:
    """Filed and marked, granted with a signed decision; the score follows, the row stays (LS-21, RC-19)."""
    penalty = {"event": "penalty", "occurred_on": "2024-06-01", "document_no": "9"}
    office.ingests("penalties", {"record_id": "P1", **penalty})
    office.lists("2024-07-01")
    ask = ("objection", "file", COMPANY, "--source", "records/P1", "--reasons-file", "why.txt")
    filed = office.does(*ask)
    assert filed["due_on"] == "2024-07-08"
    assert [row["objected"] for row in office.does("objection", "points", COMPANY)] == [True]
    assert "petition 1 on the same row is filed" in office.refused(*ask)
    before = office.does("certificate", "make", COMPANY, "--for", "示例招标人", "--out", "before.json", *_key())

    reasons = ("--reasons", "处罚已撤销", *LAW, "--out", "granted.json")
    office.does("objection", "decide", filed["petition"], "--outcome", "grant", *reasons, *_key())
    office.clock.to("2024-07-02")
    office.ingests("again", {"record_id": "P77", **penalty})
    office.lists("2024-07-02")
    after = office.does("certificate", "make", COMPANY, "--for", "示例招标人", "--out", "after.json", *_key())

    assert (before["content"]["score"], after["content"]["score"]) == ("75", "80")
    assert before["content"]["open_objections"] == 1
    assert [row["to"] for row in office.does("objection", "notices", COMPANY)] == ["示例招标人"]
    assert office.run("certificate", "verify", "after.json", "--official", after["key"]).exit_code == 0
    assert office.run("list", "verify", "granted.json").exit_code == 0
    assert office.run("log", "replay", "--db", DB).exit_code == 0


def _key() -> tuple[str, ...]:
    return ("--key", "head.key", "--passphrase-file", "pass")
