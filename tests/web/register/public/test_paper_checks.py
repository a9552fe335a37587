"""Papers that somebody holds, checked against the record."""

from __future__ import annotations

import html
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from credit.standing.certificates import qr_text
from credit.standing.signing import signed_content
from models.errors import InputError
from models.tables import engine_for
from tests.builders.cast_ballot import cast_ballot
from tests.builders.held_papers import Held, held_papers
from tests.builders.listings import OTHER
from tests.builders.record import LOG, WITNESS
from web.register.public.paper_checks import Paper, check_paper

AT = datetime(2024, 7, 11, tzinfo=UTC)
VKEY = LOG.verifier().vkey()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Return papers and their register."""
    return held_papers(tmp_path_factory.mktemp("held"))


def _paper(held: Held, text: str | dict[str, Any], vkey: str = "") -> Paper:
    told = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
    with Session(engine_for(held.url)) as session:
        return check_paper(session, told, AT, vkey)


def _outcomes(paper: Paper) -> list[str]:
    return [one.outcome for one in paper.checks]


def test_a_receipt_holds_by_key_and_record(held: Held) -> None:
    """With blanks and line ends that a mail program adds; without any key of the log the signature stays open."""
    paper = _paper(held, f"\r\n{held.receipt}".replace("\n", "\r\n"), VKEY)
    alone = _paper(held, held.receipt)

    assert (paper.kind, paper.verdict, dict(paper.facts)["position"]) == ("receipt", "good", "1")
    assert (alone.verdict, _outcomes(alone)) == ("open", ["open", "good"])


def test_a_receipt_of_another_entry_or_key_does_not_hold(held: Held) -> None:
    """Changed lines break the signature; without a key the record itself contradicts them."""
    changed = held.receipt.replace("\n1\n", "\n2\n", 1)

    assert _paper(held, held.receipt, WITNESS.verifier().vkey()).verdict == "bad"
    assert _paper(held, changed, VKEY).verdict == "bad"
    assert _outcomes(_paper(held, changed)) == ["open", "bad"]
    assert _paper(held, "wuxin receipt 1\nx\n").verdict == "bad"
    assert _paper(held, changed.replace("\n2\n", "\n999\n", 1)).checks[-1].told == "the record has no entry 999"


def test_a_proof_is_checked_with_its_checkpoint(held: Held) -> None:
    """By the log's key; without one nothing is said."""
    assert _paper(held, held.proof, VKEY).verdict == "good"
    assert _paper(held, held.proof).verdict == "open"
    assert _paper(held, held.proof.replace("index 1", "index 2"), VKEY).verdict == "bad"


def test_a_certificate_is_signed_by_an_official_and_on_record(held: Held) -> None:
    """A changed one, and one that another key signed, are refused."""
    paper = _paper(held, held.certificate)
    content = held.certificate["content"]
    forged = {**held.certificate, "content": {**content, "grade": "AAA"}}

    assert (paper.verdict, paper.number, dict(paper.facts)["score"]) == ("good", held.number, content["score"])
    assert _outcomes(_paper(held, forged)) == ["bad"]
    assert _outcomes(_paper(held, signed_content(content, OTHER.name, OTHER.pair))) == ["good", "bad", "good"]


def test_the_code_of_a_certificate_finds_it(held: Held) -> None:
    """What it states is held against what was certified; its signature is over more than the code holds."""
    code = qr_text(held.certificate)
    paper = _paper(held, code)

    assert (paper.number, _outcomes(paper)) == (held.number, ["good", "good", "open"])
    assert _outcomes(_paper(held, code.replace("\nA\n", "\nAAA\n").replace("\nB\n", "\nAAA\n")))[1] == "bad"
    assert _paper(held, code.replace("2024", "2023")).verdict == "bad"


def test_a_number_names_a_certificate(held: Held) -> None:
    """In groups or not, whole or its beginning."""
    assert _paper(held, held.number[:12]).number == held.number
    assert _paper(held, f"{held.number[:8]} {held.number[8:16]}").number == held.number
    assert _paper(held, held.number[:8]).kind == "unknown"


def test_a_draw_comes_out_again_and_is_on_record(held: Held) -> None:
    """As JSON, or as the sheet that was printed from it; another result is told."""
    sheet = f'<html><pre id="record">{html.escape(json.dumps(held.drawn))}</pre></html>'
    other = {**held.drawn, "drawn": ["甲", "甲"]}

    assert [_paper(held, held.drawn).verdict, _paper(held, sheet).verdict] == ["good", "good"]
    assert _outcomes(_paper(held, other)) == ["bad", "good", "good"]
    assert _outcomes(_paper(held, {**held.drawn, "namespace": "another"}))[1:] == ["open", "open"]
    assert _paper(held, {**held.drawn, "suite": "dice"}).verdict == "bad"


@pytest.mark.parametrize("text", ["", "hello", "[1]", "{}", '{"content": 1}', "12", "[" * 100_000])
def test_anything_else_is_unknown(held: Held, text: str) -> None:
    """And is said to be."""
    assert _paper(held, text) == Paper("unknown")


def test_a_key_that_is_none_is_an_error_of_input(held: Held) -> None:
    """Not a verdict on the paper."""
    with pytest.raises(InputError):
        _paper(held, held.receipt, "no key")


def test_the_receipt_of_a_ballot_is_held_to_the_record(tmp_path: Path) -> None:
    """Choices, entry, ballot and checkpoint; other choices than those that were cast do not hold."""
    cast = cast_ballot(tmp_path)
    with Session(engine_for(cast.url)) as session:
        good = check_paper(session, json.dumps(cast.receipt), AT, VKEY)
        bad = check_paper(session, json.dumps(cast.receipt | {"choices": '{"company":"against"}'}), AT, VKEY)

    assert (good.kind, good.verdict, _outcomes(good)) == ("ballot", "good", ["good"] * 4)
    assert (bad.verdict, _outcomes(bad)) == ("bad", ["bad", "good", "good", "good"])
