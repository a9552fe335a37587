"""A shop from the register through vote, auction and lease to its rents, arrears and handing back (HZ-10, LS-17)."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from models.keys import key_text
from tests.builders.auctions import AUCTION, CLOSES_AT, OPENS_AT, STARTING, STEP, bidder, rules
from tests.builders.keys import PASSPHRASE, file_of
from tests.builders.treasury import Treasury, a_treasury

HOME = "willow-garden"
COMMITTEE = ("--by", "C-1", "--role", "committee")
STREET = ("--by", "S-3", "--role", "subdistrict")
KEEPER = ("--by", "B-2")
RECEIPT = ("--receipt", "receipt.pdf")
AGENDA = [{"id": "shop", "matter": "business_use", "title": "出租门口商铺", "subject": "shop-1"}]


@pytest.fixture
def estate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Treasury:
    """Return an estate of Hangzhou with four owners, a committee in office, open books, and a shop on record."""
    made = a_treasury(monkeypatch, tmp_path)
    made.opens("330102")
    units = "".join(f"1-{number},100.00,owner-{number}\n" for number in range(4))
    made.writes("roll.csv", f"unit,area_m2,owner\n{units}")
    made.does("owners", "roll", HOME, "roll.csv", "--by", "Harbour")
    for words in (
        ("deliver", "--on", "2022-01-01", "--jurisdiction", "330102"),
        ("found", "--on", "2023-01-01", "--vote", "v0"),
        ("elect", "--on", "2023-01-01", "--until", "2028-01-01", "--vote", "v0", "--members", 5),
    ):
        made.does("owners", "body", HOME, "--move", *words, "--by", "Harbour")
    facts = ("--kind", "shop", "--place", "大门东侧", "--area", "48.5", "--owner", "all_owners")
    made.does("asset", "register", "shop-1", HOME, *facts, "--document", "receipt.pdf", *COMMITTEE)
    return made


def _vote(estate: Treasury, yes: int) -> None:
    """Let so many of four owners vote for letting the shop, and announce the result."""
    estate.clock.to("2024-03-01")
    by = ("--role", "committee", "--by", "C-1")
    window = ("--opens", "2024-03-18T09:00:00+08:00", "--closes", "2024-03-28T09:00:00+08:00")
    agenda = estate.writes("agenda.json", json.dumps(AGENDA, ensure_ascii=False))
    estate.does("owners", "call", "v1", HOME, "--agenda", agenda, *window, *by)
    estate.clock.to("2024-03-20")
    for number in range(4):
        choice = f"shop={'for' if number < yes else 'against'}"
        voter = ("--voter", f"owner-{number}", "--choice", choice)
        estate.does("owners", "cast", "v1", *voter, "--receipt", f"{number}.json")
    estate.clock.to("2024-03-29")
    estate.does("owners", "count", "v1", *by)
    estate.does("owners", "act", "v1", "--move", "announce", *by)


def _auction(estate: Treasury) -> None:
    """Let two bid for the shop, and close the auction."""
    estate.writes("rules.json", json.dumps(rules().as_json()))
    estate.writes("pass", PASSPHRASE)
    for who in "ab":
        estate.writes(f"{who}.key", key_text(file_of(bidder(who), "bidder")))
    for name in ("pass", "a.key", "b.key"):
        (estate.folder / name).chmod(0o600)
    estate.does("auction", "announce", "rules.json", "--by", "Harbour")
    estate.clock.at = OPENS_AT
    for who, fen in (("a", STARTING), ("b", STARTING + STEP)):
        key = ("--key", f"{who}.key", "--passphrase-file", "pass")
        estate.does("auction", "bid", AUCTION, "--handle", who, "--fen", fen, *key)
    estate.clock.at = CLOSES_AT + timedelta(minutes=1)
    estate.does("auction", "close", AUCTION)


def _sign(tenant: str = "b", rent: str = "1050", until: str = "2027-06-01") -> tuple[object, ...]:
    time = ("--since", "2024-06-01", "--until", until, "--every", "quarter", "--deposit", "2100")
    paper = ("--auction", AUCTION, "--document", "receipt.pdf", *COMMITTEE)
    return ("lease", "sign", "lease-1", "shop-1", "--tenant", tenant, "--rent", rent, *time, *paper)


def test_from_a_vote_to_the_keys_handed_back(estate: Treasury) -> None:
    """Each amount stands in the books once; unpaid rent ends the lease only after a reminder and its time."""
    _vote(estate, yes=3)
    _auction(estate)
    told = estate.refused(*_sign("a", "1000", "2050-01-01"))
    assert all(word in told for word in ("awarded to b", "1,050.00 yuan", "what exceeds P20Y is void", "art. 705"))
    signed = estate.does(*_sign())
    assert (signed["state"], signed["authority"]["vote"], signed["award"]["rent_fen"]) == ("running", "v1", 105_000)
    assert "it is let by lease-1" in estate.refused(*_sign(), "--on", "2024-06-01")

    estate.clock.to("2024-06-02")
    paying = ("lease", "pay", "lease-1", "--text", "lease-1", *RECEIPT, *KEEPER)
    estate.does(*paying, "--for", "deposit", "--yuan", "2100")
    estate.does(*paying, "--for", "rent", "--yuan", "3150")
    estate.clock.to("2024-10-01")
    owed = estate.does("lease", "arrears", HOME)
    assert [(one["lease"], one["open_fen"], one["days"]) for one in owed] == [("lease-1", 315_000, 30)]

    over = ("lease", "end", "lease-1", "--cause", "arrears", "--reason", "no rent since September", *COMMITTEE)
    assert "was not reminded" in estate.refused(*over)
    estate.does("lease", "remind", "lease-1", *KEEPER, "--role", "bookkeeper")
    assert "has until 2024-10-31 to pay" in estate.refused(*over)
    estate.clock.to("2024-10-31")
    assert estate.does(*over)["state"] == "ended"
    _hand_back(estate)


def _hand_back(estate: Treasury) -> None:
    """Keep what is open of the rent, and give the rest of the deposit back once the shop is."""
    paying = ("lease", "pay", "lease-1", "--text", "lease-1", *RECEIPT, *KEEPER)
    assert "was not handed back" in estate.refused(*paying, "--for", "refund", "--yuan", "1")
    estate.does("lease", "hand-back", "lease-1", "--document", "receipt.pdf", *COMMITTEE)
    shown = estate.does("lease", "show", "lease-1")
    assert (shown["ends_on"], shown["arrears"]["open_fen"]) == ("2024-10-31", 206_612)
    assert "2,066.12 yuan of rent are open" in estate.refused(*paying, "--for", "kept_for_rent", "--yuan", "2100")
    estate.does(*paying, "--for", "kept_for_rent", "--yuan", "2066.12")
    assert estate.does(*paying, "--for", "refund", "--yuan", "33.88")["deposit_fen"] == 0

    books = {one["book"]: one["totals"] for one in estate.does("money", "prove")["books"]}
    assert books["common"] == {"bank": 521_612, "income.letting": -521_612}
    assert estate.does("asset", "show", "shop-1")["tenant"] is None


def test_nothing_is_let_without_the_owners(estate: Treasury) -> None:
    """Two of four is no three quarters; what is not on record or not the owners' is not let at all."""
    _vote(estate, yes=2)
    estate.clock.to("2024-04-01")
    estate.writes("rules.json", json.dumps(rules().as_json()))
    told = estate.refused("auction", "announce", "rules.json", "--by", "Harbour")
    assert "3/4 of area and persons" in told
    estate.writes("rules.json", json.dumps(rules(asset_id="shop-9").as_json()))
    unknown = estate.run("auction", "announce", "rules.json", "--by", "Harbour")
    assert (unknown.exit_code, "wuxin asset register" in unknown.stderr) == (2, True)

    facts = ("--kind", "shop", "--place", "Gate 2", "--area", "30", "--document", "receipt.pdf", *COMMITTEE)
    estate.does("asset", "register", "shop-2", HOME, *facts, "--owner", "unit", "--unit", "1-2")
    estate.writes("rules.json", json.dumps(rules(asset_id="shop-2").as_json()))
    assert "by its document it is unit 1-2's" in estate.refused("auction", "announce", "rules.json", "--by", "Harbour")
    estate.does("asset", "withdraw", "shop-2", "--reason", "not common", *STREET)
    assert [one["state"] for one in estate.does("asset", "list", HOME)] == ["registered", "withdrawn"]
