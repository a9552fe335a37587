"""Whom a command trusts."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.record import LOG, WITNESS
from web.cli.log.trusting import trusted

_LOG, _WITNESS = LOG.verifier().vkey(), WITNESS.cosigner().vkey()


def test_keys_are_lines_or_files_of_lines(tmp_path: Path) -> None:
    """Empty lines mean nothing, and a key given twice is one."""
    file = tmp_path / "keys"
    file.write_text(f"\n{_LOG}\n  {_LOG}  \n", encoding="utf-8")

    assert trusted([str(file), _LOG], None, None).logs == (LOG.verifier(),)


def test_without_a_number_all_witnesses_are_asked_for() -> None:
    """Fewer may be, also none."""
    assert trusted([_LOG], [_WITNESS], None).quorum == 1
    assert trusted([_LOG], [_WITNESS], 0).quorum == 0
    assert trusted([_LOG], None, None).witnesses == ()


def test_more_than_there_are_cannot_be_asked_for() -> None:
    """The remedy is to give the key of each."""
    with pytest.raises(InputError, match="2 are asked for, and 1 witnesses are given"):
        trusted([_LOG], [_WITNESS], 2)


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    """A word, a file of something else, a file that is not there."""
    (tmp_path / "text").write_text("no key\n", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    for given, error in (("a+b+c", InputError), ("text", InputError), ("bytes", InputError), ("nothing", OSError)):
        with pytest.raises(error):
            trusted([given if "+" in given else str(tmp_path / given)], None, None)


def test_checkpoints_seen_elsewhere_are_read(tmp_path: Path) -> None:
    """As they are; whoever verifies checks them. A file of something else is refused."""
    (tmp_path / "note").write_text("a\n\n— b c\n", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")

    assert trusted([_LOG], None, None, [tmp_path / "note"]).seen == ("a\n\n— b c\n",)
    with pytest.raises(InputError, match="it is no text"):
        trusted([_LOG], None, None, [tmp_path / "bytes"])
