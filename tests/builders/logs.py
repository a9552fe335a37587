"""A small log and its witness, with keys that are the same in every run."""

from __future__ import annotations

from models.ledger.base64_text import encoded
from models.ledger.checkpoints import Checkpoint, sign_checkpoint
from models.ledger.hashing import leaf_hash
from models.ledger.tree import consistency_proof, root_hash
from models.ledger.verifier_keys import Signer

__all__ = ["LOG", "WITNESS", "SmallLog"]

LOG = Signer.from_seed("example.com/log", b"\x01" * 32)
WITNESS = Signer.from_seed("witness.example/notary", b"\x02" * 32)


class SmallLog:
    """A log of twenty leaves; with `history`, another one that tells its leaves differently from the third on."""

    def __init__(self, history: str = "") -> None:
        names = [f"leaf {number}{history if number > 1 else ''}" for number in range(20)]
        self.leaves = [leaf_hash(name.encode()) for name in names]

    def note(self, size: int) -> str:
        """Return the signed checkpoint of the first `size` leaves."""
        return sign_checkpoint(Checkpoint(LOG.name, size, root_hash(self.leaves[:size])), [LOG])

    def proof(self, old: int, size: int) -> list[bytes]:
        """Return the consistency proof, empty where none is needed."""
        return consistency_proof(self.leaves, old, size) if 0 < old < size else []

    def request(self, old: int, size: int) -> str:
        """Return the body of add-checkpoint."""
        lines = "".join(f"{encoded(part)}\n" for part in self.proof(old, size))
        return f"old {old}\n{lines}\n{self.note(size)}"
