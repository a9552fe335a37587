"""How a log asks a witness for its cosignature (the client's side of C2SP tlog-witness)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from models.errors import InputError, Problem, RefusedError, WuxinError
from models.ledger.base64_text import encoded
from models.ledger.checkpoints import parse_checkpoint, parse_size
from models.ledger.cosignatures import cosigned_by
from models.ledger.notes import Verifier, parse_note

__all__ = ["ProofOf", "cosignatures_of"]

ProofOf = Callable[[int], Sequence[bytes]]
"""Given an older size: the consistency proof from it to the checkpoint's size."""

_TRIES: Final = 3
"""The witness may move on between its answer and the next request, where several servers publish one log."""
_ANSWER_BYTES: Final = 256 * 1024
_OK: Final = 200
_CONFLICT: Final = 409


@dataclass(frozen=True, slots=True)
class _Answered:
    status: int
    text: str


def cosignatures_of(
    note: str, proof_of: ProofOf, witness_url: str, witness: Verifier, *, known_size: int = 0, timeout_s: float = 10.0
) -> str:
    """Return the lines that the witness adds to a signed checkpoint: put them behind it.

    `known_size` is the size the witness is thought to have seen last; where it names another, the request is sent again
    from there. Raises InputError where the witness cannot be reached or understood, and RefusedError where it refuses,
    has seen a longer log, or answers without its own good signature.
    """
    size = parse_checkpoint(parse_note(note).text).size
    old_size = min(known_size, size)
    for _ in range(_TRIES):
        got = _post(witness_url, _request(note, old_size, proof_of(old_size) if 0 < old_size < size else ()), timeout_s)
        if got.status != _CONFLICT:
            return _lines(note, got, witness, witness_url)
        old_size = _size_named(got, size, witness_url)
    what = f"it named another size {_TRIES} times"
    raise RefusedError(Problem(witness_url, what, "Is the log published by two servers at once? Try again later."))


def _request(note: str, old_size: int, proof: Sequence[bytes]) -> bytes:
    lines = "".join(f"{encoded(part)}\n" for part in proof)
    return f"old {old_size}\n{lines}\n{note}".encode()


def _post(witness_url: str, body: bytes, timeout_s: float) -> _Answered:
    address = f"{witness_url.rstrip('/')}/add-checkpoint"
    if urlsplit(address).scheme not in ("http", "https"):
        raise InputError(
            Problem(witness_url, "it is no address of a witness", "Write it as https://host or http://host.")
        )
    request = Request(address, body, {"Content-Type": "text/plain; charset=utf-8"}, method="POST")  # noqa: S310 - see above
    try:
        with urlopen(request, timeout=timeout_s) as response:  # noqa: S310 - the scheme was looked at
            return _Answered(response.status, response.read(_ANSWER_BYTES).decode(errors="replace"))
    except HTTPError as error:
        with error:
            return _Answered(error.code, error.read(_ANSWER_BYTES).decode(errors="replace"))
    except (OSError, HTTPException) as error:
        what = f"the witness did not answer: {getattr(error, 'reason', error)!s}"
        remedy = "The checkpoint stands without this cosignature; look after the witness, or ask again."
        raise InputError(Problem(witness_url, what, remedy)) from None


def _size_named(got: _Answered, size: int, witness_url: str) -> int:
    """Return the size from which the witness wants a proof."""
    named = parse_size(got.text.removesuffix("\n"))
    if named is None:
        raise InputError(Problem(witness_url, f"it names no size: {got.text[:80]!r}", "Is this address a witness's?"))
    if named > size:
        what = f"it has cosigned {named} entries of this log, and the checkpoint has {size}"
        remedy = (
            "Another server publishes under this name, or this one has lost entries: compare the two before going on."
        )
        raise RefusedError(Problem(witness_url, what, remedy))
    return named


def _lines(note: str, got: _Answered, witness: Verifier, witness_url: str) -> str:
    if got.status != _OK:
        what = f"it refuses with {got.status}: {got.text.strip()[:400]}"
        remedy = "Does the witness watch this log, under this name and key? If it speaks of a proof, verify the log."
        raise RefusedError(Problem(witness_url, what, remedy))
    answered = f"{parse_note(note).text}\n{got.text}"
    try:
        names = cosigned_by(answered, [witness])
    except WuxinError as error:
        what = f"its answer is no cosignature: {'; '.join(problem.what for problem in error.problems)}"
        raise RefusedError(Problem(witness_url, what, "Is this the address of the witness?")) from None
    if witness.name not in names:
        what = f"its answer holds no cosignature of {witness.name} with the key that was named for it"
        raise RefusedError(Problem(witness_url, what, "Compare the verifier key with the one that the witness shows."))
    own = (witness.name, witness.key_id)
    return "".join(line.line for line in parse_note(answered).unverified if (line.name, line.key_id) == own)
