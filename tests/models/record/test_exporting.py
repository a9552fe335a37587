"""An export is static files of everything up to the newest checkpoint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import InputError, RefusedError
from models.record.exporting import export
from models.record.folders import FolderRecord
from models.record.sources import KeptRecord
from tests.builders.rated_city import NAMES
from tests.builders.record import Recorded, a_clerk, sign, writing_to
from tests.builders.tampering import tamper


def test_the_files_are_those_of_the_layout(rated: Recorded) -> None:
    """A header, the checkpoints, the tree, the leaves, contents, attachments, and nothing else."""
    folder = rated.export()
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert {name for name in names if not name.startswith("blob/")} == {
        "log.json", "checkpoint", "checkpoints/9.note", "checkpoints/14.note", "checkpoints/17.note",
        "tile/0/000.p/17", "tile/entries/000.p/17", "content/000.jsonl",
    }  # fmt: skip
    with writing_to(rated.url) as session:
        assert {f"blob/{digest[:2]}/{digest}.jsonl" for digest in KeptRecord(session).blobs()} == names - {
            name for name in names if not name.startswith("blob/")
        }


def test_the_header_says_what_was_signed(rated: Recorded) -> None:
    """Format, origin, size and root; no key, which must come from elsewhere."""
    header = json.loads((rated.export() / "log.json").read_bytes())

    assert header == {"format": "wuxin log 1", "origin": "log.example/city", "root": rated.verified().root, "size": 17}


def test_equal_records_give_equal_bytes(rated: Recorded) -> None:
    """Whoever exports it, and however often."""
    one, two = rated.export("one"), rated.export("two")

    assert {path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()} == {
        path.relative_to(two): path.read_bytes() for path in two.rglob("*") if path.is_file()
    }


def test_what_came_after_the_checkpoint_stays_out(rated: Recorded) -> None:
    """It is not vouched for yet."""
    with writing_to(rated.url) as session:
        a_clerk(session).enter("publication", "publication/2", keys={"id": [1]})

    assert len(list(FolderRecord(rated.export()).entries())) == 17


def test_more_than_a_bundle_is_several_files(empty: str, tmp_path: Path) -> None:
    """256 entries to a file; a full tile and the one above it."""
    with writing_to(empty) as session:
        clerk = a_clerk(session)
        for number in range(300):
            clerk.enter("draw.made", f"draw/{number}")
        sign(session)
    folder = Recorded(empty, tmp_path).export()

    assert [entry.subject for entry in FolderRecord(folder).entries()] == [f"draw/{number}" for number in range(300)]
    assert {"content/001.jsonl", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"} <= FolderRecord(folder).files


def test_nothing_signed_is_nothing_to_hand_out(empty: str, tmp_path: Path) -> None:
    """The remedy is a checkpoint."""
    with writing_to(empty) as session, pytest.raises(RefusedError, match="wuxin log checkpoint"):
        export(KeptRecord(session), tmp_path / "export")


@pytest.mark.parametrize(
    "change", ["ledger_entry SET content = 'x' WHERE position = 3", "ledger_checkpoint SET note = 'x'"]
)
def test_a_broken_record_is_not_handed_out(rated: Recorded, change: str) -> None:
    """What cannot be written as the layout asks is told, and what to do."""
    tamper(rated.url, f"UPDATE {change}")
    with pytest.raises((InputError, RefusedError)):
        rated.export()


def test_no_personal_data_is_ever_exported(rated: Recorded) -> None:
    """Not even of those who were not erased."""
    data = b"".join(path.read_bytes() for path in rated.export().rglob("*") if path.is_file())

    assert not any(name.encode() in data for name in (*NAMES, "申屠博", "夏侯晴", "电梯停了"))
