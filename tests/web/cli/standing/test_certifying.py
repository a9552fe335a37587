"""`wuxin certificate verify`."""

from __future__ import annotations

from pathlib import Path

from credit.standing.certificates import certificate_content
from credit.standing.signing import signed_content
from tests.builders.listings import HEAD, MONDAY, OTHER, RATING
from tests.web.cli.conftest import Wuxin
from web.cli.standing.decisions import write_signed


def test_a_certificate_verifies_offline(wuxin: Wuxin, tmp_path: Path) -> None:
    """By the key of the gazette; another key, and another kind of statement, are refused."""
    path = tmp_path / "c.json"
    write_signed(path, signed_content(certificate_content(RATING, [], 0, MONDAY, None), HEAD.name, HEAD.pair))
    held = wuxin("certificate", "verify", path, "--official", HEAD.key.vkey)
    other = wuxin("certificate", "verify", path, "--official", OTHER.key.vkey)
    kind = wuxin("list", "verify", path)

    assert "The signature of head.example holds: 禾安, grade A, as of 2024-06-30." in held.stdout
    assert (held.exit_code, other.exit_code, kind.exit_code) == (0, 2, 2)
