"""Blind pages."""

from __future__ import annotations

from bidding.evaluation.blind_pages import BlindPage, page_faults

NAMES = ("海安物业服务有限公司", "91330681MA0000001X")


def test_a_clear_page_says_nothing() -> None:
    """Text without names, and no pictures."""
    assert page_faults("plan.pdf", [BlindPage(1, "每周清洁两次")], NAMES) == []


def test_every_reason_is_told_with_its_page() -> None:
    """A name in text, one unseen, a picture, an empty page, a strange font: all at once."""
    pages = [
        BlindPage(1, "我司海安 物业服务有限公司"), BlindPage(2, "计划", unseen="91330681ma0000001x"),
        BlindPage(3, "图", pictures=2), BlindPage(4, " "), BlindPage(5, "x", unreadable=True),
    ]  # fmt: skip
    found = page_faults("plan.pdf", pages, NAMES)

    assert [one.where.removeprefix("plan.pdf, page ") for one in found] == ["1", "2, unseen", "3", "4", "5"]
    assert "it holds 2 pictures" in found[2].what


def test_an_admitted_page_passes_but_never_with_a_name() -> None:
    """Somebody looked at its picture; its text is searched all the same."""
    page, named = BlindPage(1, "图", pictures=1), BlindPage(2, NAMES[0], pictures=1)

    assert page_faults("plan.pdf", [page], NAMES, {1}) == []
    assert ["it names a bidder" in one.what for one in page_faults("plan.pdf", [named], NAMES, {1, 2})] == [True]
