"""A bidder's key for browsers."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders.bids import bidder, key_file
from tests.builders.keys import PASSPHRASE
from tests.web.cli.conftest import Wuxin


def test_the_same_key_is_written_under_the_same_passphrase(wuxin: Wuxin, tmp_path: Path) -> None:
    """For its owner alone to read, and never in the place of another file; what to do with it is told."""
    key = key_file(tmp_path / "bidder.key", bidder(1), "bidder")
    key.chmod(0o600)
    Path("phrase").write_text(PASSPHRASE, encoding="utf-8")
    call = ("key", "for-browser", key, "--out", "browser.key", "--passphrase-file", "phrase")
    made, again = wuxin(*call), wuxin(*call)
    file = Path("browser.key")

    assert (made.exit_code, again.exit_code) == (0, 2)
    assert json.loads(file.read_text(encoding="utf-8"))["public"] == bidder(1).key.vkey
    assert file.stat().st_mode & 0o777 == 0o600
    assert bidder(1).key.fingerprint in made.stdout


def test_a_wrong_passphrase_writes_nothing(wuxin: Wuxin, tmp_path: Path) -> None:
    """The key file itself is held to its passphrase first."""
    key = key_file(tmp_path / "bidder.key", bidder(1), "bidder")
    Path("phrase").write_text("another passphrase of mine", encoding="utf-8")
    told = wuxin("key", "for-browser", key, "--out", "browser.key", "--passphrase-file", "phrase")

    assert (told.exit_code, Path("browser.key").exists()) == (2, False)
