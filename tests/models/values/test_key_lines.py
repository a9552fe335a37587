"""A public key is one line, and every other line is refused; what its type means is for others to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.values.key_lines import KeyLine, is_key_name, read_key_line

EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
"""The example of C2SP signed-note."""


def test_the_example_of_the_specification_is_read() -> None:
    """Name, id, type and key; written again, it is the same line."""
    line = read_key_line(EXAMPLE)

    assert (line.name, line.key_id.hex(), line.material[:1], len(line.material)) == (
        "example.com/foo", "530d903a", b"\x01", 33,
    )  # fmt: skip
    assert line.text == EXAMPLE


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), st.binary(min_size=1, max_size=70))
def test_every_key_under_a_name_reads_back(name: str, material: bytes) -> None:
    """Whatever its type; a name that no line can carry is refused."""
    line = KeyLine(name, material)
    if is_key_name(name):
        assert read_key_line(line.text) == line
    else:
        with pytest.raises(InputError):
            read_key_line(line.text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name", "three parts"),
        (EXAMPLE.replace("530d903a", "530D903A"), "eight hexadecimal digits"),
        (EXAMPLE.replace("530d903a", "530d903b"), "its id would be 530d903a"),
        (EXAMPLE[:-1] + "!", "no base64"),
        ("name+00000000+", "no base64"),
        ("a b+00000000+AAAA", "neither blanks"),
    ],
)
def test_a_line_that_was_not_copied_whole_says_why(text: str, reason: str) -> None:
    """And whom to ask for it again."""
    with pytest.raises(InputError, match=reason):
        read_key_line(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\n", "a\u2003b", "a\x00", "\ud800"])
def test_blanks_and_control_signs_name_nobody(name: str) -> None:
    """They would break the line of a signature."""
    assert not is_key_name(name)
