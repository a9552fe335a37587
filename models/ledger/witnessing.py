"""What a witness answers to add-checkpoint, as a pure decision (C2SP tlog-witness).

A witness signs a log's checkpoint only when a proof shows that the log kept everything it had at the last one the
witness signed. It needs one size and one root for each log, and the promise never to go back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Self

from models.errors import WuxinError
from models.ledger.checkpoints import Checkpoint, parse_checkpoint, parse_size
from models.ledger.cosignatures import cosign
from models.ledger.errors import FormatError, ProofError, SignatureError
from models.ledger.hashing import EMPTY_ROOT
from models.ledger.notes import Note, Signer, Verifier, open_note
from models.ledger.proofs import PROOF_LINES, proof_line_hash
from models.ledger.verifying import verify_consistency

__all__ = ["SIZE_TYPE", "TEXT_TYPE", "Answer", "LogState", "Logs", "answer"]

TEXT_TYPE: Final = "text/plain; charset=utf-8"
SIZE_TYPE: Final = "text/x.tlog.size"
"""The content type of an answer that only names a size."""

Logs = Mapping[str, Sequence[Verifier]]
"""The logs a witness knows: origin to the keys it trusts for it."""


@dataclass(frozen=True, slots=True)
class LogState:
    """What a witness remembers of a log: size and root of the last checkpoint it cosigned, and that checkpoint."""

    size: int
    root: bytes
    note: str
    """The checkpoint with the log's signatures and the witness's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and text of an answer. Where `state` is set it has to be kept for `origin` before the answer goes out."""

    status: int
    body: str
    content_type: str = TEXT_TYPE
    origin: str = ""
    state: LogState | None = None


@dataclass(frozen=True, slots=True)
class _Request:
    old_size: int
    proof: tuple[bytes, ...]
    note: str

    @classmethod
    def read(cls, body: bytes) -> Self:
        try:
            head, between, note = body.decode().partition("\n\n")
        except UnicodeDecodeError:
            raise _Refusal(HTTPStatus.BAD_REQUEST, "the body is not UTF-8") from None
        first, *lines = head.split("\n")
        old_size = parse_size(first.removeprefix("old ")) if first.startswith("old ") else None
        if old_size is None or not between:
            raise _Refusal(
                HTTPStatus.BAD_REQUEST, "wanted: old <size>, lines of the proof, an empty line, a checkpoint"
            )
        if len(lines) > PROOF_LINES:
            raise _Refusal(HTTPStatus.BAD_REQUEST, f"more than {PROOF_LINES} lines of proof")
        return cls(old_size, tuple(proof_line_hash(line, "consistency proof") for line in lines), note)

    @property
    def origin(self) -> str:
        return self.note.partition("\n")[0]


class _Refusal(Exception):  # noqa: N818 - an answer, not an error
    def __init__(self, status: HTTPStatus, what: str, content_type: str = TEXT_TYPE) -> None:
        super().__init__(what)
        self.answer = Answer(status, f"{what}\n", content_type)


def answer(body: bytes, logs: Logs, states: Mapping[str, LogState], signer: Signer, time_s: int) -> Answer:
    """Return what to answer to the body of an add-checkpoint request, at a time in seconds since 1970.

    200 with the cosignature; 400 for what cannot be read; 403 for an unknown log or a signature that is missing or bad;
    409 with the known size where the request starts from another; 422 where the proof does not hold.
    """
    try:
        request = _Request.read(body)
        opened = _opened(request, logs)
        checkpoint = parse_checkpoint(opened.text, request.origin)
        _check_growth(request, checkpoint, states.get(request.origin))
        return _cosigned(opened, checkpoint, cosign(opened.text, time_s, signer))
    except _Refusal as refusal:
        return refusal.answer
    except FormatError as error:
        return Answer(HTTPStatus.BAD_REQUEST, f"{error}\n")


def _opened(request: _Request, logs: Logs) -> Note:
    known = logs.get(request.origin)
    if known is None:
        # tlog-witness asks for 404 here; litewitness and its dialogue, to which we are held, answer 403
        raise _Refusal(HTTPStatus.FORBIDDEN, "unknown log: this witness was not told to watch it")
    try:
        return open_note(request.note, known)
    except SignatureError as error:
        raise _Refusal(HTTPStatus.FORBIDDEN, _told(error)) from None


def _check_growth(request: _Request, checkpoint: Checkpoint, state: LogState | None) -> None:
    if request.old_size > checkpoint.size:
        raise _Refusal(
            HTTPStatus.BAD_REQUEST, f"old size {request.old_size} is beyond the checkpoint's {checkpoint.size}"
        )
    known_size, known_root = (state.size, state.root) if state else (0, EMPTY_ROOT)
    if request.old_size != known_size:
        raise _Refusal(HTTPStatus.CONFLICT, str(known_size), SIZE_TYPE)
    if checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT:
        raise _Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "a tree without leaves does not have this root")
    try:
        if known_size:
            verify_consistency(known_size, checkpoint.size, request.proof, known_root, checkpoint.root)
    except ProofError as error:
        raise _Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"bad consistency proof: {_told(error)}") from None
    if request.proof and not known_size:
        raise _Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "the consistency proof from size 0 must be empty")


def _cosigned(opened: Note, checkpoint: Checkpoint, line: str) -> Answer:
    note = f"{opened.text}\n{''.join(signature.line for signature in opened.verified)}{line}"
    state = LogState(checkpoint.size, checkpoint.root, note)
    return Answer(HTTPStatus.OK, line, origin=checkpoint.origin, state=state)


def _told(error: WuxinError) -> str:
    return "; ".join(problem.what for problem in error.problems)
