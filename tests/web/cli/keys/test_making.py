"""A key of one's own: made, shown, put under another passphrase; and nothing secret is ever told."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from models.keys import open_key, read_key_text
from tests.builders.keys import PASSPHRASE
from tests.web.cli.conftest import Wuxin
from tests.web.cli.conversation import converse

OTHER = "四个互不相干的词语放在一起"
CHEAP = ("--memory-mib", 16)


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    """Return a file with the passphrase."""
    file = tmp_path / "phrase"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.fixture
def key(wuxin: Wuxin, phrase: Path, tmp_path: Path) -> Path:
    """Return the file of a log's key."""
    path = tmp_path / "log.key"
    made = wuxin("key", "make", "log.example", "--purpose", "log", "--out", path, "--passphrase-file", phrase, *CHEAP)
    assert made.exit_code == 0, made.output
    return path


def secret_of(path: Path, passphrase: str = PASSPHRASE) -> bytes:
    """Return what the file keeps."""
    return open_key(read_key_text(path.read_text(encoding="utf-8")), passphrase).secret


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    """Return each four words in a row, numbers and signs left out: so many are never alike by chance."""
    words = re.findall("[a-z]+", text.lower())
    return {*zip(words, words[1:], words[2:], words[3:], strict=False)}


def test_a_key_is_made_with_a_next_step(wuxin: Wuxin, phrase: Path, tmp_path: Path) -> None:
    """For its owner alone, with public key, fingerprint, and what to do with them."""
    out = tmp_path / "zhang.key"
    result = wuxin(
        "key", "make", "notary/张三", "--purpose", "custodian", "--out", out, "--passphrase-file", phrase, *CHEAP
    )

    file = read_key_text(out.read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert out.stat().st_mode & 0o777 == 0o600
    assert (file.key.name, file.purpose, file.key.suite) == ("notary/张三", "custodian", "ed25519-x25519")
    for told in (file.key.vkey, file.key.fingerprint, f"wuxin key words {out}", f"wuxin key enrol {out}"):
        assert told in result.stdout


def test_a_key_is_shown_without_its_passphrase(wuxin: Wuxin, key: Path) -> None:
    """To people and to machines."""
    vkey = read_key_text(key.read_text(encoding="utf-8")).key.vkey

    assert vkey in wuxin("key", "show", key).stdout
    shown = json.loads(wuxin("key", "show", key, "--json").stdout)
    assert (shown["public"], shown["purpose"], shown["lock"]["memory_kib"]) == (vkey, "log", 16384)


def test_nothing_is_written_over_a_file(wuxin: Wuxin, key: Path, phrase: Path) -> None:
    """Not even a key by a key."""
    before = key.read_bytes()
    result = wuxin("key", "make", "log.example", "--purpose", "log", "--out", key, "--passphrase-file", phrase)

    assert result.exit_code == 2
    assert "there is a file already" in result.stderr
    assert key.read_bytes() == before


@pytest.mark.parametrize(("arguments", "reason"), [
    (("a+b", "--purpose", "log"), "plus sign"), (("log", "--purpose", "log", "--suite", "sm2"), "no suite 'sm2'"),
    (("zhang", "--purpose", "custodian", "--suite", "ed25519"), "custodians receive sealed shares"),
    (("log", "--purpose", "poet"), "poet"), (("log", "--purpose", "log", "--memory-mib", "5"), "16"),
])  # fmt: skip
def test_a_wrong_call_says_why(wuxin: Wuxin, phrase: Path, tmp_path: Path, arguments: tuple[str], reason: str) -> None:
    """And writes nothing."""
    result = wuxin("key", "make", *arguments, "--out", tmp_path / "x.key", "--passphrase-file", phrase)

    assert result.exit_code == 2
    assert reason in result.stderr
    assert not (tmp_path / "x.key").exists()


def test_a_weak_passphrase_makes_no_key(wuxin: Wuxin, tmp_path: Path, phrase: Path) -> None:
    """The message helps to find a better one, and does not repeat it."""
    phrase.write_text("hunter2", encoding="utf-8")
    result = wuxin("key", "make", "log", "--purpose", "log", "--out", tmp_path / "x.key", "--passphrase-file", phrase)

    assert result.exit_code == 2
    assert "four or more words" in result.stderr
    assert "hunter2" not in result.output


def test_a_passphrase_is_changed(wuxin: Wuxin, key: Path, phrase: Path, tmp_path: Path) -> None:
    """The key is the same, the old passphrase opens it no more, and the file is still its owner's alone."""
    new = tmp_path / "new"
    new.write_text(OTHER, encoding="utf-8")
    new.chmod(0o600)
    secret = secret_of(key)
    result = wuxin("key", "change-passphrase", key, "--passphrase-file", phrase, "--new-passphrase-file", new, *CHEAP)

    assert result.exit_code == 0
    assert secret_of(key, OTHER) == secret
    assert key.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="passphrase is wrong"):
        secret_of(key)


def test_a_wrong_passphrase_changes_nothing(wuxin: Wuxin, key: Path, phrase: Path) -> None:
    """Exit code 2, and a remedy."""
    before = key.read_bytes()
    phrase.write_text("wrong horse battery staple", encoding="utf-8")
    result = wuxin("key", "change-passphrase", key, "--passphrase-file", phrase, "--new-passphrase-file", phrase)

    assert result.exit_code == 2
    assert "passphrase is wrong" in result.stderr
    assert "horse" not in result.output
    assert key.read_bytes() == before


def test_a_file_that_others_can_read_is_told_of(wuxin: Wuxin, key: Path) -> None:
    """On stderr, with the way to mend it."""
    key.chmod(0o644)

    assert f"chmod 600 {key}" in wuxin("key", "show", key).stderr


def test_a_key_is_made_in_a_conversation(tmp_path: Path) -> None:
    """A weak passphrase and one typed wrong are asked for again; none of them stands on the screen."""
    spoken = converse(tmp_path, ["key", "make", "log.example", "--purpose", "log", "--out", "log.key", *CHEAP], [
        ("New passphrase", "hunter2"), ("New passphrase", PASSPHRASE), ("Once more", "something else"),
        ("New passphrase", PASSPHRASE), ("Once more", PASSPHRASE),
    ])  # fmt: skip

    assert spoken.exit_code == 0, spoken.screen
    assert "at least 12" in spoken.screen
    assert "not the same" in spoken.screen
    assert len(secret_of(tmp_path / "log.key")) == 32
    for typed in ("hunter2", "something else", PASSPHRASE):
        assert typed not in spoken.screen + spoken.stdout


def test_no_passphrase_comes_from_arguments_or_the_environment(wuxin: Wuxin, key: Path) -> None:
    """Without a file and without a terminal there is no way but an error."""
    result = wuxin("key", "change-passphrase", key)

    assert result.exit_code == 2
    assert "there is no terminal to ask on" in result.stderr
    assert wuxin("key", "change-passphrase", key, "--passphrase", PASSPHRASE).exit_code == 2


def test_nothing_secret_is_told_by_any_command(wuxin: Wuxin, key: Path, phrase: Path, tmp_path: Path) -> None:
    """The planted secret, its words and the passphrase stand in no output, right calls and wrong ones together."""
    with_phrase = ("--passphrase-file", phrase)
    both = (*with_phrase, "--new-passphrase-file", phrase)
    calls = [
        ("show", key), ("show", key, "--json"), ("enrol", key, "--out", "e.json", *with_phrase),
        ("words", key, "--out-dir", "sheets", *with_phrase), ("words", key, "--shares", 17, *with_phrase),
        ("recover", "--out", "r.key", *with_phrase, *(part for n in (1, 2, 4) for part in
         ("--words", f"sheets/share-{n}-of-5.txt"))),
        ("recover", "--out", "s.key", *with_phrase, "--words", "sheets/share-1-of-5.txt"),
        ("rotate", key, "--out", "n.key", *both), ("change-passphrase", key, *both, *CHEAP, "--json"),
        ("revoke", key, "--reason", "ended", "--out", "v.json", *with_phrase, "--json"),
        ("sign", "v.json", "--by", key, "--out", "w.json", *with_phrase), ("show", "sheets/share-1-of-5.txt"),
        ("show", phrase), ("sign", phrase, "--by", key, "--out", "x.json", *with_phrase),
    ]  # fmt: skip
    results = [wuxin("key", *call) for call in calls]

    told = "".join(result.output for result in results)
    secret = secret_of(key)
    sheets = [path.read_text(encoding="utf-8").split("words 恢复词:")[1] for path in Path("sheets").iterdir()]
    assert [result.exit_code for result in results] == [0, 0, 0, 0, 2, 0, 2, 0, 0, 0, 2, 2, 2, 2]
    for planted in (secret.hex(), base64.b64encode(secret).decode()[:-2], repr(secret)[2:-1], PASSPHRASE, "staple"):
        assert planted not in told
    assert [len(runs_of_words(sheet)) for sheet in sheets] == [30] * 5
    assert not any(runs_of_words(sheet) & runs_of_words(told) for sheet in sheets)
    assert not list(tmp_path.glob("wuxin-error-*"))
