"""A subdistrict sees its estates in a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bidding.revenue import enter, overview
from bidding.revenue.closing import closing_entry
from tests.builders.money import AT, a_book, a_fund, an_estate, posted, step

IMPORT = step("import", "2024-04-01", "2024-03", digest="0" * 64, lines=[
    {"on": "2024-03-02", "fen": 900, "reference": "", "text": "", "balance_fen": None},
    {"on": "2024-03-03", "fen": 7, "reference": "", "text": "", "balance_fen": None}])  # fmt: skip


def test_a_line_counts_what_needs_a_look() -> None:
    """Unmatched lines, overdue heads, late approvals and audits, charges that are not listed, empty units."""
    common = posted(a_book(), ("bank", 900), ("income.letting", -900))
    common = enter(common, closing_entry(common, date(2024, 4, 1), AT, "books-1"))
    fund = posted(a_fund(), ("unit/1-101", 90_000), ("bank", -90_000))
    steps = (
        IMPORT, step("apply", "2024-04-01", "roof", "committee"), step("ask_audit", "2024-03-01", "a1", "owners"),
        step("charge", "2024-04-02", fee="gate card", rate_fen=1, fen=1),
    )  # fmt: skip
    line = overview([an_estate("lishui", *steps, common=common, fund=fund)], "Harbour", date(2024, 6, 1))[0]

    assert (line.bank_fen, line.surplus_fen, line.fund_fen, line.unallocated) == (900, 900, 310_000, True)
    assert (line.unmatched, line.late_approvals, line.late_audits, line.unlisted, line.top_ups) == (1, 1, 1, 1, 1)
    assert line.overdue == 7
    assert line.acts == "developer"


def test_matches_by_hand_count_and_other_subdistricts_do_not() -> None:
    """An estate elsewhere is left out, and the order is by id."""
    match = step("match", "2024-04-02", lines=["2024-03/1", "2024-03/2"], entries=[1])
    first = an_estate("lishui", IMPORT, match, common=posted(a_book(), ("bank", 907), ("income.letting", -907)))
    second = replace(first, community_id="alder-court")

    assert [one.community_id for one in overview([first, second], "Harbour", date(2024, 6, 1))] == [
        "alder-court", "willow-garden"
    ]  # fmt: skip
    assert overview([first], "Harbour", date(2024, 6, 1))[0].unmatched == 0
    assert overview([first], "Hills", date(2024, 6, 1)) == ()
