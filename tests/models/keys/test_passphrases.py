"""Passphrases: length over composition, one normal form, nothing taken away in silence."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.keys.passphrases import check_passphrase, passphrase_bytes


@pytest.mark.parametrize("passphrase", [
    "correct horse battery staple", "abcdefghijkl", "物业公司不许偷看投标文件", "            a b c d e",
    "x" * 1000 + "abcd",
])  # fmt: skip
def test_twelve_characters_of_any_kind_will_do(passphrase: str) -> None:
    """Words, Chinese, spaces; no digit or sign is demanded."""
    check_passphrase(passphrase)


@pytest.mark.parametrize(("passphrase", "reason"), [
    ("", "0 characters, at least 12"), ("abcdefghijk", "11 characters"), ("aaaaaaaaaaaaaaa", "1 different"),
    ("abcd" * 300, "1200 characters, at most 1024"), ("abcdefgh\tijkl", "control"), ("abcdefghijkl\n", "control"),
    ("abcdefghijkl\u0378", "not assign"), ("abcdefghijkl\ud800", "not assign"),
])  # fmt: skip
def test_others_are_refused_with_the_reason(passphrase: str, reason: str) -> None:
    """Too short, too long, too plain, or not to be typed again."""
    with pytest.raises(InputError, match=reason) as raised:
        check_passphrase(passphrase)

    assert not passphrase or passphrase not in str(raised.value)


def test_full_width_and_composed_writings_are_the_same() -> None:
    """A Chinese keyboard's letters and space, and an accent typed after its letter."""
    assert passphrase_bytes("\uff41\uff42\uff43\uff11\uff12\uff13\u3000\u00e9") == passphrase_bytes("abc123 e\u0301")


def test_a_space_at_either_end_counts() -> None:
    """Nothing is stripped."""
    assert len({passphrase_bytes(text) for text in ("words", " words", "words ", " words ")}) == 4


@given(st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs"])))
def test_the_normal_form_is_stable(passphrase: str) -> None:
    """Typed in any normal form, a passphrase gives the same bytes."""
    forms = {passphrase_bytes(unicodedata.normalize(form, passphrase)) for form in ("NFC", "NFD", "NFKC", "NFKD")}

    assert forms == {passphrase_bytes(passphrase)}
