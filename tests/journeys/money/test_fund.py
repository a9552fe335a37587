"""The maintenance fund through the commands: authority, approval, payment, notice (HZ-26, LS-18, LS-19, LS-20)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.treasury import Treasury, a_treasury

COMMITTEE = ("--by", "C-1", "--role", "committee")
DISTRICT = ("--by", "D-9", "--role", "district")
CITY = ("--by", "CITY-F", "--role", "city")
RECEIPT = ("--receipt", "receipt.pdf")


@pytest.fixture
def treasury(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Treasury:
    """Return an estate of Lishui with an owners' committee and a fund of 4,000 yuan."""
    made = a_treasury(monkeypatch, tmp_path)
    made.opens("331102")
    made.elects()
    return made


def _urgent(treasury: Treasury, yuan: str = "400") -> None:
    treasury.fund("apply", "lift-1", "--path", "urgent", "--kind", "lift", "--yuan", yuan, *COMMITTEE)
    treasury.fund("take", "lift-1", "confirm", "--by", "N-2", "--role", "neighbourhood")
    treasury.fund("take", "lift-1", "approve", *DISTRICT)


def test_an_urgent_repair_is_paid_in_two_parts(treasury: Treasury) -> None:
    """Without a vote; half at once, the rest after its audit, each unit its share, and the owners are told in time."""
    _urgent(treasury)
    link = ("fund", "link", "willow-garden", "lift-1", "--tender", "t-1", *COMMITTEE)
    assert treasury.run(*link).exit_code == 2
    treasury.fund("advance", "lift-1", "--yuan", "200.01", *RECEIPT, *CITY)
    done = treasury.fund("complete", "lift-1", "--yuan", "410.02", *COMMITTEE)
    assert (done["due"], done["due_by"], done["due_on"]) == ("settle", "city", "2024-01-07")
    assert "is not audited" in treasury.refused("fund", "settle", "willow-garden", "lift-1", *RECEIPT, *CITY)
    settled = treasury.fund("settle", "lift-1", "--audit", "receipt.pdf", *RECEIPT, *CITY)
    assert settled["due_on"] == "2024-01-17"
    assert treasury.fund("take", "lift-1", "publish", *COMMITTEE)["state"] == "published"

    books = {one["book"]: one["totals"] for one in treasury.does("money", "prove")["books"]}
    assert [books["fund"][f"unit/{n}-101"] for n in range(1, 5)] == [-89_749, -89_749, -89_750, -89_750]
    assert books["fund"]["bank"] == 358_998


def test_an_urgent_kind_that_is_not_listed_is_refused(treasury: Treasury) -> None:
    """With the list and its article; more than the overrun is filed anew."""
    words = ("fund", "apply", "willow-garden", "g-1", "--path", "urgent", "--kind", "garden", "--yuan", "1", *COMMITTEE)
    told = treasury.refused(*words)
    assert "'garden' is no urgent kind" in told
    assert "art. 47(2)" in told
    assert "lift, fire, drainage" in told

    _urgent(treasury)
    final = ("fund", "complete", "willow-garden", "lift-1", "--yuan", "480", *COMMITTEE)
    assert "File the excess" in treasury.refused(*final)
    treasury.fund("refile", "lift-1", "--more", "100", *COMMITTEE)
    treasury.fund("take", "lift-1", "approve", *DISTRICT)
    assert treasury.does(*final)["budget_fen"] == 50_000


def test_a_subdistrict_steps_in_where_nobody_acts(treasury: Treasury) -> None:
    """After a committee's term: it may apply for an urgent repair, and the committee that was may not (LS-19)."""
    treasury.clock.to("2029-01-01")
    words = ("fund", "apply", "willow-garden", "lift-2", "--path", "urgent", "--kind", "lift", "--yuan", "100")
    assert "the committee does not act for the owners on 2029-01-01; nobody does" in treasury.refused(
        *words, *COMMITTEE
    )
    assert treasury.does(*words, "--by", "S-3", "--role", "subdistrict")["state"] == "applied"


def test_a_committee_spends_within_its_limits(treasury: Treasury) -> None:
    """Above its limit, or with nothing left of the year, it asks for a vote; what is revoked gives nothing."""
    roof = ("fund", "apply", "willow-garden", "roof-1", "--path", "normal", *COMMITTEE)
    assert "no decision stands" in treasury.refused(*roof, "--yuan", "300")
    limits = ("--vote", "v7", "--item", "limits", "--each", "300", "--year", "500", "--until", "2025-01-01")
    treasury.money("authorise", "fund-limits", "--matter", "use_fund", *limits, *COMMITTEE)
    assert "above the limit of 300.00 yuan for each" in treasury.refused(*roof, "--yuan", "300.01")
    treasury.does(*roof, "--yuan", "300")
    again = ("fund", "apply", "willow-garden", "roof-2", "--path", "normal", *COMMITTEE)
    assert "above the limit of 500.00 yuan for the year" in treasury.refused(*again, "--yuan", "200.01")
    vote = ("--covers", "roof-2", "--vote", "v8", "--item", "1")
    treasury.money("authorise", "roof", "--matter", "use_fund", *vote, *COMMITTEE)
    treasury.does(*again, "--yuan", "900")

    treasury.money("authorise", "small", "--matter", "use_revenue", *limits, *COMMITTEE)
    rent = ("--debit", "bank=900", "--credit", "income.letting=900", "--text", "shop 3", "--by", "B-2")
    treasury.money("post", *rent)
    lamp = ("--account", "spent.upkeep", "--subject", "lamps", "--text", "lamps", *RECEIPT, "--by", "B-2")
    paid = treasury.money("pay", *lamp, "--yuan", "300")
    assert (paid["authority"]["vote"], paid["authority"]["delegated"]) == ("v7", True)
    treasury.money("revoke", "small", "--reason", "unlawful", "--by", "S-3", "--role", "subdistrict")
    assert "no decision stands" in treasury.refused("money", "pay", "willow-garden", *lamp, "--yuan", "1")
    around = ("--debit", "spent.upkeep=1", "--credit", "bank=1", "--text", "lamps", "--by", "B-2")
    assert "would spend the owners' money" in treasury.refused("money", "post", "willow-garden", *around)


def test_units_that_run_low_are_told(treasury: Treasury) -> None:
    """30 % of the first deposit; a top-up lifts them above it."""
    _urgent(treasury, "2900")
    treasury.fund("complete", "lift-1", "--yuan", "2900", *COMMITTEE)
    treasury.fund("settle", "lift-1", "--audit", "receipt.pdf", *RECEIPT, *CITY)
    told = treasury.fund("show", "--as-of", "2024-01-02")
    assert [(one["balance_fen"], one["wanted_fen"]) for one in told["top_ups"]] == [(27_500, 30_000)] * 4
    treasury.fund("deposit", treasury.writes("more.csv", "unit,area_m2,yuan\n1-101,,25\n"), "--by", "CITY-F")
    assert len(treasury.fund("show", "--as-of", "2024-01-02")["top_ups"]) == 3
