"""Files of a campaign."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.accounts import empty_portal
from web.work.inspections.files import needed_table, packed, sent_table


def test_a_table_keeps_the_name_it_had(tmp_path: Path) -> None:
    """So that problems name the file that somebody chose; none chosen is none, or refused where one is needed."""
    app = empty_portal(tmp_path)
    with app.test_request_context(method="POST", data={"one": (io.BytesIO(b"a,b"), "mine.csv")}):
        table = sent_table("one")
        assert table is not None
        assert (str(table), table.suffix, table.read_bytes()) == ("mine.csv", ".csv", b"a,b")
        assert sent_table("other") is None
        with pytest.raises(InputError, match="no file was chosen"):
            needed_table("other")


def test_a_packed_folder_is_the_same_each_time(tmp_path: Path) -> None:
    """The same files give the same bytes."""
    with empty_portal(tmp_path).test_request_context():
        first, second = (packed("x", lambda folder: (folder / "a").write_text("1")) for _ in range(2))

    assert first.data == second.data
