"""The sheet of a draw holds all that repeats it."""

from __future__ import annotations

import contextlib
import html
import io
import json
import re
from pathlib import Path

import pytest

from tests.builders.draw_files import write_draw
from tests.web.cli.draws.test_inputs import asked
from web.cli.draws.inputs import Asked, drawn_as_asked, prepared
from web.cli.draws.records import record_of
from web.cli.draws.sheet import REPEAT, sheet_of
from web.cli.draws.words import WORDS


@pytest.fixture
def call(tmp_path: Path) -> Asked:
    """Return a call that draws with strata, weights, substitutes and exclusions."""
    write_draw(tmp_path)
    return asked(tmp_path, weight="tickets", stratum="area", quotas=tmp_path / "quotas.csv",
                 exclude=tmp_path / "out.csv", substitutes=1, seed="r")  # fmt: skip


def sheet(call: Asked, language: str) -> str:
    """Return the sheet of a call."""
    made = prepared(call)
    drawn = drawn_as_asked(made, "r")
    return sheet_of(drawn, record_of(drawn, made), call.command(), language)


def block(page: str, name: str) -> str:
    """Return the text of a block of the sheet, as a reader copies it."""
    found = re.search(rf'<pre id="{name}">(.*?)</pre>', page, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_stands_on_it(call: Asked, language: str) -> None:
    """Names, weights, codes, hashes, reasons, positions, the command; in either language."""
    page = sheet(call, language)
    made = prepared(call)
    drawn = drawn_as_asked(made, "r")
    wanted = [
        *(one.label for one in made.plan.pool),
        *(code for code in drawn.codes),
        *(party.code_sha256 for party in made.plan.parties),
        *(ticket.position for stratum in drawn.strata for ticket in stratum.drawn + stratum.substitutes),
        made.plan.pool_sha256,
        "与被检查企业有亲属关系",
        "wuxin draw",
        WORDS[language]["construction"],
        WORDS[language]["no_commitment"],
    ]

    assert [text for text in wanted if html.escape(text) not in page.replace("&#39;", "&#x27;")] == []
    assert f'<html lang="{language}">' in page


def test_it_needs_nothing_from_elsewhere(call: Asked) -> None:
    """No script, no address; and a label with signs of HTML in it stays a label."""
    page = sheet(call, "zh")

    assert not re.search(r"<script|<link|<img|src=|href=|https?://", page)
    assert "孙<八>" not in page
    assert "孙&lt;八&gt;" in page


def test_the_ten_lines_on_it_repeat_the_draw(call: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied from the sheet with its record, and run without a line of ours."""
    page = sheet(call, "en")
    (tmp_path / "draw.json").write_text(block(page, "record"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(block(page, "repeat"), {})  # noqa: S102 - the lines that the sheet tells people to run
    strata = json.loads(block(page, "record"))["strata"]

    assert said.getvalue().splitlines() == [
        f"{one['stratum']} {[t['label'] for t in one['drawn']]} {[t['label'] for t in one['substitutes']]}"
        for one in strata
    ]
    assert len(REPEAT.splitlines()) == 10


def test_both_languages_have_the_same_words() -> None:
    """No phrase is missing in one."""
    assert WORDS["zh"].keys() == WORDS["en"].keys()
