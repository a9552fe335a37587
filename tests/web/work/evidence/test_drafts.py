"""Packages that were sent and not taken in."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import pytest

from models.errors import InputError
from web.work.evidence.drafts import drafts_of, keep_draft, open_draft, root_of

AT = datetime(2024, 7, 1, tzinfo=UTC)
A, B = "a" * 32, "b" * 32


@dataclass
class _Sent:
    filename: str
    stream: IO[bytes]


def _file(name: str = "records.csv", data: bytes = b"x") -> _Sent:
    return _Sent(name, io.BytesIO(data))


def test_a_draft_is_gone_after_a_day(tmp_path: Path) -> None:
    """As soon as something else is sent."""
    keep_draft(tmp_path, A, "account/a", [_file()], None, AT)
    keep_draft(tmp_path, B, "account/a", [_file()], None, AT + timedelta(hours=25))

    assert [one.id for one in drafts_of(tmp_path, "account/a")] == [B]


def test_a_draft_is_opened_by_its_owner_alone(tmp_path: Path) -> None:
    """And an id is never a path."""
    keep_draft(tmp_path, A, "account/a", [_file()], "chinese_messages", AT)

    assert open_draft(tmp_path, A, "account/b") is None
    assert open_draft(tmp_path, "../" + A, "account/a") is None
    assert (found := open_draft(tmp_path, A, "account/a")) is not None
    assert found.mapping == "chinese_messages"
    assert found.counting(2).mended == 2


@pytest.mark.parametrize("names", [["../a.csv"], ["a\\b.csv"], ["a.csv", "a.csv"], []])
def test_names_that_are_none_leave_nothing_behind(tmp_path: Path, names: list[str]) -> None:
    """No path, no file twice, no nothing."""
    with pytest.raises(InputError):
        keep_draft(tmp_path, A, "account/a", [_file(name) for name in names], None, AT)
    assert list(tmp_path.iterdir()) == []


def test_drafts_lie_where_the_setting_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else among the temporary files; nobody else of the machine looks into them."""
    monkeypatch.setattr("web.work.evidence.drafts.gettempdir", lambda: str(tmp_path / "temporary"))

    assert root_of(str(tmp_path / "own")).stat().st_mode & 0o777 == 0o700
    assert root_of("") == tmp_path / "temporary" / "wuxin-uploads"
