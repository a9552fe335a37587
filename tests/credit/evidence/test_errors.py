"""What stops a package says where, what and the remedy."""

from __future__ import annotations

from credit.evidence.errors import refuse
from models.errors import InputError


def test_an_error_names_file_and_line() -> None:
    """A PackageError is an InputError, so the command ends with exit code 2."""
    error = refuse("a.csv", "is odd", "Mend it.", line=3)

    assert isinstance(error, InputError)
    assert str(error) == "a.csv:3: is odd. Mend it."
