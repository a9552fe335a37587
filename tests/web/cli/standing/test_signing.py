"""`wuxin list sign`."""

from __future__ import annotations

import json
from pathlib import Path

from credit.standing.decisions import DECISION_FORMAT
from credit.standing.listing import Move
from credit.standing.signing import check_signed
from tests.builders.listings import Case
from tests.web.cli.conftest import Wuxin


def _key(wuxin: Wuxin, folder: Path) -> tuple[object, ...]:
    (folder / "pass").write_text("four words will do here", encoding="utf-8")
    secret = ("--passphrase-file", folder / "pass")
    wuxin("key", "make", "head.example", "--purpose", "official", "--out", folder / "head.key", "--memory-mib", 16,
          *secret)  # fmt: skip
    return ("--key", folder / "head.key", *secret)


def test_a_statement_is_shown_and_signed(wuxin: Wuxin, tmp_path: Path) -> None:
    """What stands in the signed file is what the portal prepared, and the signature holds."""
    content = Case().decision(Move.DROP)["content"]
    (tmp_path / "d.json").write_text(json.dumps(content), encoding="utf-8")
    told = wuxin("list", "sign", tmp_path / "d.json", "--out", tmp_path / "s.json", *_key(wuxin, tmp_path))
    signed = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))

    assert told.exit_code == 0, told.stderr
    assert "reasons" in told.stdout
    assert "found so" in told.stdout
    assert signed["content"] == content
    assert check_signed(signed, DECISION_FORMAT, "s.json").name == "head.example"


def test_anything_else_is_not_signed(wuxin: Wuxin, tmp_path: Path) -> None:
    """A head's key signs decisions, not whatever lies there."""
    (tmp_path / "d.json").write_text("[]", encoding="utf-8")
    told = wuxin("list", "sign", tmp_path / "d.json", "--out", tmp_path / "s.json", "--key", tmp_path / "head.key")

    assert told.exit_code == 2
    assert "no statement that an official signs" in told.stderr
    assert not (tmp_path / "s.json").exists()
