"""The page of a rulebook says everything a company may ask about its rating."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from credit.rulebook.catalogue import catalogue
from credit.rulebook.loading import load_rulebook
from credit.rulebook.shapes import Rulebook
from credit.rulebook.showing import show_rulebook
from tests.builders.rulebooks import CHOICE, minimal_rulebook, rule

_CITED = {"instrument": "m", "article": "12(3)"}
_M = {"title": {"zh": "某办法", "en": "Measure"}, "issuer": {"zh": "某局", "en": "Bureau"}, "read_at": "page 3"}
_MEASURE: dict[str, Any] = {
    "id": "m.rate", "title": {"zh": "投诉率", "en": "Complaint rate"}, "window": "P1Y", "per": "households_1000",
    "source": {"table": "complaints", "count": "rows", "where": {"upheld": True}, "on": "received_at"},
    "bands": [{"at_least": "10", "points": "-5"}, {"points": "0"}], "in_force": {"since": "2024-01-01"},
    "basis": CHOICE,
}  # fmt: skip


def _book(**change: Any) -> Rulebook:  # noqa: ANN401 - any key of a rulebook
    parts = {"rules": [rule("r", "x", "-0.5", basis=_CITED)], "measures": [_MEASURE]}
    indicator = {"indicator": "i", "component": "bad", "title": {"zh": "投诉处理", "en": "Complaints"}, **parts}
    return minimal_rulebook(indicators=[indicator], instruments={"m": _M}, **change)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "- **-0.5** `x` · counts for 1 year · since 2020-01-01 · Measure, 12(3) · r"),
        ("zh", "- **-0.5** `x` · 有效期1 年 · 2020-01-01 起 · 《某办法》12(3) · r"),
        ("en", "| B | nothing counts in bad |"),
        ("zh", "| B | bad 项无计分信息 |"),
        ("en", "score = 80 + good (0 to 40) + bad (at most 0)"),
        ("en", "- Status: draft, not yet held against its source"),
        ("en", "- 1 of 2 numbers are our own choice"),
        ("en", "- `m` · Measure · Bureau · read at: page 3"),
        (
            "zh",
            (
                "- `complaint.late`：来自投诉，责任方为企业、是否属实为是、重复投诉编号为空、"
                "答复天数为大于 10；日期取受理时间"
            ),
        ),
    ],
)
def test_each_part_has_its_line(language: Literal["zh", "en"], line: str) -> None:
    """Points, term, dates and basis stand on one line; the formula and the grades are spelled out."""
    assert line in show_rulebook(_book(), language).splitlines()


def test_a_measure_spells_out_window_denominator_and_bands() -> None:
    """Also what happens where there is nothing to divide by."""
    assert (
        "- **Complaint rate** · over the last 1 year: number of complaints · per 1,000 households · where upheld is yes"
        " · -5 at 10 or more · otherwise 0 · 0 where there is nothing to divide by · since 2024-01-01 · "
        "our own choice: made for a test · m.rate"
    ) in show_rulebook(_book(), "en").splitlines()


def test_lists_and_vetoes_are_shown() -> None:
    """Share, term, effect and reason of each."""
    veto = {"id": "v", "event": "x", "at_best": "C", "valid": "forever", "basis": CHOICE}
    lists = {"grey": {"share": "5%", "from": "bottom", "valid": "P6M"},
             "black": [{"id": "b", "event": "x", "for": "P2Y", "basis": CHOICE}]}  # fmt: skip
    page = show_rulebook(_book(vetoes=[veto], lists=lists), "en")
    for part in (
        "`x`: the grade is at best C",
        "Grey list: the worst 5% by score",
        "Blacklist: `x` · counts for 2 years",
    ):
        assert part in page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", [entry.id for entry in catalogue()])
def test_every_built_in_rulebook_can_be_shown(name: str, language: Literal["zh", "en"]) -> None:
    """Each rule of what we ship is on its page."""
    book = load_rulebook(name)
    page = show_rulebook(book, language)
    assert all(rule.id in page for indicator in book.indicators for rule in indicator.rules)
