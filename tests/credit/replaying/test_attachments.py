"""Attachments are read only as they were entered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyarrow import ArrowInvalid

from credit.replaying.attachments import attached, legible, rows_in
from models.errors import InputError
from tests.builders.replaying import Told


def test_attachments_come_by_name(told: Told) -> None:
    """As lines, which are rows."""
    entries, blob = told
    parts = attached(entries[2], blob)

    assert sorted(parts) == ["contributions", "ratings", "run"]
    assert [row["run_id"] for row in rows_in(parts["ratings"])] == [1, 1]


def test_what_is_missing_is_named(told: Told) -> None:
    """With the entry that names it."""
    with pytest.raises(InputError, match="entry 2: its attachment contributions is missing"):
        attached(told[0][2], lambda _digest: None)


def test_what_was_changed_is_not_read(told: Told) -> None:
    """Its SHA-256 is another."""
    with pytest.raises(InputError, match="its attachment contributions was changed"):
        attached(told[0][2], lambda digest: (told[1](digest) or b"") + b"{}\n")


def test_content_that_is_not_committed_to_is_not_read(told: Told) -> None:
    """Whatever it attaches."""
    with pytest.raises(InputError, match="its content is not what it commits to"):
        attached(replace(told[0][2], content="{}"), told[1])


@pytest.mark.parametrize("error", [KeyError("x"), TypeError("x"), ValueError("x"), IndexError("x"), ArrowInvalid("x")])
def test_an_act_of_a_strange_form_is_told_as_such(told: Told, error: Exception) -> None:
    """Reading it ends in a message with the entry, not in a traceback."""
    with pytest.raises(InputError, match="entry 2: it is no act as this system writes it"), legible(told[0][2]):
        raise error
