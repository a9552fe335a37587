"""The public record: a tree that only grows, checkpoints that are signed, proofs that need no trust in the server.

Pure: leaves, keys and times are passed in; nothing here reads a file, a clock or chance.
"""

from models.ledger.errors import FormatError, ProofError, SignatureError
from models.ledger.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_hash,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "EMPTY_ROOT",
    "FormatError",
    "Frontier",
    "ProofError",
    "SignatureError",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "root_hash",
    "verify_consistency",
    "verify_inclusion",
]
