"""How commands act on an evaluation."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.proceedings import at_work
from web.cli.evaluations.acts import read_json, state_of, tell


def test_what_anybody_may_know_names_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """State and moves, and which of them hold something sealed."""
    tell(at_work(), as_json=False)
    told = state_of(at_work())

    assert "draw is on record; it is marking" in capsys.readouterr().out
    assert [one["sealed"] for one in told["events"]] == [True, True]
    assert "expert-" not in str(told)


def test_what_is_no_json_is_told(tmp_path: Path) -> None:
    """With the name of the file."""
    (tmp_path / "x.json").write_text("{")

    with pytest.raises(InputError, match=r"x\.json: it is no JSON"):
        read_json(tmp_path / "x.json")
