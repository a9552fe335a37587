"""What a log or a witness signs with comes from a key file and a passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from models.errors import InputError
from models.keys import Cost, key_text, read_key_text
from models.values.moments import moment_text
from tests.builders.keys import CHEAP, PASSPHRASE, Holder, file_of, holder
from web.cli.keys.files import described, load_key, make_file, moment_now, opened, public_lines, signer_from_file

LOG = holder("log.example", 1)


def written(path: Path, whose: Holder = LOG, purpose: str = "log") -> Path:
    """Write the key file of a holder."""
    path.write_text(key_text(file_of(whose, purpose)), encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_signer_is_a_name_and_a_private_key(tmp_path: Path) -> None:
    """What it signs, the public key of the file verifies."""
    name, private = signer_from_file(written(tmp_path / "log.key"), PASSPHRASE)

    assert name == "log.example"
    Ed25519PublicKey.from_public_bytes(LOG.key.public).verify(private.sign(b"note\n"), b"note\n")


def test_a_custodians_key_signs_no_notes(tmp_path: Path) -> None:
    """Signed notes know Ed25519 alone; the message says what to use."""
    path = written(tmp_path / "x.key", holder("zhang", 2, "ed25519-x25519"), "custodian")

    with pytest.raises(InputError, match="--purpose log or witness"):
        signer_from_file(path, PASSPHRASE)


@pytest.mark.parametrize(("passphrase", "reason"), [("wrong", "passphrase is wrong"), (None, "no terminal to ask on")])
def test_without_the_passphrase_there_is_no_signer(tmp_path: Path, passphrase: str | None, reason: str) -> None:
    """A wrong one, or none and nobody to ask."""
    with pytest.raises(InputError, match=reason):
        signer_from_file(written(tmp_path / "log.key"), passphrase)


def test_a_file_is_opened_with_a_passphrase_from_a_file(tmp_path: Path) -> None:
    """File and pair belong together."""
    phrase = tmp_path / "phrase"
    phrase.write_text(PASSPHRASE, encoding="utf-8")
    phrase.chmod(0o600)
    file, pair = opened(written(tmp_path / "log.key"), phrase)

    assert (file, pair) == (file_of(LOG), LOG.pair)


def test_a_made_file_is_read_back(tmp_path: Path) -> None:
    """With the cost that was asked for and this moment."""
    began = moment_now()
    file = make_file(tmp_path / "x.key", LOG.pair, ("log.example", "log"), PASSPHRASE, CHEAP)

    assert load_key(tmp_path / "x.key") == file
    assert file.cost == Cost(8, 1, 1)
    assert began <= file.created_at <= moment_now()


def test_what_is_told_of_a_key_is_public(tmp_path: Path) -> None:
    """To machines and to people."""
    file = read_key_text(written(tmp_path / "log.key").read_text(encoding="utf-8"))

    assert described(file) == {
        "name": "log.example", "purpose": "log", "suite": "ed25519", "public": LOG.key.vkey,
        "fingerprint": LOG.key.fingerprint, "created_at": moment_text(file.created_at),
    }  # fmt: skip
    assert [line.split()[-1] for line in public_lines(LOG.key)] == [LOG.key.vkey, LOG.key.fingerprint[-5:]]


def test_a_broken_file_is_told_with_its_path(tmp_path: Path) -> None:
    """As every command tells it."""
    path = tmp_path / "x.key"
    path.write_text("{}", encoding="utf-8")

    with pytest.raises(InputError, match=r"x\.key: this is no key file"):
        load_key(path)
