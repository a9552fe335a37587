"""The fee table that an installation was given."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from models.errors import InputError
from tests.builders.fee_tables import fee_table_text
from web.fee_table import fee_table, init_fee_table, table_of
from web.settings import Settings


def _app(file: str) -> Flask:
    app = Flask("x")
    app.config["WUXIN"] = Settings(fee_table=file)
    init_fee_table(app)
    return app


def test_without_a_file_there_is_no_table(tmp_path: Path) -> None:
    """And one that is not there stops the portal with its path."""
    with _app("").app_context():
        assert fee_table() is None

    with pytest.raises(InputError, match=r"none\.yaml"):
        _app(str(tmp_path / "none.yaml"))


def test_the_table_of_the_file_is_kept(tmp_path: Path) -> None:
    """For every request, and for the places where it holds."""
    (tmp_path / "fees.yaml").write_text(fee_table_text(), encoding="utf-8")

    with _app(str(tmp_path / "fees.yaml")).app_context():
        found = fee_table()
        places = [table_of(code) is None for code in ("371082", "330102")]
    assert found is not None
    assert found.id == "harbour"
    assert places == [False, True]
