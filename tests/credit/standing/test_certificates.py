"""Credit certificates."""

from __future__ import annotations

from credit.standing.certificates import CERTIFICATE_FORMAT, certificate_content, qr_text
from credit.standing.signing import check_signed, signed_content
from tests.builders.listings import HEAD, MONDAY, RATING


def test_a_certificate_verifies_alone() -> None:
    """Rating, lists, open objections and digests, under one signature."""
    content = certificate_content(RATING, [(7, "grey")], 1, MONDAY, "c")
    signed = signed_content(content, HEAD.name, HEAD.pair)

    assert check_signed(signed, CERTIFICATE_FORMAT, "file") == HEAD.key
    assert (content["score"], content["as_of"], content["open_objections"]) == ("75.5", "2024-06-30", 1)
    assert content["listed"] == [{"listing": 7, "list": "grey"}]


def test_the_code_holds_the_signature() -> None:
    """So that paper and file can be held together."""
    signed = signed_content(certificate_content(RATING, [], 0, MONDAY, None), HEAD.name, HEAD.pair)

    assert qr_text(signed).splitlines()[1:4] == ["C1", "A", "75.5"]
    assert signed["signature"] in qr_text(signed)
