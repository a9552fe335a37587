"""`wuxin money`: what the journeys do not show of an estate's books."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.builders.treasury import Treasury, a_treasury
from web.cli.databases import register
from web.register.money.papers import papers_kept
from web.register.money.rows import estate_of

COMMITTEE = ("--by", "C-1", "--role", "committee")


def test_a_budget_stands_beside_what_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The statement says what was planned, in words for a person too."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    treasury.money("budget", "--year", 2024, "--head", "income.letting=12000", *COMMITTEE)
    rent = ("--debit", "bank=900", "--credit", "income.letting=900", "--text", "shop 3")
    said = treasury.run("money", "post", "willow-garden", *rent, "--by", "B-2").stdout
    told = treasury.run("money", "statement", "willow-garden", "--from", "2024-01-01", "--until", "2024-02-01")
    shown = " ".join(told.stdout.split())

    assert "common, entry 1 of 2024-01-02: 900.00 yuan" in said
    assert "income.letting 0.00 900.00 900.00 12,000.00" in shown
    assert "without a receipt: 1" in shown


def test_a_receipt_is_kept_where_the_auditor_finds_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the digest on record, with its name; an entry that is refused leaves none behind."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    text = ("--text", "shop 3", "--by", "B-2")
    treasury.money("post", "--debit", "bank=9", "--credit", "income.letting=9", "--receipt", "receipt.pdf", *text)
    treasury.writes("other.pdf", "another")
    uneven = ("--debit", "bank=9", "--credit", "income.letting=8", "--receipt", "other.pdf", *text)
    treasury.refused("money", "post", "willow-garden", *uneven)

    with register(treasury.url) as session:
        (entry,) = estate_of(session, "willow-garden").common.entries
        kept = papers_kept(session, "willow-garden", [*entry.receipts, sha256(b"another").hexdigest()])
    assert kept == {sha256(b"a receipt").hexdigest(): "receipt.pdf"}


def test_a_paper_that_holds_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Before anything is entered."""
    treasury = a_treasury(monkeypatch, tmp_path)
    treasury.opens("330102")
    empty = ("--receipt", treasury.writes("empty.pdf", ""), "--text", "shop 3", "--by", "B-2")
    told = treasury.run("money", "post", "willow-garden", "--debit", "bank=9", "--credit", "income.letting=9", *empty)

    assert (told.exit_code, "empty.pdf: the file is empty" in told.stderr) == (2, True)
    assert treasury.money("statement", "--from", "2024-01-01", "--until", "2024-02-01")["without_receipt"] == []


@pytest.mark.parametrize(
    "words", [(), ("--covers", "x", "--each", "5"), ("--each", "5", "--year", "9")], ids=["none", "both", "half"]
)
def test_an_authorisation_is_of_one_thing_or_within_limits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Neither both nor half of it."""
    treasury: Treasury = a_treasury(monkeypatch, tmp_path)
    named = ("willow-garden", "a1", "--vote", "v1", "--item", "1", "--matter", "use_fund")
    told = treasury.run("money", "authorise", *named, *words, *COMMITTEE)

    assert told.exit_code == 2
    assert "it names one thing (--covers), or a delegation" in told.stderr
