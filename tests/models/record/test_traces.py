"""What was erased stands in no byte of the files any more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.errors import RefusedError
from models.record import entry_at
from models.record.proving import check_proof, proof_of
from models.record.traces import scrub
from tests.builders.rated_city import NAMES, erase_people, rated_city
from tests.builders.record import LOG, WITNESS, Recorded, writing_to


@pytest.fixture(scope="module")
def _unerased(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return the rated city before the erasure; nobody changes this one."""
    return rated_city(tmp_path_factory.mktemp("unerased"), erased=False)


@pytest.fixture
def unerased(_unerased: Recorded, tmp_path: Path) -> Recorded:
    """Return a copy of it."""
    return _unerased.copied(tmp_path)


def _bytes_of(city: Recorded) -> bytes:
    """Return every byte that lies in the folder: database, write-ahead log, exports."""
    return b"".join(path.read_bytes() for path in sorted(city.folder.rglob("*")) if path.is_file())


def test_no_trace_is_left(unerased: Recorded) -> None:
    """Neither in the database and its write-ahead log, nor in exports made before and after."""
    before = _bytes_of(unerased)
    assert all(name.encode() in before for name in NAMES)
    unerased.export("before")
    erase_people(unerased.url)
    unerased.export("after")

    assert not any(name.encode() in _bytes_of(unerased) for name in NAMES)
    assert "夏侯晴".encode() in _bytes_of(unerased)  # the others' data stay


def test_proofs_made_before_hold_after(unerased: Recorded) -> None:
    """The entries are as they were; what is gone lay outside the tree."""
    with writing_to(unerased.url) as session:
        entry = entry_at(session, 0)
        assert entry is not None
        proof = proof_of(session, entry)
    erase_people(unerased.url)

    assert check_proof(proof, [LOG.verifier()], [WITNESS.cosigner()], 1)[1] == entry
    assert unerased.verified().findings == []


def test_somebody_who_reads_holds_it_up(unerased: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it is told that bytes may be left, and what to do."""
    monkeypatch.setattr("models.record.traces._WAIT_MS", 50)
    with closing(sqlite3.connect(unerased.url.removeprefix("sqlite:///"), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM company").fetchone()
        with pytest.raises(RefusedError, match="Stop the portal"):
            scrub(unerased.url)
    scrub(unerased.url)
