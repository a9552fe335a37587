"""The second factor, held to the test vectors of RFC 6238."""

from __future__ import annotations

from base64 import b32encode
from datetime import UTC, datetime, timedelta

import pytest

from web.access.second_factor import address_of, counter_of, new_secret

SECRET = b32encode(b"12345678901234567890").decode()
"""The secret of RFC 6238, appendix B."""


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_rfc(seconds: int, code: str) -> None:
    """The last six digits of the codes of appendix B, for SHA-1."""
    assert counter_of(SECRET, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


def test_a_clock_may_differ_by_one_step() -> None:
    """A code of the step before or after counts, one of two steps away does not."""
    at = datetime.fromtimestamp(1111111109, UTC)
    around = [counter_of(SECRET, "081804", at + timedelta(seconds=30 * step)) for step in (-2, -1, 0, 1, 2)]

    assert around == [None, *[1111111109 // 30] * 3, None]


def test_a_code_works_once() -> None:
    """Whoever saw it typed cannot type it again."""
    assert counter_of(SECRET, "287082", datetime.fromtimestamp(59, UTC), after=1) is None


def test_what_is_no_code_is_none() -> None:
    """Digits as a Chinese keyboard types them, or words, are as wrong as any other code."""
    at = datetime.fromtimestamp(59, UTC)

    assert [counter_of(SECRET, code, at) for code in ("\uff12\uff18\uff17\uff10\uff18\uff12", "口令", "")] == [None] * 3


def test_a_secret_is_made_from_chance_alone() -> None:
    """Twenty bytes, as the RFC of HOTP asks; fewer are refused."""
    assert new_secret(b"12345678901234567890") == SECRET
    with pytest.raises(ValueError, match="20 bytes"):
        new_secret(b"short")


def test_the_address_names_us_and_the_account() -> None:
    """An authenticator shows both."""
    address = address_of(SECRET, "zhou")

    assert address.startswith("otpauth://totp/")
    assert "zhou" in address
    assert SECRET in address
