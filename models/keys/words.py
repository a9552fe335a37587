"""Recovery words: a secret as n lists of words, any k of which restore it (SLIP-39, by the library shamir-mnemonic).

One exception to chance being passed in: the library draws the random parts of the shares and their identifier itself,
from the operating system (`secrets.token_bytes`). Messages here never repeat a word: the library's would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from shamir_mnemonic import EncryptedMasterSecret, MnemonicError, Share, generate_mnemonics, recover_ems
from shamir_mnemonic.shamir import ShareGroup
from shamir_mnemonic.wordlist import WORD_INDEX_MAP

from models.errors import InputError, Problem

__all__ = ["MOST_SHARES", "missing_shares", "recover_secret", "share_secret"]

MOST_SHARES: Final = 16
"""SLIP-39 numbers shares with four bits."""
_REMEDY: Final = "Compare it with the sheet, word by word; the first four letters of a word decide."


def share_secret(secret: bytes, threshold: int, shares: int) -> tuple[str, ...]:
    """Return `shares` lists of words (33 words for 32 bytes), any `threshold` of which restore the secret.

    Without a passphrase of their own: who holds enough sheets holds the key. Raises InputError for numbers that SLIP-39
    does not know, and for one of several, where each sheet would be the whole key.
    """
    if not 1 <= threshold <= shares <= MOST_SHARES:
        what = f"{threshold} of {shares} cannot be: at least 1, at most {MOST_SHARES}, and no more needed than made"
        raise InputError(Problem("shares", what, "3 of 5 suits most."))
    if threshold == 1 < shares:
        what = f"with 1 of {shares}, every sheet alone would be the whole key"
        raise InputError(Problem("shares", what, "Make 1 of 1, or ask for two or more: 2 of 3, 3 of 5."))
    return tuple(generate_mnemonics(1, [(threshold, shares)], secret)[0])


def missing_shares(shares: Sequence[tuple[str, str]]) -> int:
    """Return how many more shares are needed beside these (label, words) pairs of one group; 0 is enough.

    Raises InputError as `recover_secret` does for what is mistyped, foreign or given twice. The checksum finds any
    three wrong words for certain, and others but for one in 10^9 (SLIP-39, Checksum).
    """
    found = _fitting(shares)
    return max(0, int(found[0][1].member_threshold) - len(found))


def recover_secret(shares: Sequence[tuple[str, str]], passphrase: bytes = b"") -> bytes:
    """Return the secret of (label, words) pairs, in any order; there may be more than are needed.

    Raises InputError that names by its label each share that is mistyped, foreign, given twice or does not fit the
    others, or says how many are missing. `passphrase` is SLIP-39's, which our own sheets do not use.
    """
    found = _fitting(shares)
    try:
        secret: bytes = _combined(found).decrypt(passphrase)
    except MnemonicError as error:
        raise InputError(Problem("shares", f"they do not restore a key together ({_told(error)})", _REMEDY)) from None
    return secret


def _share(words: str, label: str) -> Any:  # noqa: ANN401 - the library ships no types
    unknown = [place for place, word in enumerate(words.split(), 1) if word.lower() not in WORD_INDEX_MAP]
    if unknown:
        what = f"word {', '.join(map(str, unknown))} is not in the list of SLIP-39"
        raise InputError(Problem(label, what, _REMEDY))
    try:
        return Share.from_mnemonic(words)
    except MnemonicError as error:
        raise InputError(Problem(label, f"these are not the words of a share ({_told(error)})", _REMEDY)) from None


def _told(error: Exception) -> str:
    """Return what the library found, without the words that it repeats."""
    known = ("length", "checksum", "padding", "digest", "threshold")
    return f"wrong {next((part for part in known if part in str(error)), 'set')}"


def _fitting(shares: Sequence[tuple[str, str]]) -> list[tuple[str, Any]]:
    found = _all_shares(shares)
    _refuse_foreign(found)
    _refuse_twice(found)
    return found


def _all_shares(shares: Sequence[tuple[str, str]]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    problems: list[Problem] = []
    for label, words in shares:
        try:
            found.append((label, _share(words, label)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    if not found:
        raise InputError(Problem("shares", "there are none", "Give the words of each sheet."))
    return found


def _refuse_foreign(found: list[tuple[str, Any]]) -> None:
    """Name the shares whose common parameters are not those of most."""
    sets = Counter(share.common_parameters() for _, share in found)
    most, count = sets.most_common(1)[0]
    foreign = [label for label, share in found if share.common_parameters() != most]
    remedy = "Sheets of one set begin with the same two words, and name the same key."
    if foreign and count <= len(foreign):
        labels = ", ".join(label for label, _ in found)
        raise InputError(Problem(labels, "they are of different sets, and none has the majority", remedy))
    if foreign:
        raise InputError(Problem(label, "it is of another set than most", remedy) for label in foreign)


def _refuse_twice(found: list[tuple[str, Any]]) -> None:
    first: dict[tuple[int, int], str] = {}
    problems = []
    for label, share in found:
        place = (share.group_index, share.index)
        if place in first:
            problems.append(Problem(label, f"it is the same share as {first[place]}", "Give another sheet."))
        first.setdefault(place, label)
    if problems:
        raise InputError(problems)


def _combined(found: list[tuple[str, Any]]) -> EncryptedMasterSecret:
    """Return what as many shares as needed give; every other share of their groups has to give the same."""
    groups: dict[int, list[tuple[str, Any]]] = {}
    for label, share in found:
        groups.setdefault(share.group_index, []).append((label, share))
    needed = {index: members[0][1].member_threshold for index, members in groups.items()}
    complete = [index for index in groups if len(groups[index]) >= needed[index]]
    if len(complete) < found[0][1].group_threshold:
        raise InputError(_too_few(groups, needed, found[0][1].group_threshold))
    used = {index: groups[index][: needed[index]] for index in complete[: found[0][1].group_threshold]}
    secret = recover_ems(_share_groups(used))
    for index, members in used.items():
        for extra in groups[index][needed[index] :]:
            _confirm(secret, used | {index: [*members[1:], extra]}, extra[0])
    return secret


def _confirm(secret: EncryptedMasterSecret, groups: dict[int, list[tuple[str, Any]]], label: str) -> None:
    try:
        fits = recover_ems(_share_groups(groups)) == secret
    except MnemonicError:
        fits = False
    if not fits:
        raise InputError(Problem(label, "it does not fit the other shares, and is false", "Set this sheet aside."))


def _share_groups(groups: dict[int, list[tuple[str, Any]]]) -> dict[int, ShareGroup]:
    made = {index: ShareGroup() for index in groups}
    for index, members in groups.items():
        for _, share in members:
            made[index].add(share)
    return made


def _too_few(groups: dict[int, list[tuple[str, Any]]], needed: dict[int, int], group_threshold: int) -> Problem:
    if group_threshold == 1 and len(groups) == 1:
        ((index, members),) = groups.items()
        what = f"{needed[index]} shares of this set are needed, and {len(members)} given"
    else:
        what = f"{group_threshold} whole groups of shares are needed"
    return Problem("shares", what, "Give the words of more sheets.")
