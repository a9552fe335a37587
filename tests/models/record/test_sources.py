"""The record as a database keeps it, whatever its cells hold."""

from __future__ import annotations

import pytest

from models.record.sources import KeptRecord
from tests.builders.record import Recorded, a_clerk, writing_to
from tests.builders.tampering import tamper


def test_everything_a_verifier_reads_is_there(rated: Recorded) -> None:
    """Notes by size, entries by position, tiles, attachments."""
    with writing_to(rated.url) as session:
        record = KeptRecord(session)
        assert [note.split("\n")[1] for note in record.notes()] == ["9", "14", "17"]
        assert [entry.position for entry in record.entries()] == list(range(17))
        assert list(record.tiles()) == [(0, 0)]
        assert all(record.blob(digest) is not None for digest in record.blobs())
        assert record.blob("0" * 64) is None


def test_waiting_entries_come_last_and_when_asked(rated: Recorded) -> None:
    """They have no position."""
    with writing_to(rated.url) as session:
        a_clerk(session).enter("draw.made", "draw/1")
        positions = [entry.position for entry in KeptRecord(session).entries(waiting=True)]

    assert positions == [*range(17), None]


@pytest.mark.parametrize(
    "change",
    [
        "ledger_entry SET subject = x'00ff' WHERE position = 3",
        "ledger_entry SET content = x'00ff' WHERE position = 3",
        "ledger_entry SET salt = 7 WHERE position = 3",
        "ledger_entry SET position = 'three' WHERE position = 3",
        "ledger_entry SET entered_at = 'soon' WHERE position = 3",
        "ledger_blob SET data = 'text'",
        "ledger_tile SET level = 'low'",
        "ledger_checkpoint SET note = x'00ff' WHERE size = 9",
        "ledger_checkpoint SET signed_at = 'soon' WHERE size = 9",
    ],
)
def test_cells_of_another_kind_can_be_read(rated: Recorded, change: str) -> None:
    """Nothing in them is believed, and nothing of them stops whoever reads on."""
    tamper(rated.url, f"UPDATE {change}")
    with writing_to(rated.url) as session:
        record = KeptRecord(session)
        read = [*record.entries(waiting=True), *record.notes(), *record.tiles(), *map(record.blob, record.blobs())]

    assert len(read) >= 17 + 3 + 1
