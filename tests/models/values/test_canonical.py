"""Canonical JSON gives equal content equal bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.canonical import canonical, digest

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _TEXT
_VALUES = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4))


def test_keys_are_sorted_by_utf_16_units() -> None:
    """The example of RFC 8785, 3.2.3: a character beyond the BMP sorts before U+FB33."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    assert list(json.loads(canonical(dict.fromkeys(keys)))) == [
        "\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33",
    ]  # fmt: skip


def test_there_is_no_space_and_little_is_escaped() -> None:
    """Only what JSON must escape is escaped, and nothing stands between the marks."""
    assert canonical({"b": [1, True, None], "a": '信\n"\u001f'}) == '{"a":"信\\n\\"\\u001f","b":[1,true,null]}'.encode()


@given(_VALUES)
def test_what_is_written_reads_back_equal(value: object) -> None:
    """Canonical JSON loses nothing."""
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(_TEXT, _SCALARS, max_size=6).flatmap(lambda d: st.tuples(st.just(d), st.permutations(list(d)))))
def test_the_order_of_keys_does_not_matter(case: tuple[dict[str, object], list[str]]) -> None:
    """The digest of a mapping does not depend on the order in which its keys were written."""
    whole, order = case
    assert digest(whole) == digest({key: whole[key] for key in order})


@pytest.mark.parametrize("value", [1.0, 2**53, {1: "x"}, object(), b"x"])
def test_what_has_no_exact_form_is_refused(value: object) -> None:
    """A float, a number too large, a key that is no text: none is rounded or guessed at."""
    with pytest.raises(ValueError, match=r"canonical form|must be text"):
        canonical(value)


def test_half_a_surrogate_pair_is_refused() -> None:
    """Text that UTF-8 cannot hold is a ValueError too."""
    with pytest.raises(ValueError, match="surrogates"):
        canonical("\ud800")
