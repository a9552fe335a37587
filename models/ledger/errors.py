"""What the ledger refuses.

WuxinError
├── InputError
│   └── FormatError     text that is no note, key, checkpoint, proof file or tile of the C2SP forms
└── RefusedError
    ├── ProofError      a proof does not show what it was held against
    └── SignatureError  a note carries no good signature of a key that is trusted, or a bad one
"""

from __future__ import annotations

from typing import NoReturn

from models.errors import InputError, Problem, RefusedError

__all__ = ["FormatError", "ProofError", "SignatureError", "refuse_format", "refuse_proof", "refuse_signature"]


class ProofError(RefusedError, ValueError):
    """A proof is malformed, or does not lead from what is claimed to the root that is trusted."""


class FormatError(InputError):
    """A text or file is not of the form that its specification asks for; nothing in it was believed."""


class SignatureError(RefusedError, ValueError):
    """A note is not signed by a key that is trusted, or such a signature does not verify."""


def refuse_proof(where: str, what: str) -> NoReturn:
    """Raise ProofError, with the one remedy there is."""
    remedy = "Do not rely on it; ask for a fresh proof and the checkpoint it belongs to."
    raise ProofError(Problem(where, what, remedy))


def refuse_format(where: str, what: str) -> NoReturn:
    """Raise FormatError, with the one remedy there is."""
    raise FormatError(Problem(where, what, "Fetch it again, whole and unchanged; not a byte may differ."))


def refuse_signature(where: str, what: str) -> NoReturn:
    """Raise SignatureError, with the one remedy there is."""
    remedy = "Do not rely on the text; check that the verifier keys are those of the signers you mean to trust."
    raise SignatureError(Problem(where, what, remedy))
