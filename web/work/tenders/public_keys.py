"""Public keys of custodians from the files they give out; a key file itself is refused, for it holds the secret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext

from models.errors import InputError, Problem
from models.keys import read_key_text
from models.keys.vkeys import parse_vkey
from web.work.tenders.fields import sent_bytes

__all__ = ["keys_from", "public_key_in"]


def keys_from(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with the keys of the files that came with them. Raises InputError with each that is none."""
    found: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows):
        name = f"rows-{number}-file"
        try:
            data = sent_bytes(name, name, optional=True)
            found.append({**row} if data is None else {**row, "vkey": public_key_in(data, str(row.get("body") or ""))})
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def public_key_in(data: bytes, whose: str) -> str:
    """Return the public key in a text, alone or among other words. Raises InputError for a key file, and for none."""
    text = data.decode("utf-8", errors="replace")
    if _is_secret(text):
        what = gettext("this is the key itself, not its public part; it was not kept")
        raise InputError(Problem(whose, what, gettext("Never send it to anybody. Send the public key that it shows.")))
    for word in text.split():
        try:
            return parse_vkey(word).vkey
        except ValueError:
            continue
    what = gettext("there is no public key in the file")
    raise InputError(Problem(whose, what, gettext("It is one line: NAME+NUMBER+LETTERS, as wuxin key show says it.")))


def _is_secret(text: str) -> bool:
    try:
        read_key_text(text, "file")
    except InputError:
        return False
    return True
