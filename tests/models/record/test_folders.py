"""An exported record, read as a copy that nobody vouches for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from models.errors import InputError
from models.ledger.errors import FormatError
from models.record.findings import Verification
from models.record.folders import FolderRecord
from models.record.sources import KeptRecord
from tests.builders.record import Recorded, writing_to


@pytest.fixture
def folder(rated: Recorded) -> Path:
    """Return an export of the rated city."""
    return rated.export()


def _checked(folder: Path) -> list[str]:
    found = Verification("copy")
    FolderRecord(folder).check_files(found)
    return [one.where for one in found.findings]


def test_an_export_reads_as_its_database(rated: Recorded, folder: Path) -> None:
    """Entries, notes, tiles and attachments, one for one."""
    export = FolderRecord(folder)
    with writing_to(rated.url) as session:
        kept = KeptRecord(session)
        assert list(export.entries(waiting=True)) == list(kept.entries())
        assert list(export.notes()) == list(kept.notes())
        assert [export.tile(*tile) for tile in export.tiles()] == [kept.tile(*tile) for tile in kept.tiles()]
        assert {name: export.blob(name) for name in export.blobs()} == {name: kept.blob(name) for name in kept.blobs()}


def test_what_is_not_there_is_empty(folder: Path) -> None:
    """A missing tile or attachment is found by whoever compares it."""
    export = FolderRecord(folder)

    assert (export.tile(4, 0), export.tile(0, 9), export.blob("0" * 64)) == (b"", b"", None)


def test_an_unreadable_entry_stands_as_what_is_there(folder: Path) -> None:
    """Its neighbours are read on; its digest fails."""
    path = folder / "content" / "000.jsonl"
    lines = path.read_bytes().split(b"\n")
    lines[4] = b"\xff no JSON"
    path.write_bytes(b"\n".join(lines))
    entries = list(FolderRecord(folder).entries())

    assert [entry.position for entry in entries if not entry.commits] == [4]
    assert entries[4].content == "\\xff no JSON"


@pytest.mark.parametrize(
    ("change", "bad"),
    [
        (lambda data: data + b"{}\n", [16]),
        (lambda data: data[:-1], [16]),
        (lambda data: b"\n".join(data.split(b"\n")[:-3]) + b"\n", [15, 16]),
        (lambda data: data.replace(b"\n", b"\r\n", 1), [0]),
        (lambda _data: b"", list(range(17))),
    ],
)
def test_lines_too_many_or_too_few_are_noticed(folder: Path, change: Callable[[bytes], bytes], bad: list[int]) -> None:
    """The entry is named at which it begins."""
    path = folder / "content" / "000.jsonl"
    path.write_bytes(change(path.read_bytes()))

    assert [entry.position for entry in FolderRecord(folder).entries() if not entry.commits] == bad


def test_a_broken_bundle_is_refused(folder: Path) -> None:
    """Where one leaf ends and the next begins can no longer be told."""
    path = folder / "tile" / "entries" / "000.p" / "17"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(FormatError):
        list(FolderRecord(folder).entries())


@pytest.mark.parametrize(
    "header",
    [b"", b"{}", b"[1]", b'{"format":"wuxin log 1","size":"17"}', b'{"format":"wuxin log 1","size":-1}',
     b'{"format":"wuxin log 1", "size":1}', b'{"format":"wuxin log 2","size":17}', b"\xff", b"[" * 100_000],
)  # fmt: skip
def test_a_folder_without_a_header_holds_no_record(tmp_path: Path, header: bytes) -> None:
    """The remedy is to name one that does."""
    (tmp_path / "log.json").write_bytes(header)
    with pytest.raises(InputError):
        FolderRecord(tmp_path)


@pytest.mark.parametrize("size", [16, 18, 300, 10**15])
def test_a_header_that_lies_is_told(folder: Path, size: int) -> None:
    """However large the lie is, it is told at once."""
    header = json.loads((folder / "log.json").read_bytes())
    (folder / "log.json").write_text(json.dumps(header | {"size": size}, separators=(",", ":"), sort_keys=True))

    assert "log.json" in _checked(folder)


def test_a_header_without_its_line_end_is_told(folder: Path) -> None:
    """It says the same, and no export writes it so: a byte is a byte."""
    header = folder / "log.json"
    header.write_bytes(header.read_bytes()[:-1])

    assert "log.json" in _checked(folder)


@pytest.mark.parametrize(
    "name",
    ["readme.txt", "blob/00/ab.jsonl", "checkpoints/x.note", "checkpoints/017.note", "tile/0/001.p/3", "tile/0/000",
     "content/001.jsonl", "tile/entries/001", ".hidden"],
)  # fmt: skip
def test_a_file_that_does_not_belong_there_is_told(folder: Path, name: str) -> None:
    """By its name."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"x")

    assert name in _checked(folder)


@pytest.mark.parametrize("name", ["checkpoint", "content/000.jsonl"])
def test_a_file_that_is_missing_is_told(folder: Path, name: str) -> None:
    """By its name."""
    (folder / name).unlink()

    assert _checked(folder) == [name]


def test_an_older_checkpoint_is_not_the_newest(folder: Path) -> None:
    """Put in its place, it is told, with what should be there."""
    (folder / "checkpoint").write_bytes((folder / "checkpoints" / "9.note").read_bytes())

    assert _checked(folder) == ["checkpoint"]
