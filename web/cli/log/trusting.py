"""Whom a command trusts: public keys given as lines, or as files that hold such lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem

if TYPE_CHECKING:
    from models.ledger.verifier_keys import Verifier
    from models.record.trust import Trust

__all__ = ["Logs", "Quorum", "Seen", "Witnesses", "trusted"]

Logs = Annotated[
    list[str],
    typer.Option("--log", metavar="VKEY", help="A public key of the log, as a line or a file of lines; repeatable."),
]
Witnesses = Annotated[
    list[str] | None,
    typer.Option("--witness", metavar="VKEY", help="A public key of a witness you trust, likewise; repeatable."),
]
Quorum = Annotated[
    int | None,
    typer.Option("--quorum", metavar="K", min=0, help="How many witnesses must have cosigned; without it, all given."),
]

Seen = Annotated[
    list[Path] | None,
    typer.Option(
        "--seen", metavar="FILE", help="A checkpoint seen elsewhere, which the record must still hold; repeatable."
    ),
]


def trusted(logs: list[str], witnesses: list[str] | None, quorum: int | None, seen: list[Path] | None = None) -> Trust:
    """Return whom to trust; `seen` are files with checkpoints seen elsewhere.

    Raises InputError for what is no key, and where more witnesses are asked for than given.
    """
    from models.record.trust import Trust

    vouching = _keys(witnesses or [])
    asked = len(vouching) if quorum is None else quorum
    if asked > len(vouching):
        remedy = "Give the key of each with --witness, or ask for fewer."
        raise InputError(Problem("--quorum", f"{asked} are asked for, and {len(vouching)} witnesses are given", remedy))
    notes = tuple(map(_text, seen or []))
    return Trust(_keys(logs), vouching, asked, seen=notes)


def _keys(given: list[str]) -> tuple[Verifier, ...]:
    from models.ledger.verifier_keys import parse_vkey

    lines = [line for text in given for line in _lines(text)]
    return tuple(parse_vkey(line) for line in dict.fromkeys(lines))


def _lines(text: str) -> list[str]:
    """Return the text itself, or the lines of the file it names."""
    path = Path(text)
    if "+" in text and not path.is_file():
        return [text]
    return [line.strip() for line in _text(path).splitlines() if line.strip()]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError(Problem(str(path), "it is no text", "Name a file of keys, or a signed checkpoint.")) from None
