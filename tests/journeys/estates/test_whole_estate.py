"""One estate of Zhuji from its committee to its next company, by command: each room reads what the others wrote.

Owners vote, their committee tenders and signs; the company files, takes over what was put right, serves, accounts and
is audited; it leaves late, hands over, gets its security back; and what it missed counts in its next rating.

The letting of the estate's shop by auction is told in its own journeys; here its rent comes in as an entry (`_earns`).
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

import pytest

from tests.builders.estate_story import BUREAU, COMMITTEE, ESTATE, FIRM, NEXT, TOWN, Story, open_story
from tests.builders.notices import notice_json
from tests.builders.tender_desk import NAME
from tests.builders.tenders import PRICES, contract, opening, ranked

SERVICE: Final = "willow-2024"
OWN: Final = ("--by", FIRM, "--role", "company")
PAPER: Final = ("--document", "paper.pdf")
SIGNERS: Final = {"id": "committee-01", "name": "Willow Garden Committee", "role": "owners_committee"}
LOT: Final = notice_json()["lots"][0] | {"months": 24}
AGENDA: Final = [
    {"id": "company", "matter": "choose_company", "title": "选聘物业", "subject": NAME},
    {"id": "limits", "matter": "other", "title": "授权支出",
     "limits": {"each_fen": 500_000, "year_fen": 2_000_000, "until": "2027-12-01"}},
]  # fmt: skip
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
    _owners_decide(story)
    _a_company_is_chosen(story)
    _it_comes(story)
    _earns(story)
    _is_audited(story)
    _it_leaves(story)
    _gets_its_security_back(story)
    _what_it_missed_counts(story)


def _owners_decide(story: Story) -> None:
    """Let there be an assembly, a committee until the end of 2027, and a vote on company and limits for spending."""
    story.to_day("2024-03-01")
    units = "".join(f"1-{n},100.00,owner-{n}\n" for n in range(9))
    story.told("owners roll", ESTATE, story.text("roll.csv", f"unit,area_m2,owner\n{units}"), "--by", "S-3")
    for words in (
        ("deliver", "--on", "2022-01-01", "--jurisdiction", "330681"),
        ("found", "--on", "2023-01-01", "--vote", "v0"),
        ("elect", "--on", "2023-01-01", "--until", "2028-01-01", "--vote", "v0", "--members", 5),
    ):
        story.told("owners body", ESTATE, "--move", *words, "--by", "S-3")
    window = ("--opens", "2024-03-18T09:00:00+08:00", "--closes", "2024-03-28T09:00:00+08:00")
    story.told("owners call v1", ESTATE, "--agenda", story.file("agenda.json", AGENDA), *window, *COMMITTEE)
    story.to_day("2024-03-20")
    for n in range(6):
        both = ("--choice", "company=for", "--choice", "limits=for", "--receipt", f"v-{n}.json")
        story.told("owners cast v1", "--voter", f"owner-{n}", *both)
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
    signed = [contract(FIRM, ends_on="2026-08-01", committee_ends_on="2028-01-01")]
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
    """Post the shop's rent, a payment within the owners' limits, one above them, an allocation, and the board."""
    where = ("--jurisdiction", "330681", "--company", FIRM, "--subdistrict", "Harbour")
    story.told("money open", ESTATE, *where, *TOWN)
    first = story.text("deposits.csv", "unit,area_m2,yuan\n" + "".join(f"1-{n},100,1000\n" for n in range(9)))
    story.told("fund deposit", ESTATE, first, "--first", "--by", "CITY-F")
    limits = ("--vote", "v1", "--item", "limits", "--matter", "other", "--each", "5000", "--year", "20000")
    story.told("money authorise", ESTATE, "limits", *limits, "--until", "2027-12-01", *COMMITTEE)
    keeper = ("--receipt", "paper.pdf", "--by", "B-2")
    rent = ("--debit", "bank=90000", "--credit", "income.letting=90000", "--text", "shop 3")
    story.told("money post", ESTATE, *rent, *keeper)
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
