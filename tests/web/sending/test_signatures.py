"""Signatures are those of the Standard Webhooks specification."""

from __future__ import annotations

from web.sending.signatures import headers_of, signature_of


def test_the_published_example_comes_out() -> None:
    """The test vector of the reference libraries of Standard Webhooks."""
    told = signature_of(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}', "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    )

    assert told == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_whoever_lacks_the_secret_cannot_sign() -> None:
    """Another id, moment, body or secret gives another signature."""
    first = headers_of("m", 1, b"{}", "whsec_AAAA")
    others = [("n", 1, b"{}", "whsec_AAAA"), ("m", 2, b"{}", "whsec_AAAA"), ("m", 1, b"[]", "whsec_AAAA"),
              ("m", 1, b"{}", "whsec_AAAB")]  # fmt: skip

    assert first["webhook-id"] == "m"
    assert all(headers_of(*one)["webhook-signature"] != first["webhook-signature"] for one in others)
