"""Errors of the ledger end a command rightly and can be caught as what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest

from models.errors import InputError, RefusedError
from models.ledger.errors import ProofError, SignatureError, refuse_format, refuse_proof, refuse_signature


@pytest.mark.parametrize(
    ("refuse", "kind"), [(refuse_proof, RefusedError), (refuse_signature, RefusedError), (refuse_format, InputError)]
)
def test_each_names_place_reason_and_remedy(refuse: Callable[[str, str], NoReturn], kind: type[Exception]) -> None:
    """A failed proof is a refusal (exit code 1), an unreadable text wrong input (2); both say what to do."""
    with pytest.raises(kind, match=r"proof 7: it broke\. \w+"):
        refuse("proof 7", "it broke")


def test_a_failed_check_is_a_value_error_too() -> None:
    """Whoever uses the library alone need not know our tree of errors."""
    assert issubclass(ProofError, ValueError)
    assert issubclass(SignatureError, ValueError)
