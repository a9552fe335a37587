"""One tender whole, by command: nobody types what another room has on record; and one that a revoked vote stops."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import company
from tests.builders.tender_desk import DB, NAME
from tests.builders.tender_hall import HANDLES, Hall, open_hall
from tests.builders.tenders import PRICES, contract, opening, ranked
from web.cli.databases import register
from web.register.tenders.events import tender_named

COMMITTEE = {"id": "committee-01", "name": "Willow Garden Committee", "role": "owners_committee"}
DECIDES = {"id": "company", "matter": "choose_company", "title": "选聘物业", "subject": NAME}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of stages of one tender, each the folder of its hall: published, plans open, priced."""
    place = tmp_path_factory.mktemp("held")
    with pytest.MonkeyPatch.context() as patch:
        hall = open_hall(patch, place / "priced")
        hall.publishes()
        hall.bids(1, 2, 3)
        shutil.copytree(hall.folder, place / "published")
        hall.to_plans()
        shutil.copytree(hall.folder, place / "plans")
        hall.to_prices()
    return place


@pytest.fixture
def hall(held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hall:
    """Return a hall in which nothing was done yet; `_at` takes up a stage, which lies beside it."""
    made = open_hall(monkeypatch, tmp_path / "hall")
    (tmp_path / "stages").symlink_to(held)
    return made


def _at(hall: Hall, stage: str, moment: str) -> None:
    shutil.copytree(hall.folder.parent / "stages" / stage, hall.folder, dirs_exist_ok=True)
    hall.to(moment)


def test_a_tender_goes_from_envelopes_to_a_filed_contract(hall: Hall) -> None:
    """Opening, check, prices of the evaluation, ranking: each from what is on record; the record compiles."""
    _at(hall, "priced", "2024-06-21T06:00:00Z")
    opened = hall.does("open", NAME)
    hall.does("check", NAME)
    hall.done("evaluation", "open", NAME, "--by", "office-1")
    hall.done("evaluation", "close", NAME)
    hall.does("evaluate", NAME, by="panel-01")
    shown = hall.does("announce", NAME, "--until", "2024-06-24")
    hall.to("2024-06-25T02:00:00Z")
    awarded = hall.does("award", NAME)
    paid = [{"lot": "lot-1", "company_id": company(1), "fen": 14_500_000, "receipt": "R-1"}]
    hall.does("secure", NAME, "--payments", hall.file("paid.json", paid), by="subdistrict-01")
    hall.to("2024-07-10T02:00:00Z")
    hall.does("sign", NAME, "--contracts", hall.file("contracts.json", [contract(company(1))]))
    filed = hall.does("file-contract", NAME, "--filing", "C-7")

    assert (opened["state"], filed["state"]) == ("opened", "contract_filed")
    assert shown["candidates"]["lot-1"] == [company(number) for number in (1, 2, 3)]
    assert awarded["awards"]["lot-1"] == {"company_id": company(1), "price_fen": PRICES[company(1)]}
    hall.done("ocds", "export", "--out", "records.json", "--records")
    (record,) = json.loads((hall.folder / "records.json").read_text(encoding="utf-8"))["records"]
    compiled = record["compiledRelease"]
    assert [len(compiled["bids"]["details"]), compiled["contracts"][0]["status"]] == [3, "active"]


def test_tender_and_box_close_as_one(hall: Hall) -> None:
    """By the tender's command alone; then there is no opening before the box has one, and no file beside it."""
    _at(hall, "published", "2024-06-18T03:00:00Z")
    assert "its box follows it" in hall.denied("bid", "close", NAME)
    hall.closes()
    assert "the box of zj-2024-001 is closed" in hall.refused("open", NAME)
    elsewhere = hall.file("opening.json", opening())
    assert "its bids are in the box here" in hall.refused("open", NAME, "--bids", elsewhere)


def test_no_price_opens_before_plans_are_marked(hall: Hall) -> None:
    """The panel marks blind: while a technical criterion is not locked, the box keeps its prices."""
    _at(hall, "plans", "2024-06-21T04:00:00Z")
    early = hall.denied("bid", "open", NAME, "--part", "price", "--out", "early")
    assert "technical marks are not locked: plan" in early


def test_an_extension_leaves_bids_good_and_an_addendum_does_not(hall: Hall) -> None:
    """Both reach the box at once: a bid of version 1 is taken after the extension, and refused after the addendum."""
    _at(hall, "published", "2024-06-18T03:00:00Z")
    notice = json.loads((hall.folder / "notice.json").read_text(encoding="utf-8"))
    later = notice["times"] | {"bids_close_at": "2024-07-12T01:30:00Z", "opens_until": "2024-07-12T03:30:00Z"}
    hall.does("extend", NAME, "--times", hall.file("times.json", later), "--what", "rain")
    again = ("seal", "--tender", "notice.json", "--lot", "lot-1", "--price", "price-3.json", "--technical",
             "plan-3.txt", "--key", "bidder-3.key", "--out", "bid-4", "--passphrase-file", "phrase")  # fmt: skip
    hall.done(*again)
    hall.done(*hall.submission(4, "receipt-4.txt"))
    changed = notice | {"version": 3, "times": later, "terms": "Service of grade three."}
    hall.does("amend", NAME, hall.file("third.json", changed), "--what", "grade three")

    hall.done(*again[:-3], "bid-5", *again[-2:])
    assert "it was sealed to version 1, and version 3" in hall.denied(*hall.submission(5, "receipt-5.txt"))


def test_a_cancelled_tender_takes_its_box_with_it(hall: Hall) -> None:
    """Nothing is handed in any more."""
    _at(hall, "published", "2024-06-18T03:00:00Z")
    hall.does("cancel", NAME, "--what", "the land was sold")
    hall.done("seal", "--tender", "notice.json", "--lot", "lot-1", "--price", "price-3.json", "--technical",
              "plan-3.txt", "--key", "bidder-3.key", "--out", "bid-4", "--passphrase-file", "phrase")  # fmt: skip

    assert "was cancelled or is unsuccessful" in hall.denied(*hall.submission(4, "receipt-4.txt"))


def test_too_few_are_counted_by_the_box(hall: Hall) -> None:
    """Nobody bid: the covers say so, whatever a file says; the next tender may name this one."""
    hall.publishes()
    hall.closes()
    few = hall.file("few.json", {"because": "few", "bidders": {"lot-1": 2}})
    hall.does("do", NAME, "fail", "--details", few, "--what", "nobody bid")

    again = json.loads((hall.folder / "notice.json").read_text(encoding="utf-8")) | {"tender_id": "zj-2024-002"}
    drafted = hall.does("draft", hall.file("again.json", again), "--retender-of", NAME)
    assert (hall.state(), drafted["state"]) == (State.UNSUCCESSFUL, "draft")
    with register(DB) as session:
        assert tender_named(session, "zj-2024-002").drafted.bidders_before == 0


def test_what_was_evaluated_is_what_was_opened(hall: Hall) -> None:
    """Another price given to the evaluation: its ranking is refused, with the bid and both prices."""
    _at(hall, "priced", "2024-06-21T06:00:00Z")
    hall.does("open", NAME)
    hall.does("check", NAME)
    handles = json.loads((hall.folder / HANDLES).read_text(encoding="utf-8"))
    bids = [{"handle": handle, "price_fen": PRICES[company(number)] - (number == 3), "grade": "AA",
             "company_id": company(number)} for handle, number in handles.items()]  # fmt: skip
    hall.done("evaluation", "open", NAME, "--file", hall.file("bids.json", bids), "--by", "office-1")
    hall.done("evaluation", "close", NAME)

    refused = hall.refused("evaluate", NAME, by="panel-01")
    assert "opened at 930000000 fen, and was evaluated at 929999999" in refused
    beside = hall.file("ranking.json", ranked(*PRICES))
    assert "on record here" in hall.refused("evaluate", NAME, "--ranking", beside, by="panel-01")


def test_a_revoked_vote_stops_the_tender(hall: Hall) -> None:
    """Six of nine owners decide it; the subdistrict revokes the vote, and the committee may not award any more."""
    hall.votes("announce", DECIDES)
    hall.to("2024-05-06T02:00:00Z")
    hall.does("draft", hall.notice(kind="service", procuring_entity=COMMITTEE), by="committee-01")
    hall.to("2024-05-10T02:00:00Z")
    both = hall.call("tender", "file", NAME, "--filing", "F", "--vote", "v1", "--ballot", "x.json", "--by", "c-01")
    assert (both.exit_code, "Give --vote or --ballot" in both.stderr) == (2, True)
    hall.does("file", NAME, "--filing", "F-1", "--vote", "v1", by="committee-01")
    hall.to("2024-05-27T02:00:00Z")
    hall.does("publish", NAME, "--bids-elsewhere", "Trading Platform", by="committee-01")
    hall.to("2024-06-21T01:30:00Z")
    hall.does("close", NAME, by="committee-01")
    hall.does("open", NAME, "--bids", hall.file("o.json", opening()), by="committee-01")
    hall.does("check", NAME, by="committee-01")
    hall.does("evaluate", NAME, "--ranking", hall.file("r.json", ranked(*PRICES)), by="panel-01")
    hall.does("announce", NAME, "--until", "2024-06-24", by="committee-01")
    hall.done("owners", "act", "v1", "--move", "revoke", "--reason", "notice was too short", "--role", "subdistrict",
              "--by", "Subdistrict")  # fmt: skip
    hall.to("2024-06-25T02:00:00Z")

    assert "no decision stands" in hall.refused("award", NAME, by="committee-01")
    assert hall.state() is State.ANNOUNCED
