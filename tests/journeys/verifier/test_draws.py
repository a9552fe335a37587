"""Repeating a draw on the page, held to a few lines of HMAC."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.verifier.conftest import Reader

pytestmark = pytest.mark.browser

Begin = Callable[..., Reader]
CODES = ["海棠-4417", "owl of the north"]
RANDOMNESS = "02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40"
POOL = {"荣景物业": 2, "海安物业": 1, "青云物业": 3, "安和物业": 1, '"甲,乙"物业': 1}
NAMESPACE = "2026/检查/秋"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _order(namespace: str, pool: dict[str, int]) -> list[dict[str, Any]]:
    """Return the first ticket of each label, in the order in which they are drawn."""
    prk = hmac.digest("".join(CODES).encode(), RANDOMNESS.encode(), "sha256")
    tickets = sorted(
        (hmac.digest(prk, f"{namespace}|{label}#{number}".encode() + b"\1", "sha256").hex(), label, number)
        for label, weight in pool.items()
        for number in range(1, weight + 1)
    )
    firsts: dict[str, dict[str, Any]] = {}
    for position, label, number in tickets:
        firsts.setdefault(label, {"label": label, "position": position, "ticket": number})
    return list(firsts.values())


def _record() -> dict[str, Any]:
    """Return what `wuxin draw --json` prints of this draw, made without it."""
    order = _order(NAMESPACE, POOL)
    hashed = {"pool": {label: [weight, ""] for label, weight in POOL.items()}, "salt": ""}
    return {
        "suite": "wuxin-draw-hkdf-sha256/1", "namespace": NAMESPACE, "count": 2, "substitutes": 1, "quotas": {},
        "pool": [{"label": label, "stratum": "", "weight": weight} for label, weight in POOL.items()], "salt": "",
        "pool_sha256": _sha256(json.dumps(hashed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))),
        "parties": [{"party": f"p{n}", "code": code, "code_sha256": _sha256(code)} for n, code in enumerate(CODES)],
        "exclusions": {}, "recusals": {}, "recusals_allowed": False, "randomness": RANDOMNESS,
        "drawn": [one["label"] for one in order[:2]], "commitment": None,
        "strata": [{"stratum": "", "quota": 2, "drawn": order[:2], "substitutes": order[2:3], "skipped": []}],
    }  # fmt: skip


def _quoted(cell: str) -> str:
    """Return a cell of CSV in quotes."""
    return '"' + cell.replace('"', '""') + '"'


def _fills(reader: Reader, **fields: str) -> None:
    """Copy a sheet into the form and have it drawn."""
    for name, text in fields.items():
        reader.page.locator(f"#{name}").fill(text)
    reader.page.get_by_role("button", name="Repeat it").click()


def _drawn(reader: Reader) -> list[list[str]]:
    """Return rank, label, capacity and position of each row that was drawn."""
    expect(reader.page.locator("#draw-result h2")).to_be_visible()
    rows = [row.locator("td, th").all_inner_texts() for row in reader.page.locator("#draw-result tbody tr").all()]
    return [[rank, label, capacity, position] for rank, label, capacity, _, position in rows]


def test_a_draw_is_repeated_from_the_sheet(reads: Begin) -> None:
    """Weights, a label that is excluded, and a substitute, as a few lines of HMAC have them."""
    order = _order(NAMESPACE, POOL)
    out = order[0]["label"]
    pool = "\n".join([f"{label},{weight}" for label, weight in POOL.items() if "," not in label])
    reader = reads("/verify.html#draw")
    _fills(reader, namespace=NAMESPACE, count="2", substitutes="1", randomness=RANDOMNESS, codes="\n".join(CODES),
           pool=f'label,weight\n{pool}\n"""甲,乙""物业",1', excluded=_quoted(out))  # fmt: skip
    names = [("1", 1, "drawn"), ("2", 2, "drawn"), ("3", 3, "substitute"), ("–", 0, "excluded, passed over")]

    assert _drawn(reader) == [[rank, order[n]["label"], word, order[n]["position"]] for rank, n, word in names]


def test_strata_have_their_quotas(reads: Begin) -> None:
    """Each stratum is drawn by itself, under its own namespace."""
    pool = "\n".join(f"{label},{weight},{'东' if weight == 1 else '西'}" for label, weight in list(POOL.items())[:4])
    reader = reads("/verify.html#draw")
    _fills(reader, namespace=NAMESPACE, count="2", randomness=RANDOMNESS, codes="\n".join(CODES), pool=pool,
           quotas="东,1\n西,1")  # fmt: skip
    east = _order(f"{NAMESPACE}/东", {"海安物业": 1, "安和物业": 1})[0]
    west = _order(f"{NAMESPACE}/西", {"荣景物业": 2, "青云物业": 3})[0]

    assert [row[1] for row in _drawn(reader)] == [east["label"], west["label"]]


def test_the_record_of_a_draw_is_confirmed(reads: Begin, tmp_path: Path) -> None:
    """The file fills the form, and what it says comes out again."""
    path = tmp_path / "draw.json"
    path.write_text(json.dumps(_record()), encoding="utf-8")
    reader = reads("/verify.html#draw")
    reader.page.locator("#draw-file").set_input_files(path)

    expect(reader.page.locator("#draw-result h2")).to_have_text("Just as the file says")
    assert [row[1] for row in _drawn(reader)] == [one["label"] for one in _order(NAMESPACE, POOL)[:3]]


def test_a_record_with_another_winner_is_refused_in_both_languages(reads: Begin, tmp_path: Path) -> None:
    """The page says that others were drawn."""
    path = tmp_path / "draw.json"
    path.write_text(json.dumps(_record() | {"drawn": ["海安物业", "安和物业"]}), encoding="utf-8")
    reader = reads("/verify.html#draw")
    reader.page.locator("#draw-file").set_input_files(path)
    expect(reader.page.locator("#draw-result")).to_contain_text("other labels were drawn")
    reader.page.get_by_role("button", name="中文").click()

    expect(reader.page.locator("#draw-result")).to_contain_text("抽中的不是这些名称")


def test_what_cannot_be_drawn_is_told_at_once(reads: Begin) -> None:
    """Every reason, and no table."""
    reader = reads("/verify.html#draw")
    _fills(reader, namespace="a|b", count="1", randomness="", codes="x", pool="one\none")

    expect(reader.page.locator("#draw-result")).to_contain_text("a label is in the pool twice")
    expect(reader.page.locator("#draw-result")).to_contain_text("there is no randomness")
    expect(reader.page.locator("#draw-result table")).to_have_count(0)


def test_a_file_that_is_no_draw_is_refused(reads: Begin, tmp_path: Path) -> None:
    """With a word, and nothing drawn."""
    path = tmp_path / "other.json"
    path.write_text("[1]", encoding="utf-8")
    reader = reads("/verify.html#draw")
    reader.page.locator("#draw-file").set_input_files(path)

    expect(reader.page.locator("#draw-refused")).to_contain_text("no JSON of a draw")
