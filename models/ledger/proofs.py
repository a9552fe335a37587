"""Proof files: that a leaf stands in a log, checked offline by anyone who has the keys (C2SP tlog-proof).

c2sp.org/tlog-proof@v1
extra <base 64, if any>
index <decimal>
<hashes of the inclusion proof, base 64, leaf's sibling first>
<empty line>
<checkpoint with its signatures>
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from models.ledger.base64_text import decoded, encoded
from models.ledger.checkpoints import Checkpoint, open_checkpoint, parse_size
from models.ledger.cosignatures import quorum
from models.ledger.errors import refuse_format
from models.ledger.hashing import HASH_BYTES, leaf_hash
from models.ledger.notes import Verifier
from models.ledger.verifying import verify_inclusion

__all__ = ["PROOF_LINES", "ProofFile", "parse_proof", "proof_line_hash", "verify_proof"]

PROOF_LINES: Final = 63
"""The most hashes that any proof of these forms holds."""
_FIRST: Final = "c2sp.org/tlog-proof@v1"
_EXTRA: Final = "extra "
_INDEX: Final = "index "


@dataclass(frozen=True, slots=True)
class ProofFile:
    """The place of a leaf, its inclusion proof, the signed checkpoint, and data that no signature covers."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None

    def text(self) -> str:
        """Return the file; `parse_proof` reads it back equal."""
        extra = [] if self.extra is None else [f"{_EXTRA}{encoded(self.extra)}"]
        head = [_FIRST, *extra, f"{_INDEX}{self.index}", *map(encoded, self.hashes)]
        return "".join(f"{line}\n" for line in head) + f"\n{self.checkpoint}"


def parse_proof(text: str) -> ProofFile:
    """Return the parts of a proof file, nothing of it checked; raises FormatError for every other form."""
    head, between, checkpoint = text.partition("\n\n")
    first, *lines = head.split("\n")
    if first != _FIRST or not between:
        _refuse(f"it does not begin with {_FIRST!r}, or lacks the empty line before its checkpoint")
    extra = _extra(lines.pop(0)) if lines and lines[0].startswith(_EXTRA) else None
    index = parse_size(lines.pop(0).removeprefix(_INDEX)) if lines and lines[0].startswith(_INDEX) else None
    if index is None:
        _refuse("it lacks the line of the index, digits with no zero before them")
    if len(lines) > PROOF_LINES:
        _refuse(f"it has {len(lines)} hashes, more than {PROOF_LINES}")
    return ProofFile(index, tuple(proof_line_hash(line, "proof file") for line in lines), checkpoint, extra)


def verify_proof(
    text: str, leaf: bytes, log: Verifier, witnesses: Sequence[Verifier] = (), k: int = 0
) -> tuple[Checkpoint, int]:
    """Return the checkpoint and the index at which the leaf stands under it, or raise an error that says what fails.

    `leaf` is the data, not its hash. The checkpoint must be signed by the log under its own name, and cosigned by `k`
    of the witnesses. Raises FormatError, SignatureError or ProofError. The file's extra data are not believed: no
    signature covers them.
    """
    proof = parse_proof(text)
    checkpoint = open_checkpoint(proof.checkpoint, log)
    quorum(proof.checkpoint, witnesses, k)
    verify_inclusion(leaf_hash(leaf), proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    return checkpoint, proof.index


def proof_line_hash(line: str, where: str) -> bytes:
    """Return the 32 bytes that a line of a proof holds in base 64; raises FormatError for any other line."""
    found = decoded(line)
    if found is None or len(found) != HASH_BYTES:
        refuse_format(where, f"{line!r} is no hash: {HASH_BYTES} bytes in base 64")
    return found


def _extra(line: str) -> bytes:
    found = decoded(line.removeprefix(_EXTRA))
    if found is None:
        _refuse("its extra data is no base 64")
    return found


def _refuse(what: str) -> NoReturn:
    refuse_format("proof file", what)
