"""Passwords."""

from __future__ import annotations

from web.access.passwords import LEAST, hashed, is_right, weaknesses

GOOD = "lantern-river-copper-moth"


def test_a_password_is_right_for_its_hash_alone() -> None:
    """Argon2id with a salt: two hashes of one password differ, and both take it."""
    one, other = hashed(GOOD), hashed(GOOD)

    assert one.startswith("$argon2id$")
    assert one != other
    assert (is_right(one, GOOD), is_right(other, GOOD), is_right(one, GOOD + "s")) == (True, True, False)


def test_nothing_kept_takes_no_password() -> None:
    """Neither no hash nor what is none."""
    assert (is_right(None, GOOD), is_right("erased", GOOD)) == (False, False)


def test_all_weaknesses_are_told_at_once() -> None:
    """Too short, the sign-in name in it, and the same letters again."""
    assert len(weaknesses("zhouzhou", "zhou")) == 3


def test_a_good_password_has_none() -> None:
    """Four words will do, and Chinese ones too."""
    assert weaknesses(GOOD, "zhou") == []
    assert weaknesses("清晨河边散步的白鹭与芦苇", "zhou") == []
    assert len("清晨河边散步的白鹭与芦苇") == LEAST
