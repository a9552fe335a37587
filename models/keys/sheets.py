"""The sheet of paper for one share of a key: what it is of, how many are needed, and the numbered words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from models.errors import InputError, Problem
from models.keys.key_text import KeyFile
from models.keys.vkeys import PublicKey, parse_vkey

__all__ = ["Sheet", "read_sheet", "sheet_text", "sheets_of"]

_WORDS: Final = "words 恢复词:"
_COLUMNS: Final = 3
_PARTS: Final = {"key": "key 公钥", "purpose": "purpose 用途", "share": "share 份额"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """恢复词单: one share, with the public key it restores; key and purpose are None where only words were written."""

    words: str = field(repr=False)
    key: PublicKey | None = None
    purpose: str | None = None
    label: str = ""


def sheets_of(file: KeyFile, shares: Sequence[str], threshold: int) -> tuple[Sheet, ...]:
    """Return one sheet for each share of a key's secret, labelled `2 of 5, any 3 needed`."""
    count = len(shares)
    return tuple(
        Sheet(words, file.key, file.purpose, f"{number} of {count}, any {threshold} needed")
        for number, words in enumerate(shares, 1)
    )


def sheet_text(sheet: Sheet) -> str:
    """Return the text to print or copy by hand; the words stand last, numbered, three in a line."""
    words = [f"{number:2} {word:10}" for number, word in enumerate(sheet.words.split(), 1)]
    lines = [" ".join(words[start : start + _COLUMNS]).rstrip() for start in range(0, len(words), _COLUMNS)]
    key = sheet.key
    return "\n".join([
        "WUXIN RECOVERY WORDS  物信密钥恢复词",
        "",
        *([f"{_PARTS['key']}: {key.vkey}", f"fingerprint 指纹: {key.fingerprint}"] if key else []),
        f"{_PARTS['purpose']}: {sheet.purpose or ''}",
        f"{_PARTS['share']}: {sheet.label}",
        "",
        "Whoever holds enough of these sheets holds the key. Keep each in another place, on paper,",
        "in no photograph, mail or chat. 持有足够份额者即持有密钥。请分处保管纸质原件, 勿拍照、勿上网。",
        "",
        _WORDS,
        *lines,
        "",
    ])  # fmt: skip


def read_sheet(text: str, where: str = "the sheet") -> Sheet:
    """Return what stands on a sheet, or on a page with nothing but the words, numbered or not.

    Raises InputError where there are no words or the key is not written right; whether the words are a share is for
    `recover_secret` to say.
    """
    head, found, tail = "\n".join(text.splitlines()).partition(_WORDS)
    listed = tail if found else text
    words = [token for token in listed.split() if not re.fullmatch(r"\d+[.:)]?", token)]
    if not words:
        raise InputError(Problem(where, "there are no words on it", "Name a sheet of `wuxin key words`."))
    parts = dict(re.findall(r"^(\S.*?): (.*)$", head, re.MULTILINE)) if found else {}
    try:
        key = parse_vkey(parts[_PARTS["key"]]) if _PARTS["key"] in parts else None
    except InputError as error:
        raise InputError(Problem(f"{where}, {it.where}", it.what, it.remedy) for it in error.problems) from None
    return Sheet(" ".join(words), key, parts.get(_PARTS["purpose"]) or None, parts.get(_PARTS["share"], ""))
