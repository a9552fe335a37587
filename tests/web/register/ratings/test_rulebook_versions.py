"""Rulebooks by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.due_register import due_register
from tests.builders.record import writing_to
from web.register.ratings.rulebook_versions import known_rulebooks, rulebook_named


def test_a_version_is_found_by_its_digest(tmp_path: Path) -> None:
    """It is the very rulebook that rated; a built-in one is found by its id."""
    made = due_register(tmp_path)
    with writing_to(made.url) as session:
        assert rulebook_named(session, made.book.digest).digest == made.book.digest
        assert rulebook_named(session, "rongcheng").id == "rongcheng"
        assert known_rulebooks(session)[0].newest_run == 1


@pytest.mark.parametrize("name", ["", "tiny", "../tiny", "0" * 64])
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    """What comes from a browser names nothing on the disk."""
    made = due_register(tmp_path)
    with writing_to(made.url) as session, pytest.raises(InputError, match="there is no rulebook"):
        rulebook_named(session, name)
