"""Numbers and codes."""

from __future__ import annotations

import secrets

from tests.builders.complaints import AT
from web.register.complaints.codes import code_digest, fits, new_code, new_number


def test_a_number_begins_with_its_day() -> None:
    """And ends in five signs that nobody can count on from."""
    assert new_number(AT, bytes) == "20240603-22222"


def test_a_code_is_three_groups_without_look_alikes() -> None:
    """Sixty bits of chance."""
    code = new_code(secrets.token_bytes)

    assert [len(part) for part in code.split("-")] == [4, 4, 4]
    assert not set(code) & set("01IO")


def test_a_digest_belongs_to_one_number() -> None:
    """The same code of another complaint has another."""
    assert code_digest("a", "ABCD") != code_digest("b", "ABCD")
    assert (fits("a", "ab cd", code_digest("a", "AB-CD")), fits("a", "ABCE", code_digest("a", "ABCD"))) == (True, False)
