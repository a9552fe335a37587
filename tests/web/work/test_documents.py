"""Documents as digests."""

from __future__ import annotations

import io
from hashlib import sha256

import pytest
from flask import Flask

from models.errors import InputError
from web.work.documents import digest_in, digests_in


def _sent(*contents: bytes) -> dict[str, list[tuple[io.BytesIO, str]]]:
    return {"papers": [(io.BytesIO(one), f"{number}.pdf") for number, one in enumerate(contents)]}


def test_each_file_becomes_its_digest() -> None:
    """In the order in which they were chosen; nobody has to choose any."""
    with Flask("t").test_request_context(method="POST", data=_sent(b"one", b"two")):
        assert digests_in("papers") == tuple(sha256(one).hexdigest() for one in (b"one", b"two"))
        assert digests_in("others") == ()


@pytest.mark.parametrize("contents", [(), (b"one", b"two")])
def test_one_paper_is_one_file(contents: tuple[bytes, ...]) -> None:
    """None and two are refused, with what to do."""
    with (
        Flask("t").test_request_context(method="POST", data=_sent(*contents)),
        pytest.raises(InputError, match="Choose"),
    ):
        digest_in("papers")
