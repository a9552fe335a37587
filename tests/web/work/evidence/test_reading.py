"""What a draft holds, read once."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from tests.builders.packages import write_package
from tests.web.work.evidence.conftest import BAD, zipped
from tests.web.work.evidence.test_drafts import _Sent
from web.work.evidence.drafts import Draft, keep_draft
from web.work.evidence.reading import preview_of, read_draft


def _draft(folder: Path, form: str = "csv") -> Draft:
    data, name = zipped(write_package(folder / "may", form=form, records=BAD))
    return keep_draft(folder, "a" * 32, "account/a", [_Sent(name, data)], None, datetime(2024, 7, 1, tzinfo=UTC))


def test_what_was_read_is_kept_as_it_was(tmp_path: Path) -> None:
    """Counts that add up, rejects with the column where they are mended, first rows."""
    found = read_draft(draft := _draft(tmp_path))
    (reject,) = found.rejects

    assert preview_of(draft) == found or preview_of(draft).digest == found.digest
    assert all(rows == accepted + rejected for _, rows, accepted, rejected, *_ in found.counts)
    assert (reject.file, reject.column, reject.source) == ("records.csv", "occurred_on", "occurred_on")
    assert found.first is not None
    assert "禾安物业" in found.first["companies"][1][0]


def test_what_cannot_be_mended_here_says_so(tmp_path: Path) -> None:
    """Parquet: the cell is shown, and has no place."""
    assert read_draft(_draft(tmp_path, "parquet")).rejects[0].source is None


def test_what_cannot_be_read_tells_every_reason(tmp_path: Path) -> None:
    """No table at all."""
    sent = _Sent("notes.txt", io.BytesIO(b"x"))
    draft = keep_draft(tmp_path, "a" * 32, "account/a", [sent], None, datetime(2024, 7, 1, tzinfo=UTC))
    found = read_draft(draft)

    assert not found.is_readable
    assert preview_of(draft).problems == found.problems
