"""Verification finds what anybody changed, says which entry it is, and never falls silent."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.ledger.checkpoints import parse_checkpoint, sign_checkpoint
from models.ledger.errors import SignatureError
from models.ledger.notes import parse_note
from models.record.findings import Verification
from models.record.folders import FolderRecord
from models.record.sources import KeptRecord
from models.record.verifying import compare, verify, verify_folder
from tests.builders.rated_city import ERASED
from tests.builders.record import LOG, TRUST, Recorded, a_clerk, sign, writing_to
from tests.builders.tampering import only, recommitted, rewritten, tamper


@pytest.fixture
def folder(rated: Recorded) -> Path:
    """Return an export of the rated city."""
    return rated.export()


def _checked(folder: Path) -> Verification:
    return verify_folder(FolderRecord(folder), TRUST)


def _positions(found: Verification) -> set[int]:
    return {one.position for one in found.findings if one.position is not None}


def test_database_and_export_as_they_should_be(rated: Recorded, folder: Path) -> None:
    """Nothing deviates, and the witness vouches for all of it."""
    for found in (rated.verified(), _checked(folder)):
        assert found.findings == []
        assert (found.size, found.vouched, found.cosigned) == (17, 17, ("witness.example",))


@pytest.mark.parametrize("position", [0, 8, 16])
def test_an_entry_that_tells_another_story_is_named(rated: Recorded, position: int) -> None:
    """Even if its digest commits to the new story: the tile still tells the hash of the old one."""
    recommitted(rated.url, position, '"at":"2024', '"at":"2023')

    assert position in _positions(rated.verified())


def test_a_history_rewritten_with_the_logs_own_key_lacks_the_witness(rated: Recorded) -> None:
    """Everything in it agrees with itself, and nobody cosigned it."""
    recommitted(rated.url, 8, '"at":"2024', '"at":"2023')
    tamper(rated.url, "UPDATE ledger_entry SET entered_at = replace(entered_at, '2024', '2023') WHERE position = 8")
    rewritten(rated.url)
    found = rated.verified()

    assert [str(one) for one in found.findings] == [
        "checkpoint of size 17: cosigned by no trusted witness; should be: cosigned by 1 trusted witnesses"
    ]
    assert found.vouched == 0
    assert rated.verified(replace(TRUST, witnesses=(), quorum=0)).findings == []  # this is what witnesses are for


def test_a_history_cut_short_is_found_by_what_was_seen(rated: Recorded) -> None:
    """An older state is whole in itself; only a later checkpoint that somebody kept tells that it was cut."""
    newest = str(only(rated.url, "SELECT note FROM ledger_checkpoint WHERE size = 17"))
    for statement in ("ledger_entry WHERE position >= 14", "ledger_checkpoint WHERE size > 14"):
        tamper(rated.url, f"DELETE FROM {statement}")  # noqa: S608 - the test's own words
    tamper(rated.url, "UPDATE ledger_tile SET hashes = CAST(substr(hashes, 1, 14 * 32) AS BLOB)")
    with writing_to(rated.url) as session:
        assert verify(KeptRecord(session), TRUST).findings == []
    found = rated.verified(replace(TRUST, seen=(newest,)))

    assert "checkpoint of size 17 seen elsewhere" in {one.where for one in found.findings}


def test_a_forged_seen_checkpoint_is_the_callers_fault(folder: Path) -> None:
    """It is no deviation of the record."""
    stranger = sign_checkpoint(parse_checkpoint(parse_note((folder / "checkpoint").read_text()).text), [
        replace(LOG, key=type(LOG).from_seed("x", b"X" * 32).key)
    ])  # fmt: skip
    with pytest.raises(SignatureError):
        verify_folder(FolderRecord(folder), replace(TRUST, seen=(stranger,)))


def _in_line(number: int, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        lines = data.split(b"\n")
        assert old in lines[number]
        lines[number] = lines[number].replace(old, new, 1)
        return b"\n".join(lines)

    return change


@pytest.mark.parametrize(
    ("name", "change", "position"),
    [
        ("content/000.jsonl", _in_line(5, b'"turn":', b'"turn": '), 5),
        ("content/000.jsonl", _in_line(5, b"2024", b"2023"), 5),
        ("content/000.jsonl", _in_line(5, b'{"content"', b'{"also":1,"content"'), 5),
        ("tile/entries/000.p/17", lambda data: data.replace(b"run/2", b"run/9"), 3),
        ("tile/entries/000.p/17", lambda data: data.replace(b'"subject":"run/2"', b'"subjekt":"run/2"'), 3),
        ("tile/entries/000.p/17", lambda data: data.replace(b'"rating.run"', b'"list.propo"', 1), 2),
        ("tile/0/000.p/17", lambda data: data[:64] + bytes(32) + data[96:], 2),
        ("tile/0/000.p/17", lambda data: data[:-32], 16),
    ],
)
def test_a_changed_file_names_the_entry(
    folder: Path, name: str, change: Callable[[bytes], bytes], position: int
) -> None:
    """A content, a leaf or a hash of the tree."""
    before = (folder / name).read_bytes()
    (folder / name).write_bytes(change(before))
    assert (folder / name).read_bytes() != before

    assert position in _positions(_checked(folder))


def test_whichever_file_is_changed_it_is_found(folder: Path) -> None:
    """A bit of each, its end cut off, a byte too many, the whole of it gone or empty."""
    blobs = sorted((folder / "blob").rglob("*.jsonl"))[2:]
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "log.json"):
        if path in blobs:
            continue  # two attachments show it for all
        data = path.read_bytes()
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :] if data else b"x"
        for changed in (flipped, data[:-1], data + b"\n", b""):
            path.write_bytes(changed)
            assert changed == data or _checked(folder).findings, path
        path.unlink()
        assert _checked(folder).findings, path
        path.write_bytes(data)
    assert _checked(folder).findings == []


def test_swapped_files_are_found(folder: Path) -> None:
    """Two checkpoints, or two attachments, under one another's names."""
    blobs = sorted((folder / "blob").rglob("*.jsonl"))
    notes = sorted((folder / "checkpoints").iterdir())
    for one, other in (blobs[:2], notes[:2]):
        swapped = folder.with_name(f"swapped-{one.stem}")
        shutil.copytree(folder, swapped)
        shutil.copy(one, swapped / other.relative_to(folder))
        shutil.copy(other, swapped / one.relative_to(folder))
        assert _checked(swapped).findings


@pytest.mark.parametrize("change", [{"size": 16}, {"size": 18}, {"root": "00"}, {"origin": "x"}, {"key": "x"}])
def test_a_header_that_lies_is_found(folder: Path, change: dict[str, object]) -> None:
    """It should say what the newest checkpoint says."""
    header = json.loads((folder / "log.json").read_bytes()) | change
    (folder / "log.json").write_text(json.dumps(header, separators=(",", ":"), sort_keys=True) + "\n")

    assert "log.json" in {one.where for one in _checked(folder).findings}


@pytest.mark.parametrize("note", [b"x", b"\xff", b"a\nb\nc\n\n\xe2\x80\x94 x y\n", b""])
def test_a_newest_checkpoint_that_is_none_stops_nothing(folder: Path, note: bytes) -> None:
    """The rest is checked on, and it is told."""
    for name in ("checkpoint", "checkpoints/17.note"):
        (folder / name).write_bytes(note)

    assert _checked(folder).findings


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET subject = x'00ff' WHERE position = 3",
        "UPDATE ledger_entry SET subject = CAST(x'00ff' AS TEXT) WHERE position = 3",
        "UPDATE ledger_entry SET content = CAST(x'ff' AS TEXT) WHERE position = 3",
        "UPDATE ledger_entry SET digest = 7 WHERE position = 3",
        "UPDATE ledger_entry SET salt = 99999999999999 WHERE position = 3",
        "UPDATE ledger_entry SET entered_at = 'soon' WHERE position = 3",
        "UPDATE ledger_entry SET position = 'three' WHERE position = 3",
        "UPDATE ledger_entry SET subject = 'import/x' WHERE position = 9",
        "UPDATE ledger_checkpoint SET note = x'ff'",
        "UPDATE ledger_checkpoint SET signed_at = 3",
        "UPDATE ledger_tile SET hashes = 'text'",
        "UPDATE ledger_blob SET data = 3.5",
        "UPDATE ledger_blob SET data = CAST('[[1]]' || char(10) AS BLOB)",
        "UPDATE rating SET components = 'no JSON'",
        "UPDATE rating SET components = '1e400'",
        "UPDATE rating SET next_change_on = 'soon'",
        "UPDATE company SET name = CAST(x'ff' AS TEXT)",
        "UPDATE personal_datum SET erased_at = 'soon'",
        "UPDATE personal_datum SET value = x'ff'",
        "DROP TABLE contribution",
        "DROP TABLE ledger_tile",
    ],
)
def test_a_verifier_never_falls_silent(rated: Recorded, statement: str) -> None:
    """Whatever a cell holds, it is told as a deviation and not raised."""
    tamper(rated.url, statement)

    assert rated.verified().findings


def test_a_database_file_with_broken_pages_is_told(rated: Recorded) -> None:
    """It cannot be read whole, which is a deviation like any other."""
    path = Path(rated.url.removeprefix("sqlite:///"))
    data = path.read_bytes()
    page = data.index(b'"turn":') // 4096 * 4096
    path.write_bytes(data[:page] + b"\xff" * 4096 + data[page + 4096 :])

    assert "a database that can be read whole" in {one.should for one in rated.verified().findings}


def test_what_came_after_the_checkpoint_is_a_notice(rated: Recorded) -> None:
    """It is no deviation: nobody has vouched for it yet, whether it waits for a position or has one."""
    with writing_to(rated.url) as session:
        a_clerk(session).enter("draw.made", "draw/1")
    assert rated.verified().notices == ["1 entries wait for a position; nobody vouches for them or for their rows yet"]
    tamper(rated.url, "UPDATE ledger_entry SET position = 17 WHERE position IS NULL")
    assert rated.verified().findings  # a position that the sequencer did not give is none


def test_the_comparison_tells_both_stories(rated: Recorded, folder: Path) -> None:
    """Which entry it is, and what each copy says."""
    recommitted(rated.url, 3, '"at":"2024', '"at":"2023')
    tamper(rated.url, "DELETE FROM ledger_entry WHERE position = 16")
    with writing_to(rated.url) as session:
        found = compare(KeptRecord(session), FolderRecord(folder))

    assert [one.position for one in found.findings] == [3, 16]
    assert "2024" in found.findings[0].what
    assert "2023" in found.findings[0].should


def test_an_export_is_older_than_its_database(rated: Recorded, folder: Path) -> None:
    """What was entered since is no difference; nor is content that was erased since."""
    tamper(rated.url, "UPDATE ledger_entry SET content = NULL, salt = NULL WHERE position = 3")
    with writing_to(rated.url) as session:
        a_clerk(session, ERASED).enter("draw.made", "draw/1")
        sign(session, ERASED)
        found = compare(KeptRecord(session), FolderRecord(folder))

    assert (found.findings, found.size) == ([], 17)


def test_a_leaf_that_was_changed_under_erased_content_is_a_difference(rated: Recorded, folder: Path) -> None:
    """Erasure is no cover."""
    tamper(rated.url, "UPDATE ledger_entry SET content = NULL, salt = NULL, subject = 'run/9' WHERE position = 3")
    with writing_to(rated.url) as session:
        found = compare(KeptRecord(session), FolderRecord(folder))

    assert [one.position for one in found.findings] == [3]


def test_an_export_that_cannot_be_read_is_compared_as_far_as_it_goes(rated: Recorded, folder: Path) -> None:
    """What stops the comparison is told."""
    (folder / "tile" / "entries" / "000.p" / "17").write_bytes(b"")
    with writing_to(rated.url) as session:
        assert compare(KeptRecord(session), FolderRecord(folder)).findings
