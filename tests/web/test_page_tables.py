"""The tables of a page as data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from web.page_tables import PageTable, table_in

PAGE = """<table id="other"><tr><td>no</td></tr></table>
<div><table class="table" id="runs"><caption>Two <b>runs</b></caption>
<thead><tr><th>Run</th><th class="num">Points</th><th>Run</th><td></td></tr></thead>
<tbody><tr><th><a href="/1">Run&nbsp;1</a><span class="visually-hidden"> open</span></th>
<td class="num">\u22121.500</td>
<td>2024-06-30</td><td><form><button>Do it</button></form></td></tr>
<tr><th>Run 2<br><span>late</span></th><td class="num">7</td><td>7</td></tr>
<tr><td colspan="4">Nothing else.</td></tr></tbody></table></div>"""


def test_a_table_is_read_as_it_is_shown() -> None:
    """Numbers and days as such; forms and words for screen readers left out; every row as long as the head."""
    assert table_in(PAGE, "runs") == PageTable(
        "Two runs", ("Run", "Points", "Run (3)", "(4)"),
        (
            ("Run 1", Decimal("-1.500"), date(2024, 6, 30), None),
            ("Run 2 late", 7, "7", None),
            ("Nothing else.", None, None, None),
        ),
    )  # fmt: skip


def test_a_table_that_is_not_there_is_none() -> None:
    """Whatever else the page holds; what is open at its end is read so far."""
    assert table_in(PAGE, "nothing") is None
    assert table_in("<table id='a'><tr><td>x", "a") == PageTable("", (), ())
