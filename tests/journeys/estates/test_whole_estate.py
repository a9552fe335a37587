"""One estate of Zhuji from its first election to its next company, by command: each room reads what the others wrote.

Owners elect their committee by name and vote; it tenders and signs; the company files, takes over what was put right,
serves, accounts and is audited; the shop is let by auction and its rent shared; the company leaves late, hands over,
gets its security back; and what it missed counts in its next rating.
"""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from models.keys import key_text
from tests.builders.auctions import AUCTION, bidder
from tests.builders.auctions import rules as auction_rules
from tests.builders.election_desk import cast_for, stand
from tests.builders.estate_story import BUREAU, COMMITTEE, ESTATE, FIRM, NEXT, TOWN, Story, open_story
from tests.builders.keys import PASSPHRASE, file_of
from tests.builders.notices import notice_json
from tests.builders.tender_desk import DB, NAME
from tests.builders.tenders import PRICES, contract, opening, ranked

SERVICE: Final = "willow-2024"
OWN: Final = ("--by", FIRM, "--role", "company")
PAPER: Final = ("--document", "paper.pdf")
SIGNERS: Final = {"id": "committee-01", "name": "Willow Garden Committee", "role": "owners_committee"}
LOT: Final = notice_json()["lots"][0] | {"months": 24}
AGENDA: Final = [
    {"id": "company", "matter": "choose_company", "title": "选聘物业", "subject": NAME},
    {"id": "shop", "matter": "business_use", "title": "出租门口商铺", "subject": "shop-1"},
    {"id": "limits", "matter": "other", "title": "授权支出",
     "limits": {"each_fen": 500_000, "year_fen": 2_000_000, "until": "2027-12-01"}},
]  # fmt: skip
FIRST: Final = [
    {"id": "rules", "matter": "assembly_rules", "title": "业主大会议事规则"},
    {"id": "covenant", "matter": "covenant", "title": "管理规约"},
]
GROUP: Final = ("--by", "S-3", "--role", "preparatory_group")
ELECTION: Final = "committee-2023"
TERMS: Final[dict[str, Any]] = {
    "community_id": ESTATE, "company_id": FIRM, "jurisdiction": "330681", "subdistrict": "Harbour",
    "stage": "assembly", "signed_on": "2024-07-10", "starts_on": "2024-08-01", "ends_on": "2026-08-01",
    "predecessor": "91330681MA0000000X", "tender": NAME, "lot": "lot-1",
}  # fmt: skip
SECURITY: Final = {"lot": "lot-1", "company_id": FIRM, "fen": 21_750_000, "receipt": "R-1"}


@pytest.fixture
def story(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Story:
    """Return a register with rated companies."""
    return open_story(monkeypatch, tmp_path)


def test_a_whole_estate(story: Story) -> None:
    """From the assembly to the evidence; no step is skipped, and what may not be is refused on the way."""
    _owners_elect(story)
    _owners_decide(story)
    _a_company_is_chosen(story)
    _it_comes(story)
    _earns(story)
    _is_audited(story)
    _it_leaves(story)
    _gets_its_security_back(story)
    _what_it_missed_counts(story)


def _owners_elect(story: Story) -> None:
    """Hold the first assembly (ZJ-23, ZJ-25): rules, covenant, and a committee of five until December 2028."""
    story.to_day("2023-10-09")
    units = "".join(f"1-{n},100.00,owner-{n}\n" for n in range(9))
    story.told("owners roll", ESTATE, story.text("roll.csv", f"unit,area_m2,owner\n{units}"), "--by", "S-3")
    body = ("owners body", ESTATE, "--by", "S-3", "--move")
    story.told(*body, "deliver", "--on", "2022-01-01", "--jurisdiction", "330681")
    elects, terms = "owners election", ("--seats", 5, "--term", "P5Y", "--agreed", "fees")
    story.told(f"{elects} announce", ELECTION, ESTATE, *terms, "--until", "2023-10-20", *GROUP)
    stand(DB, story.clock.now(), ELECTION, 5)
    named = ("--name", "沈六", "--owner", "owner-5", "--nominator", "neighbourhood", *GROUP)
    story.told(f"{elects} nominate", ELECTION, *named)
    vetted = [word for check in ("capacity", "lawful", "no_forbidden_act", "no_tie") for word in
              ("--answer", f"{check}=yes")]  # fmt: skip
    owing = story.told(f"{elects} vet", ELECTION, "--candidate", "c-6", *vetted, "--answer", "fees=no", *TOWN)
    assert "art. 17(2)(3)" in owing["candidates"]["c-6"]["reasons"]

    story.to_day("2023-10-21")
    shown = story.told(f"{elects} act", ELECTION, "--move", "publish", *GROUP)
    assert [one["name"] for one in shown["candidates"].values()] == [*(f"候选人{n}" for n in range(1, 6)), None]
    window = ("--opens", "2023-11-06T09:00", "--closes", "2023-11-20T09:00")
    story.told(f"{elects} call", ELECTION, "--agenda", story.file("first.json", FIRST), *window, *GROUP)
    story.to_day("2023-11-08")
    cast_for(DB, story.clock.now(), ELECTION, 5, (*(one["id"] for one in FIRST), *(f"c-{n}" for n in range(1, 6))))
    choices = [word for one in ("c-1", "c-2", "rules", "covenant") for word in ("--choice", f"{one}=for")]
    story.told("owners cast", ELECTION, "--voter", "owner-5", *choices, "--receipt", "e-5.json")
    story.to_day("2023-12-01")
    story.told(f"{elects} act", ELECTION, "--move", "count", *GROUP)
    story.told(*body, "found", "--vote", ELECTION)
    elected = story.told(f"{elects} act", ELECTION, "--move", "declare", *GROUP)
    assert (elected["members"], elected["until"]) == ([f"c-{n}" for n in range(1, 6)], "2028-12-01")


def _owners_decide(story: Story) -> None:
    """Vote on company, letting the shop, and limits for spending, three days after owners were consulted (ZJ-27)."""
    story.to_day("2024-02-27")
    story.told("owners act v1 --move consult", "--community", ESTATE, *COMMITTEE)
    story.to_day("2024-03-01")
    window = ("--opens", "2024-03-18T09:00:00+08:00", "--closes", "2024-03-28T09:00:00+08:00")
    story.told("owners call v1", ESTATE, "--agenda", story.file("agenda.json", AGENDA), *window, *COMMITTEE)
    story.to_day("2024-03-20")
    for n in range(6):
        all_three = [word for item in ("company", "shop", "limits") for word in ("--choice", f"{item}=for")]
        story.told("owners cast v1", "--voter", f"owner-{n}", *all_three, "--receipt", f"v-{n}.json")
    story.to_day("2024-03-29")
    assert story.told("owners count v1", *COMMITTEE)
    story.told("owners act v1 --move announce", *COMMITTEE)


def _a_company_is_chosen(story: Story) -> None:
    """Hold the short form of a tender: filed on the vote, bids elsewhere, awarded, secured, signed, filed."""
    owners = "committee-01"
    story.to_day("2024-05-06")
    story.does("draft", story.notice(kind="service", procuring_entity=SIGNERS, lots=[LOT]), by=owners)
    story.to_day("2024-05-10")
    story.does("file", NAME, "--filing", "F-1", "--vote", "v1", by=owners)
    story.to_day("2024-05-27")
    story.does("publish", NAME, "--bids-elsewhere", "Trading Platform", by=owners)
    story.to("2024-06-21T01:30:00Z")
    story.does("close", NAME, by=owners)
    story.does("open", NAME, "--bids", story.file("o.json", opening()), by=owners)
    story.does("check", NAME, by=owners)
    story.does("evaluate", NAME, "--ranking", story.file("r.json", ranked(*PRICES)), by="panel-01")
    story.does("announce", NAME, "--until", "2024-06-24", by=owners)
    story.to_day("2024-06-25")
    story.does("award", NAME, by=owners)
    story.does("secure", NAME, "--payments", story.file("paid.json", [SECURITY]), by="S-3")
    story.to_day("2024-07-10")
    signed = [contract(FIRM, ends_on="2026-08-01", committee_ends_on="2028-12-01")]
    story.does("sign", NAME, "--contracts", story.file("c.json", signed), by=owners)
    assert story.does("file-contract", NAME, "--filing", "C-7", by=owners)["state"] == "contract_filed"


def _it_comes(story: Story) -> None:
    """Come, but not before it filed (ZJ-10), nor on premises whose lifts do not work (ZJ-34, ZJ-35)."""
    story.told("service open", SERVICE, "--contract", story.file("terms.json", TERMS), *TOWN)
    story.text("staff.csv", "role,certificate\nproject_leader,paper.pdf\ntechnician,paper.pdf\n")
    story.told("service file", SERVICE, "--staff", "staff.csv", *OWN)
    story.told("service do", SERVICE, "accept", "--details", story.file("f.json", {"filing": "B-3"}), *BUREAU)
    story.inspects("change-2024", FIRM, ("2024-07-12", "2024-07-15"), lifts="not_met")
    assert "not fit for delivery" in story.no("inspection takeover change-2024", *OWN)

    story.to_day("2024-08-01")
    assert "not fit for delivery: change-2024/willow-garden/handover.lifts" in story.no("service start", SERVICE, *OWN)
    found = f"change-2024/{ESTATE}/handover.lifts"
    story.told("inspection report", found, "--by", "C-OLD", "--role", "outgoing_company")
    story.told("inspection recheck", found, "--result", "rectified", "--by", "I1", "--role", "inspector")
    story.told("inspection takeover change-2024", *OWN)
    story.told("inspection close change-2024", *TOWN)
    story.told("inspection publish change-2024 --out published", *TOWN)
    story.does("do", NAME, "start", by="committee-01")
    assert story.told("service start", SERVICE, *OWN)["state"] == "serving"


def _earns(story: Story) -> None:
    """Let the shop; its rent, a payment within the owners' limits, one above them, an allocation, and the board."""
    where = ("--jurisdiction", "330681", "--company", FIRM, "--subdistrict", "Harbour")
    story.told("money open", ESTATE, *where, *TOWN)
    first = story.text("deposits.csv", "unit,area_m2,yuan\n" + "".join(f"1-{n},100,1000\n" for n in range(9)))
    story.told("fund deposit", ESTATE, first, "--first", "--by", "CITY-F")
    limits = ("--vote", "v1", "--item", "limits", "--matter", "other", "--each", "5000", "--year", "20000")
    story.told("money authorise", ESTATE, "limits", *limits, "--until", "2027-12-01", *COMMITTEE)
    keeper = ("--receipt", "paper.pdf", "--by", "B-2")
    _lets_the_shop(story)
    for what, yuan in (("deposit", 63_000), ("rent", 94_500)):
        story.told("lease pay", "lease-1", "--for", what, "--yuan", yuan, "--text", "shop-1", *keeper)
    story.to_day("2024-08-05")
    story.told("money close", ESTATE, "--until", "2024-08-05", "--by", "B-2")
    shared = story.told("money allocate", ESTATE, "--rest", "upkeep=1", "--text", "first month", "--by", "B-2")
    assert shared["fund_fen"] > 4_500_000
    lamps = ("--account", "spent.upkeep", "--subject", "lamps", "--text", "lamps", *keeper)
    assert "above the limit" in story.no("money pay", ESTATE, "--yuan", 6000, *lamps)
    story.told("money pay", ESTATE, "--yuan", 4800, *lamps)

    story.to_day("2024-08-20")
    story.told("money disclose", ESTATE, "leader/1", *PAPER, *OWN)
    late = [one["head"] for one in story.told("money board", ESTATE, "--as-of", "2024-09-15") if one["overdue"]]
    assert "fees" in late
    assert "leader" not in late


def _lets_the_shop(story: Story) -> None:
    """Hold an auction on the owners' vote (HZ-09, HZ-10), and sign with who bid most: 31,500 yuan a month."""
    facts = ("--kind", "shop", "--place", "大门东侧", "--area", "48.5", "--owner", "all_owners")
    story.told("asset register", "shop-1", ESTATE, *facts, "--document", "paper.pdf", *COMMITTEE)
    opens = datetime.fromisoformat("2024-08-02T09:00:00+08:00")
    closes = opens + timedelta(hours=1)
    asked = auction_rules(
        opens_at=opens, closes_at=closes, hard_stop_at=closes, starting_fen=3_000_000, step_fen=150_000
    )
    story.told("auction announce", story.file("auction.json", asked.as_json()), "--by", "S-3")
    story.text("pass", PASSPHRASE).chmod(0o600)
    story.to(opens.isoformat())
    for who, fen in (("a", 3_000_000), ("b", 3_150_000)):
        key = story.text(f"{who}.key", key_text(file_of(bidder(who), "bidder")))
        key.chmod(0o600)
        story.told("auction bid", AUCTION, "--handle", who, "--fen", fen, "--key", key, "--passphrase-file", "pass")
    story.to(closes.isoformat())
    story.told("auction close", AUCTION)
    time = ("--since", "2024-08-03", "--until", "2027-08-03", "--every", "quarter", "--deposit", 63_000)
    paper = ("--auction", AUCTION, "--document", "paper.pdf", *COMMITTEE)
    story.to_day("2024-08-03")
    told = story.told("lease sign", "lease-1", "shop-1", "--tenant", "b", "--rent", 31_500, *time, *paper)
    assert (told["authority"]["vote"], told["award"]["rent_fen"]) == ("v1", 3_150_000)


def _is_audited(story: Story) -> None:
    """Let a fifth of the owners ask for an audit (LS-11, ZJ-29); its finding against the company is published."""
    story.to_day("2026-03-02")
    asked = ("--persons", 2, "--all-persons", 9, "--area", 20_000, "--all-area", 90_000)
    story.told("money audit ask", ESTATE, "a1", "--reason", "owners", *asked, "--by", "owners", "--role", "owners")
    story.told("money audit commission", ESTATE, "a1", "--auditor", "CPA-88", "--vote", "v1", *COMMITTEE)
    found = story.text("found.csv", "kind,by,yuan,text\nno_account,company,900,no account of its own\n")
    report = ("--report", "paper.pdf", "--findings", found, "--by", "CPA-88", "--role", "auditor")
    story.told("money audit report", ESTATE, "a1", *report)
    assert story.told("money audit publish", ESTATE, "a1", *COMMITTEE)["state"] == "published"


def _it_leaves(story: Story) -> None:
    """Give notice late, to three of four (ZJ-12); go on until the next takes over; hand over by the list (ZJ-13)."""
    story.to_day("2026-05-10")
    told = [word for who in ("committee", "bureau", "subdistrict") for word in ("--to", who)]
    notice = story.told("service notify", SERVICE, *told, *PAPER, *OWN)
    assert (notice["last"], notice["missing"]) == ("2026-05-03", ["neighbourhood"])
    helps = [one["what"] for one in story.told("service due", "--as-of", "2026-05-10")]
    assert "help owners to choose anew" in helps
    after = story.told("service show", SERVICE, "--as-of", "2026-08-02")["standing"]
    assert (after["right"], "art. 35(2)" in after["article"]) == ("until_taken_over", True)

    story.to_day("2026-08-05")
    takes_over = ("--successor", NEXT, "--from", "2026-08-10", "--vote", "v2")
    story.told("service replace", SERVICE, *takes_over, *COMMITTEE)
    story.inspects("change-2026", NEXT, ("2026-08-06", "2026-08-09"))
    story.to_day("2026-08-10")
    rooms = story.told("service deliver", SERVICE, "--item", "rooms", "--item", "keys", "--receipt", "paper.pdf", *OWN)
    assert "owners_roll" in rooms["open"]
    ended = {"ended_early": False, "what": "the term is over"}
    story.does("do", NAME, "hand_over", "--details", story.file("h.json", ended), by="committee-01")


def _gets_its_security_back(story: Story) -> None:
    """Refund it, not before everything is handed over and confirmed (ZJ-18)."""
    lot = story.file("lot.json", {"lot": "lot-1"})
    story.does("do", NAME, "apply_refund", "--details", lot, by=FIRM)
    opinion = story.file("op.json", {"lot": "lot-1", "agrees": True, "what": "the roll is still missing"})
    story.does("do", NAME, "opine", "--details", opinion, by="committee-01")
    back = ("do", NAME, "refund", "--details", story.file("b.json", {**SECURITY, "receipt": "R-2"}))
    assert "owners_roll" in story.refused(*back, by="S-3")

    assert "Register of owners: not handed over" in story.no("service complete", SERVICE, "--condition", "fine",
                                                             *COMMITTEE)  # fmt: skip
    due = story.told("service show", SERVICE, "--as-of", "2026-08-10")["due"]
    left = next(one["what"] for one in due if one["what"].startswith("hand over:")).partition(": ")[2].split(", ")
    items = [word for item in left for word in ("--item", item)]
    story.told("service deliver", SERVICE, *items, "--receipt", "paper.pdf", *OWN)
    story.told("service complete", SERVICE, "--condition", "lifts, fire, cameras in order", *COMMITTEE)
    assert story.does(*back, by="S-3")["held"] == []


def _what_it_missed_counts(story: Story) -> None:
    """Put contract, money, service and inspections in one package; Zhuji's rating counts each by its rule."""
    day = ("--as-of", "2026-09-01")
    story.told("tender package p1 --onto evidence", *day)
    story.told("money evidence p2 --onto p1", *day)
    assert story.told("service package p3 --onto p2", *day)["records"] == 1
    story.told("inspection package p4 --onto p3")
    rated = story.run("rate", "p4", "--rulebook", "zhuji", *day, "--out", "rated")
    assert rated.exit_code == 0, rated.output
    text = (story.folder / "rated" / "contributions.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    ours = {row["event"]: row["points"] for row in rows if row["company_id"] == FIRM and row["counted"] == "true"}
    assert {"exit.notice_late", "common_revenue.no_account"} <= {*ours}
    assert float(ours["exit.notice_late"]) < 0
    assert story.run("log", "replay", "--db", "sqlite:///wuxin.db").exit_code == 0
