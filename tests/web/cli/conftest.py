"""What the tests of commands share: a way to call `wuxin`, and small evidence to call it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from models.keys import key_text, make_pair
from models.record.folder_layout import PAGES
from tests.builders.keys import PASSPHRASE, Holder, file_of
from tests.builders.packages import write_package
from tests.builders.record import LOG
from web.cli import app

Wuxin = Callable[..., Result]


@pytest.fixture
def wuxin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tiny: Path) -> Wuxin:
    """Return a call of `wuxin` in a folder of its own, where `tiny` is a rulebook; arguments are turned into text."""
    monkeypatch.chdir(tiny.parent)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder whose files stand for the verifier page; what it does is not shown here."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in PAGES:
        (folder / name).write_text(f"{name} of this version", encoding="utf-8")
    monkeypatch.setattr("web.record.pages._SOURCE", folder)
    return folder


@pytest.fixture
def log_key(tmp_path: Path) -> tuple[str, ...]:
    """Return the options that sign as the log of the rated city: its key file, and a file with the passphrase."""
    whose = Holder(LOG.name, make_pair("ed25519", lambda count: b"L" * count))
    assert whose.key.vkey == LOG.verifier().vkey()
    phrase, file = tmp_path / "phrase", tmp_path / "log.key"
    phrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    file.write_text(key_text(file_of(whose)), encoding="utf-8")
    for path in (phrase, file):
        path.chmod(0o600)
    return ("--key", str(file), "--passphrase-file", str(phrase))


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """Return a package of one company with an award and a late answer."""
    records = [{"event": "award", "occurred_on": "2024-03-01"}, {"event": "never.heard.of"}]
    complaint = {"received_at": "2024-03-01", "answered_at": "2024-05-01", "liability": "company", "upheld": "true"}
    return write_package(tmp_path / "evidence", records=records, complaints=[complaint])
