"""Names and texts of an exported record."""

from __future__ import annotations

import pytest

from models.ledger.entries import Entry, commitment
from models.ledger.errors import FormatError
from models.record.folder_layout import blob_path, content_line, content_path, entry_from, note_path, parsed

_SALT = b"\xab" * 32
_ENTRY = Entry(5, "draw.made", "draw/1", commitment(_SALT, b'{"at":"t"}'), _SALT, '{"at":"t"}')
_LINE = content_line(_ENTRY).removesuffix(b"\n")


def test_files_have_these_names() -> None:
    """As docs/record.md tells whoever writes a second verifier."""
    assert (content_path(7), note_path(12)) == ("content/007.jsonl", "checkpoints/12.note")
    assert blob_path("ab12") == "blob/ab/ab12.jsonl"


def test_leaf_and_line_give_the_entry_back() -> None:
    """Bit for bit, erased ones too."""
    erased = Entry(5, "draw.made", "draw/1", _ENTRY.digest, None, None)

    assert entry_from(5, _ENTRY.leaf, _LINE) == _ENTRY
    assert entry_from(5, erased.leaf, b'{"content":null,"salt":null}') == erased


@pytest.mark.parametrize(
    ("leaf", "line"),
    [
        (_ENTRY.leaf.replace(b"{", b'{"also":1,', 1), _LINE),
        (_ENTRY.leaf, _LINE.replace(b"{", b'{"also":1,', 1)),
        (_ENTRY.leaf, _LINE.replace(b"abab", b"ABAB", 1)),
        (_ENTRY.leaf.replace(b'"draw.made"', b"[]"), _LINE),
        (b"{}", _LINE),
        (_ENTRY.leaf, b"null"),
    ],
)
def test_nothing_may_stand_beside_what_an_entry_has(leaf: bytes, line: bytes) -> None:
    """Else bytes of an export could change and nobody would notice."""
    with pytest.raises(FormatError):
        entry_from(5, leaf, line)


@pytest.mark.parametrize("data", [b"[1]", b'{"b":1,"a":2}', b'{"a": 1}', b"{", b"\xff", b"[" * 100_000])
def test_only_an_object_of_canonical_json_is_read(data: bytes) -> None:
    """Other spellings are refused, however deep they go."""
    with pytest.raises(FormatError, match="no object of canonical JSON"):
        parsed(data, "leaf")
