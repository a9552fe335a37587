"""UTF-8 or GB18030, decided over the whole file."""

from __future__ import annotations

import io

import pytest

from credit.evidence.encoding import encoding_of
from credit.evidence.errors import PackageError


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf8_comes_first(codec: str) -> None:
    """With a byte order mark or without."""
    assert encoding_of("a.csv", io.BytesIO("物业".encode(codec))) == "utf-8-sig"


def test_hotline_exports_are_gb18030() -> None:
    """One Chinese word late in a large file decides."""
    assert encoding_of("a.csv", io.BytesIO(b"a" * (1 << 21) + "投诉".encode("gb18030"))) == "gb18030"


def test_a_character_may_lie_across_two_reads() -> None:
    """The pieces in which the file is read do not show."""
    assert encoding_of("a.csv", io.BytesIO(b"a" * ((1 << 20) - 1) + "物业".encode())) == "utf-8-sig"


def test_neither_names_byte_and_line() -> None:
    """The first byte that is no UTF-8 is named as people count lines and machines bytes."""
    with pytest.raises(PackageError, match=r"a\.csv:3: byte 7 .* line 3") as refusal:
        encoding_of("a.csv", io.BytesIO(b"abc\nde\n\xff\xffx"))

    assert "UTF-8" in refusal.value.problems[0].remedy
