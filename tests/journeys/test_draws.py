"""The two programs that draw, in Python and in a browser, agree; `WUXIN_DRAWS=10000` makes it long."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from models.values.draw import DrawPlan, commitment_of, draw, positions
from models.values.draw.lotteries import LOTTERIES, source_of
from tests.architecture.source import ROOT
from tests.builders.draws import CODES, plan_of, pool_of
from tests.strategies.draws import random_draw

pytestmark = pytest.mark.browser

DRAWS = int(os.environ.get("WUXIN_DRAWS", "500"))
BATCH = 500
SCRIPT = ROOT / "web" / "static" / "verifier" / "draw.js"
PAGE = """<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src file:">
<script src="{script}"></script>
"""
RESULT = " ".join(f"{number:02}" for number in range(1, 21))
SOURCE = source_of(LOTTERIES["快乐8"], date(2026, 12, 1))
Json = dict[str, Any]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Yield a page from file:// under a strict policy, with the script and nothing else."""
    path: Path = tmp_path_factory.mktemp("draw") / "page.html"
    path.write_text(PAGE.format(script=SCRIPT.as_uri()), encoding="utf-8")
    context = browser.new_context()
    found = context.new_page()
    found.goto(path.as_uri())
    yield found
    context.close()


def asked(plan: DrawPlan, codes: tuple[str, ...], randomness: str) -> Json:
    """Return what the browser's program is told, without any result."""
    told = draw(plan, codes=codes, randomness=randomness).as_dict()
    named = ("namespace", "pool", "quotas", "count", "substitutes", "randomness")
    return {name: told[name] for name in named} | {"excluded": [*plan.exclusions], "codes": [*codes]}


def called(page: Page, name: str, told: object) -> Any:  # noqa: ANN401 - what a script gives
    """Return what a function of the script makes of a value, or its problems; as text: playwright loses __proto__."""
    caught = "WuxinDraw[name](JSON.parse(told)).catch(error => error.problems ?? String(error))"
    return page.evaluate(f"([name, told]) => {caught}", [name, json.dumps(told)])


def record(**changes: Any) -> Json:  # noqa: ANN401 - fields of a record
    """Return the record of a draw with its commitment, with what is named changed."""
    plan = plan_of(source=SOURCE, substitutes=1, exclusions={"丙": "回避"}, salt="盐")
    told = draw(plan, codes=CODES, randomness=RESULT).as_dict() | {"commitment": commitment_of(plan)}
    return json.loads(json.dumps(told)) | changes


def test_both_programs_draw_the_same(page: Page) -> None:
    """Tickets, positions, order, substitutes and skips of random draws with weights, strata and Chinese labels."""
    for start in range(0, DRAWS, BATCH):
        plans = [random_draw(seed) for seed in range(start, min(start + BATCH, DRAWS))]
        cases = json.dumps([asked(*one) for one in plans])
        theirs = page.evaluate("cases => Promise.all(JSON.parse(cases).map(WuxinDraw.draw))", cases)
        ours = [draw(plan, codes=codes, randomness=text).as_dict()["strata"] for plan, codes, text in plans]
        assert theirs == ours


def test_both_programs_sort_the_same_tickets(page: Page) -> None:
    """All of a weighted pool, not only those that win; more than are hashed at a time."""
    pool = {"甲": 5000, "乙|b#1": 7, "__proto__": 1}
    words = {"namespace": "n", "codes": ["海", "棠"], "randomness": "r"}
    told = {**words, "pool": [{"label": label, "weight": weight} for label, weight in pool.items()]}
    ours = positions(pool, namespace="n", codes=["海", "棠"], randomness="r")

    assert called(page, "positions", told) == [ticket.as_dict() for ticket in ours]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"namespace": "a|b"}, "namespace"),
        ({"codes": []}, "no code"),
        ({"randomness": ""}, "no randomness"),
        ({"pool": [{"label": "甲"}, {"label": "甲"}]}, "twice"),
        ({"pool": [{"label": "甲", "weight": 0}, {"label": "乙"}]}, "weight"),
        ({"pool": [{"label": "\ud800"}, {"label": "乙"}]}, "half a character"),
        ({"pool": [{"label": "甲", "stratum": "东"}, {"label": "乙", "stratum": "西"}]}, "no quotas"),
        ({"quotas": {"东": 2}}, "no stratum of the pool"),
        ({"count": 10}, "fewer labels"),
        ({"excluded": ["无"]}, "not in the pool"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_both(page: Page, changes: Json, reason: str) -> None:
    """The browser's program says why, with all reasons in `problems`."""
    told = asked(plan_of(), CODES, "r") | changes
    found = called(page, "draw", told)

    assert any(reason in problem for problem in found), found


def test_a_record_is_checked_whole(page: Page) -> None:
    """Draw, pool, codes and commitment of what `wuxin draw --json` prints."""
    assert called(page, "checkRecord", record()) == []


def test_a_record_with_recusals_is_checked_too(page: Page) -> None:
    """Where the commitment allows them, and only there."""
    plan = plan_of(source=SOURCE, recusals_allowed=True)
    first = draw(plan, codes=CODES, randomness=RESULT).labels[0]
    told = draw(plan, codes=CODES, randomness=RESULT, recusals={first: "亲属"}).as_dict()
    kept, other = commitment_of(plan), commitment_of(plan_of(source=SOURCE))

    assert called(page, "checkRecord", told | {"commitment": kept}) == []
    assert called(page, "checkRecord", told | {"commitment": other}) == ["the commitment differs in: exclusions"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"drawn": ["甲", "乙"]}, "other labels were drawn"),
        ({"randomness": RESULT.replace("20", "21")}, "comes out differently"),
        ({"pool_sha256": "0" * 64}, "the pool is not the one"),
        ({"salt": "糖"}, "the pool is not the one"),
        ({"parties": [{"party": "住建局", "code": "x", "code_sha256": "0" * 64}]}, "the code of 住建局"),
        ({"recusals": {"甲": "亲属"}}, "does not allow it"),
        ({"exclusions": {"丁": "回避"}}, "differs in: exclusions"),
        ({"smallest_ratio": 3}, "differs in: smallest ratio"),
        ({"suite": "other"}, "suite"),
        ({"source": None}, "differs in: source"),
    ],
)
def test_a_changed_record_is_found(page: Page, changes: Json, reason: str) -> None:
    """Whatever part was changed."""
    found = called(page, "checkRecord", record(**changes))

    assert any(reason in problem for problem in found), found


def test_a_commitment_of_other_strata_is_found(page: Page) -> None:
    """A quota that was changed after the commitment."""
    pool = (*pool_of("甲乙丙", "东"), *pool_of("丁戊己", "西"))
    plan = plan_of(pool, quotas={"东": 1, "西": 1}, source=SOURCE)
    told = draw(plan, codes=CODES, randomness=RESULT).as_dict()
    kept, moved = commitment_of(plan), commitment_of(replace(plan, quotas={"东": 2, "西": 0}))

    assert called(page, "checkRecord", told | {"commitment": kept}) == []
    assert called(page, "checkRecord", told | {"commitment": moved}) == ["the commitment differs in: strata"]
