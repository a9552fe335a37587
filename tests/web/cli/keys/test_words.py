"""A key on paper and back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from shamir_mnemonic.wordlist import WORD_INDEX_MAP

from models.keys import Sheet, key_text, open_key, read_key_text, read_sheet, share_secret, sheet_text, sheets_of
from tests.builders.keys import PASSPHRASE, file_of, holder
from tests.web.cli.conftest import Wuxin
from tests.web.cli.conversation import converse

WHO = holder("log.example", 1)
FILE = file_of(WHO)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Return the file of a key, cheaply made, with its passphrase beside it."""
    path = tmp_path / "log.key"
    path.write_text(key_text(FILE), encoding="utf-8")
    (tmp_path / "phrase").write_text(PASSPHRASE, encoding="utf-8")
    for file in (path, tmp_path / "phrase"):
        file.chmod(0o600)
    return path


def written(folder: Path, sheets: tuple[Sheet, ...]) -> list[str]:
    """Write sheets to files and return the options that name them."""
    for number, sheet in enumerate(sheets, 1):
        (folder / f"sheet {number}").write_text(sheet_text(sheet), encoding="utf-8")
    return [part for number in range(1, len(sheets) + 1) for part in ("--words", f"sheet {number}")]


def made_sheets() -> tuple[Sheet, ...]:
    """Return a set of five sheets, of which three restore the key."""
    return sheets_of(FILE, share_secret(WHO.pair.secret, 3, 5), 3)


def test_sheets_restore_the_key(wuxin: Wuxin, key: Path) -> None:
    """Two of three, under another passphrase than the file they came from; the public key is the same."""
    made = wuxin(
        "key", "words", key, "--threshold", 2, "--shares", 3, "--out-dir", "out", "--passphrase-file", "phrase"
    )
    Path("other").write_text("another passphrase of mine", encoding="utf-8")
    listed = ("--words", "out/share-3-of-3.txt", "--words", "out/share-1-of-3.txt")
    found = wuxin("key", "recover", "--out", "back.key", *listed, "--passphrase-file", "other")

    assert (made.exit_code, found.exit_code) == (0, 0), found.output
    file = read_key_text(Path("back.key").read_text(encoding="utf-8"))
    assert (file.key, file.purpose) == (WHO.key, "log")
    assert open_key(file, "another passphrase of mine") == WHO.pair


def test_each_sheet_is_a_file_for_its_owner_alone(wuxin: Wuxin, key: Path) -> None:
    """With its label; the folder too is closed to others."""
    told = json.loads(wuxin("key", "words", key, "--out-dir", "out", "--passphrase-file", "phrase", "--json").stdout)[
        "sheets"
    ]

    assert told == [f"out/share-{number}-of-5.txt" for number in range(1, 6)]
    assert Path("out").stat().st_mode & 0o777 == 0o700
    assert {Path(name).stat().st_mode & 0o777 for name in told} == {0o600}
    assert "4 of 5, any 3 needed" in Path(told[3]).read_text(encoding="utf-8")


def test_without_a_terminal_words_need_a_folder(wuxin: Wuxin, key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They never go to stdout."""
    opening = Path.open

    def no_terminal(self: Path, *arguments: object, **options: object) -> object:
        if str(self) == "/dev/tty":
            raise OSError
        return opening(self, *arguments, **options)  # type: ignore[call-overload]  # handed on as it came

    monkeypatch.setattr(Path, "open", no_terminal)
    result = wuxin("key", "words", key, "--passphrase-file", "phrase")

    assert result.exit_code == 2
    assert "--out-dir" in result.stderr


def test_words_are_shown_one_sheet_at_a_time(key: Path) -> None:
    """On the terminal, cleared away after each; stdout, which may go to a file, holds none of them."""
    enter = [("press Enter", "")] * 3
    asked = [("Passphrase of log.example", PASSPHRASE), *enter]
    spoken = converse(key.parent, ["key", "words", key, "--threshold", 2, "--shares", 3], asked)

    shown = spoken.screen.split("\x1b[2J\x1b[3J\x1b[H")
    sheets = [read_sheet(part.partition("\nCopy it")[0]) for part in shown[1:4]]
    assert spoken.exit_code == 0, spoken.screen
    assert [sheet.label[:6] for sheet in sheets] == ["1 of 3", "2 of 3", "3 of 3"]
    assert len(shown) == 5
    assert sum(word in WORD_INDEX_MAP for word in re.findall("[a-z]+", spoken.stdout)) < 10
    assert sheets[0].words.split()[12] not in spoken.stdout.split()


def test_words_are_typed_in_a_conversation(key: Path) -> None:
    """A mistyped line and a sheet given twice are asked for again; at the end the screen is cleared."""
    one, two, three, *_ = (sheet.words for sheet in made_sheets())
    spoken = converse(
        key.parent,
        ["key", "recover", "--out", "back.key", "--vkey", WHO.key.vkey, "--purpose", "log"],
        [
            ("Words of share 1", one.replace(" ", " qwertz ", 1)), ("Words of share 1", one),
            ("Words of share 2, in one line; 2 more needed", one), ("Words of share 2", two),
            ("Words of share 3, in one line; 1 more needed", three),
            ("New passphrase", PASSPHRASE), ("Once more", PASSPHRASE),
        ],
    )  # fmt: skip

    assert spoken.exit_code == 0, spoken.screen
    assert "share 1: word 2 is not in the list" in spoken.screen
    assert "it is the same share as share 1" in spoken.screen
    assert spoken.screen.index("\x1b[3J") > spoken.screen.rindex("Words of share 3")
    assert open_key(read_key_text((key.parent / "back.key").read_text(encoding="utf-8")), PASSPHRASE) == WHO.pair


def test_a_bad_sheet_is_named_by_its_file(wuxin: Wuxin, key: Path) -> None:
    """The one that is mistyped, and no other; nothing is written."""
    sheets = [*made_sheets()[:3]]
    sheets[1] = Sheet(sheets[1].words.rsplit(" ", 1)[0] + " academic", sheets[1].key, "log")
    result = wuxin(
        "key", "recover", "--out", "back.key", *written(key.parent, tuple(sheets)), "--passphrase-file", "phrase"
    )

    assert result.exit_code == 2
    assert result.stderr.startswith("error: sheet 2: these are not the words of a share")
    assert not Path("back.key").exists()


def test_sheets_of_two_keys_do_not_mix(wuxin: Wuxin, key: Path) -> None:
    """Nor is a key restored under the name of another."""
    other = file_of(holder("other.example", 2))
    mixed = (made_sheets()[0], Sheet(made_sheets()[1].words, other.key, "log"))
    result = wuxin("key", "recover", "--out", "back.key", *written(key.parent, mixed), "--passphrase-file", "phrase")
    lied = tuple(Sheet(sheet.words, other.key, "log") for sheet in made_sheets()[:3])
    second = wuxin("key", "recover", "--out", "back.key", *written(key.parent, lied), "--passphrase-file", "phrase")

    assert "more than one" in result.stderr
    assert "restore another key than the public key of other.example" in second.stderr
    assert (result.exit_code, second.exit_code) == (2, 2)


def test_words_alone_need_the_public_key(wuxin: Wuxin, key: Path) -> None:
    """It stands on record; without it nobody would know what was restored."""
    bare = tuple(Sheet(sheet.words) for sheet in made_sheets()[:3])
    for number, sheet in enumerate(bare, 1):
        (key.parent / f"bare {number}").write_text(sheet.words, encoding="utf-8")
    listed = [part for number in (1, 2, 3) for part in ("--words", f"bare {number}")]
    result = wuxin("key", "recover", "--out", "back.key", *listed, "--passphrase-file", "phrase")
    named = ("--vkey", WHO.key.vkey, "--purpose", "log")

    assert result.exit_code == 2
    assert "--vkey" in result.stderr
    assert "--purpose" in result.stderr
    assert wuxin("key", "recover", "--out", "b.key", *listed, *named, "--passphrase-file", "phrase").exit_code == 0
