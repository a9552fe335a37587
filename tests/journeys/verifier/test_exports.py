"""What the page finds in an export, good or spoilt, and that it agrees with `wuxin log verify`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from models.ledger.notes import Signer
from models.record.folders import FolderRecord
from models.record.trust import Trust
from models.record.verifying import verify_folder
from tests.builders.exports import LOG, ORIGIN, SIZES, WITNESS, an_export
from tests.journeys.conftest import Visit
from tests.journeys.verifier.conftest import Reader
from tests.journeys.verifier.tampering import TAMPERINGS, Tampering

pytestmark = pytest.mark.browser

Begin = Callable[..., Reader]


def _is_found_in_python(folder: Path) -> bool:
    record = FolderRecord(folder)
    return bool(verify_folder(record, Trust((LOG.verifier(),), (WITNESS.cosigner(),), 1)).findings)


def test_a_good_export_is_accepted(reads: Begin, export_folder: Path) -> None:
    """With a word a person understands: how many, none altered, signed when, cosigned by whom."""
    reader = reads()
    reader.trusts()
    reader.checks(export_folder)

    assert reader.verdict == "No alteration found"
    expect(reader.page.locator("#result .verdict p")).to_have_text(
        "620 entries, none altered; signed 1 July 2024 at 11:00:00 (Beijing time) by log.invalid/demo; "
        "cosigned by witness.invalid."
    )
    assert not _is_found_in_python(export_folder)


def test_a_good_export_is_accepted_without_a_server(reads_from_disk: Begin, copy: Path) -> None:
    """The page in the folder itself, opened from the disk; its own files are no deviation."""
    reader = reads_from_disk()
    reader.trusts()
    reader.checks(copy)

    assert reader.verdict == "No alteration found"


def test_a_served_export_is_fetched_and_accepted(reads: Begin) -> None:
    """One button; what a server may hold besides cannot be seen, and the page says so."""
    reader = reads()
    reader.trusts()
    reader.page.get_by_role("button", name="Check the export beside this page").click()
    reader.waits()

    assert reader.verdict == "No alteration found"
    expect(reader.page.locator("#result .areas")).to_contain_text("3 checkpoints are signed")
    expect(reader.page.locator("#result .notices")).to_contain_text("cannot be seen from here")


def test_the_page_in_chinese_says_the_same(reads: Begin, export_folder: Path) -> None:
    """The verdict in Chinese, and in English after one click, without a second check."""
    reader = reads(locale="zh-CN")
    reader.trusts()
    reader.checks(export_folder)
    expect(reader.page.locator("#result .verdict p")).to_contain_text("共 620 条，均未改动")
    reader.page.get_by_role("button", name="English").click()

    assert reader.verdict == "No alteration found"


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda one: one.name)
def test_tampering_is_found_and_named(reads: Begin, copy: Path, tampering: Tampering) -> None:
    """Each way to spoil an export shows as a row with its entry or file, in the page as in the command."""
    tampering.spoil(copy)
    reader = reads()
    reader.trusts()
    reader.checks(copy)

    rows = [" ".join(row) for row in reader.findings]
    assert "deviation" in reader.verdict
    assert any(all(words in row for words in tampering.named) for row in rows), rows
    assert _is_found_in_python(copy)


def test_only_what_was_spoilt_is_named(reads: Begin, copy: Path) -> None:
    """One changed digit in one content is one row."""
    TAMPERINGS[0].spoil(copy)
    reader = reads()
    reader.trusts()
    reader.checks(copy)

    assert [row[0] for row in reader.findings] == ["Entry 300"]


def test_a_history_without_the_witness_is_refused(reads: Begin, tmp_path: Path) -> None:
    """Whoever has the log's own key can sign another history, and the witness has not cosigned it."""
    other = an_export(tmp_path, witness=None)
    reader = reads()
    reader.trusts()
    reader.checks(other)

    expected = ["The whole", "Checkpoint of 620 entries", "Cosigned by no witness you trust"]
    assert [row[:3] for row in reader.findings] == [expected]
    assert _is_found_in_python(other)


def test_a_history_without_the_witness_passes_where_none_is_asked_for(reads: Begin, tmp_path: Path) -> None:
    """The page accepts it and says what cannot be seen then."""
    reader = reads()
    reader.trusts(witnesses="")
    reader.checks(an_export(tmp_path, witness=None))

    assert reader.verdict == "No alteration found"
    expect(reader.page.locator("#result .notices")).to_contain_text("No witness was asked for")


def test_another_key_of_the_same_name_is_refused(reads: Begin, export_folder: Path) -> None:
    """No checkpoint is signed by it, and none of the entries is vouched for."""
    reader = reads()
    reader.trusts(log=Signer.from_seed(ORIGIN, b"3" * 32).verifier().vkey())
    reader.checks(export_folder)

    where = [row[1] for row in reader.findings]
    assert [f"File checkpoints/{size}.note" in where for size in SIZES] == [True, True, True]
    assert "Checkpoints" in where


@pytest.mark.parametrize(
    ("log", "witnesses", "quorum", "told"),
    [
        (f"{LOG.verifier().vkey()[:-1]}A", "", "", "does not fit its key"),
        ("log.invalid", "", "", "is no key"),
        (WITNESS.cosigner().vkey(), "", "", "is the key of a witness"),
        (LOG.verifier().vkey(), LOG.verifier().vkey(), "", "is the key of a log"),
        (LOG.verifier().vkey(), WITNESS.cosigner().vkey(), "2", "from 0 to 1"),
        (" ", "", "", "Enter the public key"),
    ],
)
def test_a_wrong_key_is_told_before_anything_is_checked(
    reads: Begin, export_folder: Path, log: str, witnesses: str, quorum: str, told: str
) -> None:
    """What was mistyped, in the words of the page; no verdict."""
    reader = reads()
    reader.trusts(log, witnesses, quorum)
    reader.page.locator("#folder").set_input_files(export_folder)
    reader.page.locator("#start").click()

    expect(reader.page.locator("#refused")).to_contain_text(told)
    expect(reader.page.locator("#result .verdict")).to_have_count(0)


def test_a_folder_without_a_record_is_refused(reads: Begin, tmp_path: Path) -> None:
    """The page says which folder it wants."""
    (tmp_path / "notes.txt").write_text("nothing")
    reader = reads()
    reader.page.locator("#folder").set_input_files(tmp_path)

    expect(reader.page.locator("#refused")).to_contain_text("no log.json")


def test_a_browser_without_ed25519_says_so(reads: Begin, export_folder: Path) -> None:
    """Nothing is called signed that was not checked."""
    reader = reads()
    reader.page.evaluate("() => { SubtleCrypto.prototype.importKey = async () => { throw new Error('none'); }; }")
    reader.trusts()
    reader.checks(export_folder)

    assert reader.verdict == "Consistent in itself, but no signature was checked"
    expect(reader.page.locator("#result .notices")).to_contain_text("has no Ed25519")


def test_what_a_computer_leaves_behind_is_no_deviation(reads: Begin, copy: Path) -> None:
    """A folder that was looked at on another system gets files by itself; they are named, and prove nothing."""
    (copy / ".DS_Store").write_bytes(b"x")
    reader = reads()
    reader.trusts()
    reader.checks(copy)

    assert reader.verdict == "No alteration found"
    expect(reader.page.locator("#result .notices")).to_contain_text(".DS_Store")


def test_a_server_that_lists_nothing_gives_the_newest_checkpoint(reads: Begin) -> None:
    """The page says that the earlier ones were not checked."""
    reader = reads()
    reader.page.route("**/checkpoints/", lambda route: route.fulfill(status=200, body="no list"))
    reader.trusts()
    reader.page.get_by_role("button", name="Check the export beside this page").click()
    reader.waits()

    assert reader.verdict == "No alteration found"
    expect(reader.page.locator("#result .areas")).to_contain_text("1 checkpoint is signed")
    expect(reader.page.locator("#result .notices")).to_contain_text("only the newest checkpoint was checked")


def test_checkpoints_seen_elsewhere_are_held_against_the_record(reads: Begin, copy: Path) -> None:
    """Two that fit are counted."""
    reader = reads()
    reader.trusts(seen="\n".join((copy / f"checkpoints/{size}.note").read_text() for size in SIZES[:2]))
    reader.checks(copy)

    assert reader.verdict == "No alteration found"
    expect(reader.page.locator("#result .areas")).to_contain_text("2 checkpoints seen elsewhere fit")


def test_a_record_that_was_cut_short_is_found_by_what_was_seen(reads: Begin, copy: Path, tmp_path: Path) -> None:
    """It does not reach the checkpoint that somebody kept."""
    reader = reads()
    reader.trusts(seen=(copy / "checkpoint").read_text())
    reader.checks(an_export(tmp_path / "short", rounds=1))

    told = [row[1:3] for row in reader.findings]
    where = "Checkpoint of 620 entries, seen elsewhere"
    assert told == [[where, "There are 319 entries only"], [where, "The record is vouched for up to 319 entries only"]]


@pytest.mark.parametrize("seen", ["no checkpoint", "a\n1\nAAAA\n\n— log.invalid/demo AAAAAAAA\n"])
def test_what_was_seen_must_be_signed(reads: Begin, export_folder: Path, seen: str) -> None:
    """A checkpoint that the log has not signed proves nothing against it."""
    reader = reads()
    reader.trusts(seen=seen)
    reader.page.locator("#folder").set_input_files(export_folder)
    reader.page.locator("#start").click()

    expect(reader.page.locator("#refused")).to_contain_text("that the log has not signed")


def test_a_verdict_goes_with_the_keys_it_was_found_by(reads: Begin, export_folder: Path) -> None:
    """Another key, and nothing is called good that was not checked with it."""
    reader = reads()
    reader.trusts()
    reader.checks(export_folder)
    reader.page.locator("#witnesses").fill("")

    expect(reader.page.locator("#result .verdict")).to_have_count(0)


def test_a_check_can_be_stopped(reads: Begin, export_folder: Path) -> None:
    """There is no verdict then."""
    reader = reads()
    reader.page.evaluate("() => { File.prototype.arrayBuffer = () => new Promise(() => {}); }")
    reader.trusts()
    reader.page.locator("#folder").set_input_files(export_folder)
    reader.page.locator("#start").click()
    reader.page.get_by_role("button", name="Stop").click()

    expect(reader.page.locator("#refused")).to_have_text("Stopped; there is no verdict.")
    expect(reader.page.locator("#start")).to_be_enabled()


def test_a_dropped_folder_is_read_whole(reads: Begin) -> None:
    """A browser tells its folders a hundred names at a time; the record lies below the folder that was dropped."""
    told = reads().page.evaluate(
        """async () => {
          const file = (path) => ({ isFile: true, fullPath: path, file: (done) => done(new File(["x"], path)) });
          const folder = (all) => ({
            createReader: () => ({ readEntries: (done) => done(all.splice(0, 100)) }),
          });
          const notes = Array.from({ length: 250 }, (_, n) => file(`/top/record/checkpoints/${n + 1}.note`));
          const root = folder([file("/top/.DS_Store"), folder([file("/top/record/log.json"), folder(notes)])]);
          const transfer = { items: [{ webkitGetAsEntry: () => root }] };
          const copy = await WuxinVerifier.reading.droppedCopy(transfer);
          return [copy.name, copy.paths.length, (await copy.sizes()).length];
        }"""
    )

    assert told == ["record", 251, 250]


def test_a_page_from_plain_http_says_why_nothing_can_be_checked(visit: Callable[..., Visit]) -> None:
    """Browsers give such a page no WebCrypto."""
    one = visit(locale="en-GB")
    one.page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });")
    one.go("/verify.html")

    expect(one.page.locator("#insecure")).to_be_visible()
    expect(one.page.locator("#start")).to_be_disabled()
