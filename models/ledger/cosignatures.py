"""Cosignatures: a witness says that, at a time, this was the largest tree of a log it had seen, and that it only grew.

C2SP tlog-cosignature, Ed25519 (`cosignature/v1`). A log that shows two histories needs two sets of witnesses.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from models.errors import InputError, Problem
from models.ledger.checkpoints import parse_checkpoint
from models.ledger.errors import refuse_signature
from models.ledger.notes import Signer, Verifier, open_note, signature_line
from models.ledger.signature_types import COSIGNATURE, LATEST_TIME_S, cosigned_message, time_of

__all__ = ["cosign", "cosigned_by", "quorum"]

_TIME_BYTES: Final = 8


def cosign(checkpoint_text: str, time_s: int, signer: Signer) -> str:
    """Return the signature line, newline included, of a witness on a checkpoint's text.

    `time_s` is in seconds since 1970. Raises FormatError where the text is no checkpoint, InputError for a time that no
    cosignature can carry. Whether the log only grew is for the caller to know: see `models.ledger.witnessing`.
    """
    if not 0 < time_s <= LATEST_TIME_S:
        raise InputError(Problem("cosignature", f"{time_s} is no time for it", "Check the clock of this machine."))
    parse_checkpoint(checkpoint_text)
    signature = signer.sign(cosigned_message(checkpoint_text, time_s))
    return signature_line(signer.cosigner(), time_s.to_bytes(_TIME_BYTES, "big") + signature)


def cosigned_by(note: str, witnesses: Iterable[Verifier]) -> dict[str, int]:
    """Return the witnesses that have cosigned a checkpoint, each name with its latest time in seconds since 1970.

    Signatures of others are passed over. Raises SignatureError where a witness's own line does not verify, FormatError
    where the note holds no checkpoint, InputError for a key that makes no cosignatures.
    """
    known = _witnesses(witnesses)
    opened = open_note(note, known, at_least=0)
    parse_checkpoint(opened.text)
    times: dict[str, int] = {}
    for signature in opened.verified:
        times[signature.name] = max(time_of(signature.blob), times.get(signature.name, 0))
    return times


def quorum(note: str, witnesses: Iterable[Verifier], k: int) -> dict[str, int]:
    """Return the same as `cosigned_by`, or raise SignatureError where fewer than `k` of the witnesses have cosigned.

    Witnesses are counted by public key: one that was listed under two names counts once.
    """
    known = _witnesses(witnesses)
    times = cosigned_by(note, known)
    keys = {witness.public_key for witness in known if witness.name in times}
    if len(keys) < k:
        names = ", ".join(sorted(times)) or "none"
        what = f"{len(keys)} of {len(known)} known witnesses have cosigned it ({names}), and {k} are asked for"
        refuse_signature("checkpoint", what)
    return times


def _witnesses(verifiers: Iterable[Verifier]) -> list[Verifier]:
    known = list(verifiers)
    for verifier in known:
        if verifier.type is not COSIGNATURE:
            what = "this key signs notes and makes no cosignatures"
            raise InputError(Problem(f"key of {verifier.name}", what, "Name the verifier key that the witness shows."))
    return known
