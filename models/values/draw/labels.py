"""Which texts may name a ticket: one line, one spelling, and no two that a reader would take for the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from models.errors import Problem

__all__ = ["SEPARATOR", "labels_faults", "line_fault", "name_faults"]

SEPARATOR: Final = "|"
"""Stands between namespace and label; a namespace with it in could be read in two ways."""
LONGEST: Final = 1000
"""Characters of a label, namespace, code or result of a lottery; far more than any of them needs."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that nobody sees in print: controls, formats, half surrogates, line breaks."""


def line_fault(text: str) -> str | None:
    """Return why a text is no single line that can be printed and typed again with the same bytes, or None.

    The text is never changed here: a draw from other bytes than those on record would be another draw.
    """
    if not text:
        return "is empty"
    if len(text) > LONGEST:
        return f"is longer than {LONGEST} characters"
    unseen = next((sign for sign in text if unicodedata.category(sign) in _UNSEEN), None)
    if unseen is not None:
        return f"holds U+{ord(unseen):04X}, which nobody sees in print"
    if text != text.strip():
        return "begins or ends with a blank"
    if not unicodedata.is_normalized("NFC", text):
        return "is not in Unicode form NFC, so it looks like another text with other bytes"
    return None


def name_faults(where: str, text: str) -> list[Problem]:
    """Return what is wrong with a namespace or the name of a stratum: as for any line, and no `|` in it."""
    fault = line_fault(text)
    if fault is None and SEPARATOR in text:
        fault = f"holds {SEPARATOR}, which ends the namespace in what is hashed"
    return [] if fault is None else [Problem(where, f"{text[:LONGEST]!r} {fault}", "Write it in another way.")]


def labels_faults(labels: Sequence[str], places: Sequence[str] = ()) -> list[Problem]:
    """Return what is wrong with the labels of a pool, all of it.

    `places` says where each label stands, for the message. Labels that differ only by blanks, width or case are
    refused like equal ones: a person listed twice would have two chances.
    """
    found = [
        Problem(_place(index, label, places), f"the label {label[:LONGEST]!r} {fault}", "Correct it in the pool.")
        for index, label in enumerate(labels)
        if (fault := line_fault(label)) is not None
    ]
    first: dict[str, int] = {}
    for index, label in enumerate(labels):
        seen = first.setdefault(_likeness(label), index)
        if seen != index:
            found.append(_twice(index, seen, labels, places))
    return found


def _twice(index: int, seen: int, labels: Sequence[str], places: Sequence[str]) -> Problem:
    label, other = labels[index], labels[seen]
    where = f", at {places[seen]}" if places else ""
    if label == other:
        what = f"the label {label!r} is in the pool already{where}"
    else:
        what = f"the label {label!r} differs from {other!r}{where}, only by blanks, width or case"
    return Problem(_place(index, label, places), what, "Remove one, or tell the two apart.")


def _place(index: int, label: str, places: Sequence[str]) -> str:
    return places[index] if places else f"pool, {label[:LONGEST]!r}"


def _likeness(label: str) -> str:
    """Return what labels that look alike have in common."""
    return "".join(_seen(unicodedata.normalize("NFKC", label).casefold()))


def _seen(text: str) -> Iterable[str]:
    return (sign for sign in text if not sign.isspace())
