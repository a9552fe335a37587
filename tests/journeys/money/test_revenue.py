"""The money of an estate through the commands: from rent to the evidence of an audit (HZ-09, ZJ-14, ZJ-15, LS-11)."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.builders.packages import COMPANY, write_package
from tests.builders.treasury import Treasury, a_treasury

KEEPER = ("--by", "B-2")
COMMITTEE = ("--by", "C-1", "--role", "committee")
FIRM = ("--by", "C-WY", "--role", "company")
RECEIPT = ("--receipt", "receipt.pdf")
BANK = "date,amount,balance,text\n2024-03-01,900,900,rent\n2024-04-02,-200,700,power\n2024-05-05,7,707,unknown\n"


@pytest.fixture
def treasury(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Treasury:
    """Return an estate of Lishui whose books are open."""
    made = a_treasury(monkeypatch, tmp_path)
    made.opens("331102")
    return made


def _earn(treasury: Treasury) -> None:
    """Let a shop and pay for its power."""
    treasury.clock.to("2024-07-01")
    rent = ("--debit", "bank=900", "--credit", "income.letting=900", "--text", "shop 3", "--on", "2024-03-01")
    treasury.money("post", *rent, *RECEIPT, *KEEPER)
    power = ("--account", "cost.operating", "--yuan", "200", "--subject", "power", "--text", "power")
    treasury.money("pay", *power, "--on", "2024-04-02", *RECEIPT, *KEEPER)


def test_from_rent_to_the_fund_and_the_board(treasury: Treasury) -> None:
    """Income from letting, reconciled, closed, allocated 70 % to the fund, told on a statement, and disclosed."""
    _earn(treasury)
    treasury.money("import", "2024-h1", treasury.writes("bank.csv", BANK), *KEEPER, "--role", "bookkeeper")
    compared = treasury.money("reconcile")
    assert (len(compared["matches"]), [one["text"] for one in compared["bank_only"]]) == (2, ["unknown"])
    assert (compared["bank_fen"], compared["book_fen"], compared["book_only"]) == (70_700, 70_000, [])

    treasury.money("close", "--until", "2024-07-01", *KEEPER)
    made = treasury.money("allocate", "--rest", "upkeep=1", "--text", "first half", *KEEPER)
    assert (made["total_fen"], made["fund_fen"], made["parts"]) == (70_000, 49_000, {"upkeep": 21_000})
    assert "art. 44(1)" in made["why"]
    assert treasury.fund("show", "--as-of", "2024-07-01")["fund_fen"] == 449_000

    told = treasury.money("statement", "--from", "2024-01-01", "--until", "2024-07-02")
    assert (told["income_fen"], told["cost_fen"]) == (90_000, 20_000)
    treasury.clock.to("2025-02-01")
    treasury.money("disclose", "common_revenue/2024", "--document", "receipt.pdf", *FIRM)
    lines = {one["head"]: one for one in treasury.money("board", "--as-of", "2025-04-02")}
    assert lines["common_revenue"]["updated_on"] == "2025-02-01"
    assert [one["period"] for one in lines["utilities"]["overdue"]] == ["2024"]
    _proves(treasury)


def _proves(treasury: Treasury) -> None:
    """Sum the books again from the record: in the register, and from an export alone."""
    assert treasury.does("money", "prove")["differences"] == []
    secret = ("--passphrase-file", treasury.writes("pass", "four words will do here"))
    cheap = ("--memory-mib", 16, "--out", "log.key")
    made = treasury.alone("key", "make", "log.example", "--purpose", "log", *cheap, *secret, "--json")
    log = json.loads(made.stdout)["public"]
    assert treasury.run("log", "checkpoint", "--key", "log.key", *secret).exit_code == 0
    assert treasury.run("log", "export", "record").exit_code == 0
    verified = treasury.run("log", "verify", "record", "--log", log)
    assert verified.exit_code == 0, verified.stdout
    told = treasury.alone("money", "prove", "record", "--json")
    books = {one["book"]: one["totals"] for one in json.loads(told.stdout)["books"]}
    assert treasury.does("money", "prove", "record")["differences"] == []
    assert sum(books["common"].values()) == sum(books["fund"].values()) == 0
    assert books["fund"]["bank"] == 449_000


def test_what_owners_do_not_get_told_becomes_evidence(treasury: Treasury, tmp_path: Path) -> None:
    """An audit asked for by a fifth, a charge that is not listed and late heads end in the package that is rated."""
    treasury.clock.to("2024-03-01")
    fees = treasury.writes("fees.csv", "name,yuan,per,agreed\nservice,1.50,m2,false\nelder care,,visit,true\n")
    treasury.money("fees", fees, *FIRM)
    treasury.money("charge", "--fee", "service", "--rate", "1.50", "--yuan", "150", *FIRM)
    found = treasury.money("charge", "--fee", "gate card", "--rate", "20", "--yuan", "20", *FIRM)["found"]
    assert found == ["it is not on the fee list of the day"]

    few = ("--reason", "owners", "--persons", 19, "--all-persons", 100, "--area", 2000, "--all-area", 10_000)
    owners = ("--by", "owners", "--role", "owners")
    assert "1/5 is needed" in treasury.refused("money", "audit", "ask", "willow-garden", "a1", *few, *owners)
    treasury.money("audit ask", "a1", *("20" if word == 19 else word for word in few), *owners)
    treasury.money("audit commission", "a1", "--auditor", "CPA-88", *COMMITTEE)
    rows = treasury.writes(
        "found.csv", "kind,by,yuan,text\nno_account,company,900,no account\nunpublished,committee,,late\n"
    )
    report = ("--report", "receipt.pdf", "--findings", rows, "--by", "CPA-88", "--role", "auditor")
    treasury.money("audit report", "a1", *report)
    assert treasury.money("audit publish", "a1", *COMMITTEE)["state"] == "published"

    write_package(tmp_path / "base", companies=[{"company_id": COMPANY, "name": "禾安物业"}],
                  communities=[{"community_id": "willow-garden", "name": "柳园"}],
                  service_periods=[{"community_id": "willow-garden"}])  # fmt: skip
    made = treasury.does("money", "evidence", "now", "--onto", "base", "--as-of", "2024-04-01")
    assert made["added"] == {"inspections": 1, "findings": 7, "records": 2}
    records = (tmp_path / "now" / "records.csv").read_text(encoding="utf-8")
    assert "common_revenue.no_account" in records
    assert "fees.unpublished" in records
    line = treasury.does("money", "subdistrict", "Harbour", "--as-of", "2024-04-01")[0]
    assert (line["overdue"], line["unlisted"], line["acts"]) == (7, 1, "developer")


def test_what_was_wrong_is_taken_back_in_both_books(treasury: Treasury) -> None:
    """A correction is an entry; an allocation is taken back where it went, and can then be made anew."""
    _earn(treasury)
    treasury.money("close", "--until", "2024-07-01", *KEEPER)
    made = treasury.money("allocate", "--text", "first half", *KEEPER)
    assert "belongs to an allocation" in treasury.refused(
        "money", "correct", "willow-garden", 2, "--book", "fund", "--text", "no", *KEEPER
    )
    taken = treasury.money("correct", made["entry"], "--text", "posted too early", *KEEPER)
    assert (taken["corrects"], taken["balances"]["surplus"]) == (made["entry"], -70_000)
    assert treasury.fund("show", "--as-of", "2024-07-01")["fund_fen"] == 400_000
    assert treasury.money("allocate", "--text", "again", *KEEPER)["fund_fen"] == 49_000
    assert treasury.does("money", "prove")["differences"] == []


def test_books_refuse_what_does_not_fit(treasury: Treasury) -> None:
    """Unbalanced, in a closed period, by an account that is none, twice, and without its file."""
    _earn(treasury)
    wrong = ("money", "post", "willow-garden", "--debit", "bank=10", "--credit", "income.other=9.99", "--text", "?")
    assert "debits and credits differ by 0.01 yuan" in treasury.refused(*wrong, *KEEPER)
    treasury.money("close", "--until", "2024-07-01", *KEEPER)
    late = ("--debit", "till=1", "--credit", "income.other=1", "--text", "?", "--on", "2024-06-30")
    told = treasury.refused("money", "post", "willow-garden", *late, *KEEPER)
    assert "has none of this name" in told
    assert "closed up to 2024-07-01" in told
    where = ("--jurisdiction", "331102", "--company", COMPANY, "--subdistrict", "H", "--by", "S", "--role", "city")
    assert "its books are open" in treasury.refused("money", "open", "willow-garden", *where)
    assert (
        treasury.run("money", "statement", "elsewhere", "--from", "2024-01-01", "--until", "2024-02-01").exit_code == 2
    )


def test_a_row_that_was_changed_does_not_agree_with_the_record(treasury: Treasury, tmp_path: Path) -> None:
    """The balance that the record gives, and the one of the register, are both told."""
    _earn(treasury)
    with sqlite3.connect(tmp_path / "m.db") as database:
        database.execute("UPDATE money_posting SET fen = fen + 1 WHERE account = 'bank' AND fen > 0")

    told = treasury.refused("money", "prove")
    assert "willow-garden/common bank: 700.01 in the book, 700.00 yuan on record" in told
