"""The table that commands work with."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.fee_tables import fee_table_text
from web.cli.fees.options import named_table, needed_table


def test_the_table_that_is_named_comes_before_the_one_that_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither: none, and a command that needs one says what to do."""
    monkeypatch.delenv("WUXIN_FEE_TABLE", raising=False)
    assert named_table(None) is None
    with pytest.raises(InputError, match="--table or WUXIN_FEE_TABLE"):
        needed_table(None)

    for name in ("set", "named"):
        (tmp_path / f"{name}.yaml").write_text(fee_table_text(id=name), encoding="utf-8")
    monkeypatch.setenv("WUXIN_FEE_TABLE", str(tmp_path / "set.yaml"))
    assert [needed_table(file).id for file in (None, tmp_path / "named.yaml")] == ["set", "named"]
