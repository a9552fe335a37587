"""Passphrases come from a file or a terminal, as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError
from tests.web.cli.conversation import converse
from web.cli.passphrases import argon2_at_work, new_passphrase, passphrase_from, read_secret


def phrase(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    """Write a file with a passphrase."""
    path = folder / "phrase"
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize(("content", "passphrase"), [
    (b"four words", "four words"), (b"four words\n", "four words"), (b"four words\r\n", "four words"),
    (b" four words \n", " four words "), (b"four words\n\n", "four words\n"), ("四个词\n".encode(), "四个词"),
])  # fmt: skip
def test_one_line_end_is_no_part_of_it(tmp_path: Path, content: bytes, passphrase: str) -> None:
    """Everything else is; nothing is stripped in silence."""
    assert passphrase_from(phrase(tmp_path, content), "log") == passphrase


@pytest.mark.parametrize(("content", "reason"), [
    ("\ufefffour words".encode(), "byte order mark"), ("四个词".encode("gb18030"), "no text in UTF-8"),
    (b"x" * 1_000_001, "too long"),
])  # fmt: skip
def test_what_nobody_would_type_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """It would open on no other machine."""
    with pytest.raises(InputError, match=reason):
        passphrase_from(phrase(tmp_path, content), "log")


def test_a_new_one_has_to_be_good_enough(tmp_path: Path) -> None:
    """From a file too."""
    assert new_passphrase(phrase(tmp_path, b"correct horse battery staple"), "log") == "correct horse battery staple"
    with pytest.raises(InputError, match="at least 12"):
        new_passphrase(phrase(tmp_path, b"short"), "log")


def test_a_file_that_others_can_read_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr; it is used all the same."""
    passphrase_from(phrase(tmp_path, b"four words", 0o644), "log")

    assert "can be read by others" in capsys.readouterr().err


@pytest.mark.parametrize("echo", [True, False])
def test_without_a_terminal_nobody_is_asked(*, echo: bool) -> None:
    """Nor is stdin read, which might be something else."""
    with pytest.raises(InputError, match="no terminal to ask on"):
        read_secret("Passphrase: ", echo=echo)


def test_three_tries_are_enough(tmp_path: Path) -> None:
    """After that nothing was written."""
    spoken = converse(
        tmp_path, ["key", "make", "log", "--purpose", "log", "--out", "x.key"], [("New passphrase", "short")] * 3
    )

    assert spoken.exit_code == 2
    assert "no passphrase after 3 tries" in spoken.screen
    assert not list(tmp_path.iterdir())


def test_work_that_is_quick_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is any where nobody watches."""
    with argon2_at_work():
        pass

    assert capsys.readouterr() == ("", "")
