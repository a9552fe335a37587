"""HKDF is RFC 5869's."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from models.values.draw.hkdf import expand, extract

LONG = (
    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
    "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
    "cc30c58179ec3e87c14c01d5c1f3434f1d87"
)
# RFC 5869, A.1 to A.3: IKM, salt, info, PRK, OKM
CASES = [
    (
        b"\x0b" * 22,
        bytes(range(13)),
        bytes(range(0xF0, 0xFA)),
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    (
        bytes(range(0x50)),
        bytes(range(0x60, 0xB0)),
        bytes(range(0xB0, 0x100)),
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
        LONG,
    ),
    (
        b"\x0b" * 22,
        b"",
        b"",
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ),
]


@pytest.mark.parametrize(("ikm", "salt", "info", "prk", "okm"), CASES)
def test_the_vectors_of_the_rfc_hold(ikm: bytes, salt: bytes, info: bytes, prk: str, okm: str) -> None:
    """All three of SHA-256, of one block and of several."""
    assert extract(salt, ikm).hex() == prk
    assert expand(bytes.fromhex(prk), info, len(okm) // 2).hex() == okm


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=200), st.binary(max_size=200), st.integers(1, 255 * 32))
def test_it_is_the_hkdf_of_the_library(salt: bytes, ikm: bytes, info: bytes, length: int) -> None:
    """For any salt, key material, info and length that HKDF has."""
    assert expand(extract(salt, ikm), info, length) == HKDF(SHA256(), length, salt, info).derive(ikm)
    assert expand(ikm, info, length) == HKDFExpand(SHA256(), length, info).derive(ikm)


@pytest.mark.parametrize("length", [-1, 255 * 32 + 1])
def test_more_than_255_blocks_are_refused(length: int) -> None:
    """A block's number is one byte, and never wraps round."""
    with pytest.raises(ValueError, match="0 to 8160 bytes"):
        expand(b"key", b"", length)
