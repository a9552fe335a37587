"""The public record as it is kept: entries beside their rows, the tree over them, proofs, exports and their checks."""

from __future__ import annotations

from models.record.act import Act, Part
from models.record.acts import ACTS
from models.record.checkpointing import checkpoint, newest_checkpoint
from models.record.clerk import Clerk
from models.record.entries import entries_from, entries_waiting, entry_at, entry_named, newest_of
from models.record.personal import PERSONAL, PERSONAL_IN_ACTS, Erasure, Vault, erase_cells
from models.record.sequencing import sequence, sequence_all, size_of

__all__ = [
    "ACTS", "PERSONAL", "PERSONAL_IN_ACTS", "Act", "Clerk", "Erasure", "Part", "Vault", "checkpoint", "entries_from",
    "entries_waiting", "entry_at", "entry_named", "erase_cells", "newest_checkpoint", "newest_of", "sequence",
    "sequence_all", "size_of",
]  # fmt: skip
