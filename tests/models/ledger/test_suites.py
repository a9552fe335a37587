"""Signatures are accepted and refused as the public vectors say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.ledger.suites import ED25519, SUITES


def _verdict(group: dict[str, Any], case: dict[str, Any]) -> str:
    parts = (bytes.fromhex(text) for text in (group["publicKey"]["pk"], case["sig"], case["msg"]))
    return "valid" if ED25519.verify(*parts) else "invalid"


@pytest.mark.shared
def test_every_case_of_wycheproof_is_judged_rightly(shared: Path) -> None:
    """All 151 of C2SP/wycheproof for Ed25519: 88 accepted, 63 refused."""
    vectors = json.loads((shared / "vectors" / "wycheproof_ed25519.json").read_text(encoding="utf-8"))
    cases = [(group, case) for group in vectors["testGroups"] for case in group["tests"]]
    wrong = [case["tcId"] for group, case in cases if _verdict(group, case) != case["result"]]

    assert wrong == []
    results = [case["result"] for _, case in cases]
    assert (len(results), results.count("valid"), results.count("invalid")) == (151, 88, 63)


def test_what_is_no_key_verifies_nothing() -> None:
    """A key of a wrong length is no error of the caller's, only no signature."""
    assert not ED25519.verify(b"short", b"x" * 64, b"message")


def test_each_suite_stands_under_its_own_id() -> None:
    """Files name a suite by its id."""
    assert [suite.suite_id for suite in SUITES.values()] == [*SUITES]
