"""Base 64 has one form for each value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.base64_text import decoded, encoded


@given(st.binary(max_size=70))
def test_what_was_written_reads_back(data: bytes) -> None:
    """All bytes, of any length."""
    assert decoded(encoded(data)) == data


@given(st.binary(max_size=10), st.data())
def test_no_other_text_means_the_same(data: bytes, draws: st.DataObject) -> None:
    """A text that differs in one sign gives other bytes or none at all."""
    text = encoded(data)
    place = draws.draw(st.integers(0, len(text)))
    other = text[:place] + draws.draw(st.sampled_from("AB+/=\n -_é")) + text[place + 1 :]

    assert other == text or decoded(other) != data


@pytest.mark.parametrize("text", ["QQ", "QQ=", "QR==", "QQ==\n", " QQ==", "QQ==QQ==", "Q Q==", "-_==", "信"])
def test_other_forms_are_refused(text: str) -> None:
    """No padding, spare bits, blanks, line breaks, or the alphabet for addresses."""
    assert decoded(text) is None
