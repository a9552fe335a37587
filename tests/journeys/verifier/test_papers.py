"""Receipts and proofs that a person pastes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from models.ledger import inclusion_proof, leaf_hash
from models.ledger.entries import Entry
from models.ledger.notes import Signer
from models.ledger.proofs import ProofFile
from models.record.folder_layout import content_line
from models.record.folders import FolderRecord
from models.record.receipts import receipt_for
from models.values.canonical import canonical
from tests.builders.exports import LOG, ORIGIN
from tests.journeys.verifier.conftest import Reader

pytestmark = pytest.mark.browser

Begin = Callable[..., Reader]


@pytest.fixture(scope="session")
def entries(export_folder: Path) -> list[Entry]:
    """Return the entries of the export."""
    return list(FolderRecord(export_folder).entries())


def _pasted(reader: Reader, text: str, leaf: str = "") -> str:
    """Paste a text, have it checked, and return the verdict."""
    reader.opens("papers")
    reader.page.locator("#paper").fill(text)
    reader.page.locator("#leaf").fill(leaf)
    reader.page.locator("#papers-form button").click()
    expect(reader.page.locator("#paper-result h2")).to_be_visible()
    return reader.page.locator("#paper-result").inner_text()


def _proof(folder: Path, entries: list[Entry], index: int, extra: bytes | None = None) -> str:
    hashes = inclusion_proof([leaf_hash(entry.leaf) for entry in entries], index)
    return ProofFile(index, tuple(hashes), (folder / "checkpoint").read_text(), extra).text()


def _extra(entry: Entry) -> bytes:
    """Return what `wuxin log prove` puts beside a proof."""
    return canonical({"content": json.loads(content_line(entry)), "leaf": json.loads(entry.leaf)})


def test_a_kept_receipt_is_confirmed(reads: Begin, export_folder: Path, entries: list[Entry]) -> None:
    """Signed, and the checked export has that entry at that position."""
    reader = reads()
    reader.trusts()
    reader.checks(export_folder)
    told = _pasted(reader, receipt_for(entries[300], ORIGIN, LOG))

    assert "The receipt was kept" in told
    assert "not passed the check" not in told
    assert entries[300].digest in told


def test_a_receipt_is_no_more_than_signed_without_an_export(reads: Begin, entries: list[Entry]) -> None:
    """Blanks around it do no harm; whether the promise was kept stays open."""
    reader = reads()
    reader.trusts()

    assert "the record was not looked at" in _pasted(reader, f"\n {receipt_for(entries[3], ORIGIN, LOG)}\n\n")


def test_an_unchecked_export_is_called_so(reads: Begin, export_folder: Path, entries: list[Entry]) -> None:
    """A copy that was only chosen vouches for nothing."""
    reader = reads()
    reader.trusts()
    reader.page.locator("#folder").set_input_files(export_folder)

    assert "has not passed the check" in _pasted(reader, receipt_for(entries[3], ORIGIN, LOG))


def test_a_broken_promise_shows_both(reads: Begin, export_folder: Path, entries: list[Entry]) -> None:
    """What was promised for the position, and what stands there."""
    lost = Entry(300, "tender.notice", "tender/lost", f"sha256:{'0' * 64}", None, None)
    reader = reads()
    reader.trusts()
    reader.checks(export_folder)
    told = _pasted(reader, receipt_for(lost, ORIGIN, LOG))

    assert "something else at that position" in told
    assert "tender/lost" in told
    assert entries[300].subject in told


def test_a_receipt_beyond_the_end_asks_for_a_newer_export(reads: Begin, export_folder: Path) -> None:
    """It may have come after the export."""
    later = Entry(9999, "tender.notice", "tender/later", f"sha256:{'0' * 64}", None, None)
    reader = reads()
    reader.trusts()
    reader.checks(export_folder)

    assert "Get a newer one" in _pasted(reader, receipt_for(later, ORIGIN, LOG))


def test_a_receipt_of_another_signer_does_not_hold(reads: Begin, entries: list[Entry]) -> None:
    """Nor does one in which a digit was changed."""
    reader = reads()
    reader.trusts()
    other = receipt_for(entries[3], ORIGIN, Signer.from_seed(ORIGIN, b"4" * 32))

    assert "It does not hold" in _pasted(reader, other)
    changed = receipt_for(entries[3], ORIGIN, LOG).replace("\n3\n", "\n4\n")
    assert f"The signature of {ORIGIN} is wrong" in _pasted(reader, changed)


def test_a_checkpoint_is_no_receipt(reads: Begin, export_folder: Path) -> None:
    """What begins otherwise is not taken for one."""
    reader = reads()
    reader.trusts()
    reader.opens("papers")
    reader.page.locator("#paper").fill((export_folder / "checkpoint").read_text())
    reader.page.locator("#papers-form button").click()

    expect(reader.page.locator("#papers-refused")).to_contain_text("neither a receipt")


@pytest.mark.parametrize("brought", ["pasted", "export", "file"])
def test_a_proof_holds(reads: Begin, export_folder: Path, entries: list[Entry], brought: str) -> None:
    """The entry is pasted, or comes from the export, or from the file's own extra data."""
    reader = reads()
    reader.trusts()
    if brought == "export":
        reader.page.locator("#folder").set_input_files(export_folder)
    proof = _proof(export_folder, entries, 300, _extra(entries[300]) if brought == "file" else None)
    told = _pasted(reader, proof, entries[300].leaf.decode() if brought == "pasted" else "")

    assert "The proof holds" in told
    assert "Cosigned by witness.invalid" in told
    assert entries[300].subject in told


def test_the_content_beside_a_proof_is_held_to_its_digest(
    reads: Begin, export_folder: Path, entries: list[Entry]
) -> None:
    """Shown where it fits, and refused where a digit differs."""
    reader = reads()
    reader.trusts()
    told = _pasted(reader, _proof(export_folder, entries, 300, _extra(entries[300])))
    assert "抽检 281 😀" in told
    other = _extra(entries[300]).replace(b'"count":281', b'"count":282')

    assert "does not give its digest" in _pasted(reader, _proof(export_folder, entries, 300, other))


def test_a_proof_of_another_entry_does_not_hold(reads: Begin, export_folder: Path, entries: list[Entry]) -> None:
    """The hashes lead elsewhere."""
    reader = reads()
    reader.trusts()
    told = _pasted(reader, _proof(export_folder, entries, 300), entries[301].leaf.decode())

    assert "do not lead from this entry" in told


def test_a_proof_without_its_witness_does_not_hold(reads: Begin, export_folder: Path, entries: list[Entry]) -> None:
    """The checkpoint of a proof is asked for as many witnesses as that of an export."""
    reader = reads()
    reader.trusts()
    proof = _proof(export_folder, entries, 300).rstrip("\n").rpartition("\n")[0]

    assert "1 must have cosigned" in _pasted(reader, proof, entries[300].leaf.decode())
