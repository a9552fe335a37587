"""Tenders and schemes from files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bidding.evaluation import read_scheme, read_tender
from models.errors import InputError
from tests.builders.evaluations import CRITERIA, a_tender, tender_json


def _told(content: bytes | dict[str, Any]) -> str:
    with pytest.raises(InputError) as caught:
        read_tender(content if isinstance(content, bytes) else json.dumps(content).encode(), "t.json")
    return str(caught.value)


def test_four_keys_make_a_tender() -> None:
    """Method, criteria, bids and marks; everything else has a default."""
    tender = tender_json()
    small = {name: tender[name] for name in ("method", "criteria", "bids", "marks")}

    assert read_tender(json.dumps(small).encode()).statutory


def test_a_tender_written_out_reads_back() -> None:
    """With every default in it, so that the digest of the input can be repeated."""
    tender = a_tender()

    assert read_tender(json.dumps(tender.model_dump(mode="json", by_alias=True)).encode()) == tender


def test_faults_of_shape_are_told_by_place() -> None:
    """All at once: a float, an unknown key, a missing one."""
    told = _told(tender_json(marks=None) | {"metod": 1, "bids": [{"handle": "b-01", "price_fen": 1.5}], "criteria": [
        {"id": "x", "kind": "technical", "max_points": 30.5, "title": "x"}]})  # fmt: skip

    assert "t.json, metod: the key `metod` is unknown. Did you mean `method`?" in told
    assert "bids.0.price_fen" in told
    assert "criteria.0.max_points: 30.5 is no exact number" in told


def test_what_is_no_json_is_told() -> None:
    """So is a key that stands twice, of which readers would keep different ones."""
    assert "it is no JSON" in _told(b"{")
    assert "it is no JSON" in _told(b"[" * 100_000)
    assert "the key method stands twice" in _told(b'{"method": 1, "method": 2}')


def test_a_notice_holds_a_scheme() -> None:
    """The same criteria without bids; its faults are told with the place."""
    assert read_scheme({"method": "comprehensive", "criteria": list(CRITERIA)}).max_points == 100_000
    with pytest.raises(InputError, match="comprehensive scoring has no criteria"):
        read_scheme({"method": "comprehensive"})
