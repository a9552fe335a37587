"""Recovery words: any k of n restore the secret, fewer do not, and a wrong one is named."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic.wordlist import WORDLIST

from models.errors import InputError
from models.keys.words import missing_shares, recover_secret, share_secret

SECRET = bytes(range(32))
SHARES = share_secret(SECRET, 3, 5)
OTHERS = share_secret(SECRET[::-1], 3, 5)
SHARE = st.sampled_from(range(5))
NUMBERS = st.integers(2, 16).flatmap(lambda count: st.tuples(st.integers(2, count), st.just(count)))


def labelled(*words: str) -> list[tuple[str, str]]:
    """Return words with the labels sheet 1, sheet 2 and so on."""
    return [(f"sheet {number}", each) for number, each in enumerate(words, 1)]


@pytest.mark.parametrize("chosen", [*combinations(range(5), 3)])
def test_any_three_of_five_restore(chosen: tuple[int, ...]) -> None:
    """In any order, and in capitals."""
    words = [SHARES[number].upper() for number in reversed(chosen)]

    assert recover_secret(labelled(*words)) == SECRET


@settings(max_examples=15)
@given(st.binary(min_size=32, max_size=32), NUMBERS, st.randoms(use_true_random=False))
def test_any_k_of_n_restore_and_fewer_do_not(secret: bytes, numbers: tuple[int, int], random: object) -> None:
    """For all secrets and numbers."""
    threshold, count = numbers
    chosen = random.sample(share_secret(secret, threshold, count), threshold)  # type: ignore[attr-defined]  # a Random

    assert recover_secret(labelled(*chosen)) == secret
    with pytest.raises(InputError, match=f"{threshold} shares of this set are needed, and {threshold - 1} given"):
        recover_secret(labelled(*chosen[1:]))


def test_more_than_enough_restore_too() -> None:
    """All five."""
    assert recover_secret(labelled(*SHARES)) == SECRET


def test_one_of_one_is_a_plain_backup() -> None:
    """For who has nobody to share with."""
    assert recover_secret(labelled(*share_secret(SECRET, 1, 1))) == SECRET


@given(SHARE, st.integers(0, 32), st.sampled_from(WORDLIST))
def test_a_mistyped_word_names_its_sheet_and_is_not_repeated(number: int, place: int, word: str) -> None:
    """The checksum finds it, wherever it stands; the other sheets are not blamed."""
    words = SHARES[number].split()
    if words[place] == word:
        return
    given_words = [*SHARES]
    given_words[number] = " ".join([*words[:place], word, *words[place + 1 :]])

    with pytest.raises(InputError, match="these are not the words of a share") as raised:
        recover_secret(labelled(*given_words))
    assert [problem.where for problem in raised.value.problems] == [f"sheet {number + 1}"]
    assert not set(SHARES[number].split()) & {w for p in raised.value.problems for w in p.what.split()}


def test_a_word_that_is_in_no_list_is_told_by_its_place() -> None:
    """Not by itself: it is nearly a secret."""
    words = SHARES[1].split()
    words[16] = "qwertz"

    with pytest.raises(InputError, match=r"^sheet 2: word 17 is not in the list") as raised:
        recover_secret(labelled(SHARES[0], " ".join(words), SHARES[2]))
    assert "qwertz" not in str(raised.value)


def test_every_wrong_sheet_is_told() -> None:
    """Not only the first."""
    with pytest.raises(InputError) as raised:
        recover_secret(labelled("no words", SHARES[1], SHARES[2].rsplit(" ", 1)[0]))

    assert [problem.where for problem in raised.value.problems] == ["sheet 1", "sheet 3"]


def test_a_foreign_sheet_is_named() -> None:
    """Two of one set outvote one of another."""
    with pytest.raises(InputError, match=r"^sheet 2: it is of another set than most") as raised:
        recover_secret(labelled(SHARES[0], OTHERS[1], SHARES[2]))

    assert len(raised.value.problems) == 1


def test_without_a_majority_nobody_is_blamed() -> None:
    """One against one."""
    with pytest.raises(InputError, match="sheet 1, sheet 2: they are of different sets"):
        recover_secret(labelled(SHARES[0], OTHERS[1]))


def test_a_sheet_given_twice_is_named() -> None:
    """It is no third share."""
    with pytest.raises(InputError, match="sheet 3: it is the same share as sheet 1"):
        recover_secret(labelled(SHARES[0], SHARES[1], SHARES[0]))


def test_a_sheet_that_lies_is_found_where_there_is_one_more() -> None:
    """Its words are a share of the same set by all signs, and of another secret."""
    from dataclasses import replace  # noqa: PLC0415 - for this forgery alone

    from shamir_mnemonic import Share  # noqa: PLC0415 - for this forgery alone

    real = Share.from_mnemonic(SHARES[3])
    forged = replace(real, value=bytes(32)).mnemonic()

    with pytest.raises(InputError, match="sheet 4: it does not fit the other shares"):
        recover_secret(labelled(*SHARES[:3], forged))
    with pytest.raises(InputError, match="wrong digest"):
        recover_secret(labelled(*SHARES[:2], forged))


@pytest.mark.parametrize(("given_shares", "missing"), [(1, 2), (2, 1), (3, 0), (5, 0)])
def test_how_many_more_are_needed_is_told(given_shares: int, missing: int) -> None:
    """While sheets are typed in."""
    assert missing_shares(labelled(*SHARES[:given_shares])) == missing


def test_no_sheets_at_all_are_refused() -> None:
    """In words."""
    with pytest.raises(InputError, match="there are none"):
        recover_secret([])


@pytest.mark.parametrize(("threshold", "shares", "reason"), [
    (0, 5, "cannot be"), (4, 3, "cannot be"), (3, 17, "cannot be"), (1, 2, "every sheet alone"),
])  # fmt: skip
def test_numbers_that_cannot_be_are_refused(threshold: int, shares: int, reason: str) -> None:
    """Also those that would protect nothing."""
    with pytest.raises(InputError, match=reason):
        share_secret(SECRET, threshold, shares)


@pytest.mark.shared
def test_the_vectors_of_slip_39_hold(shared: Path) -> None:
    """Eight valid sets give their secrets, fifteen invalid ones are refused."""
    vectors = json.loads((shared / "vectors" / "slip39.json").read_text(encoding="utf-8"))
    valid = [case for case in vectors if case[2]]
    invalid = [case for case in vectors if not case[2]]

    assert (len(valid), len(invalid)) == (8, 15)
    for _, shares, secret, *_ in valid:
        assert recover_secret(labelled(*shares), b"TREZOR").hex() == secret
    for _, shares, *_ in invalid:
        with pytest.raises(InputError):
            recover_secret(labelled(*shares), b"TREZOR")
