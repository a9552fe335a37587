"""Where webhooks may go: CWE-918 (server-side request forgery) is refused in every spelling that is known."""

from __future__ import annotations

import pytest

from models.errors import RefusedError
from web.register.sending.webhook_urls import Target, is_open, target_of


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "ftp://example.org/", "https:///x", "https://a:b@example.org/", "https://example.org/#x",
        "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://10.1.2.3/", "https://169.254.169.254/",
        "https://[::ffff:10.0.0.1]/", "https://exämple.org/", "https://example.org/a b", "https://example.org:99999/",
        f"https://example.org/{'x' * 500}", "https://[/",
    ],
)  # fmt: skip
def test_an_address_that_may_not_be_is_refused(url: str) -> None:
    """Plain HTTP, names and passwords, our own network."""
    with pytest.raises(RefusedError):
        target_of(url, private_allowed=False)


def test_an_address_is_read() -> None:
    """With what is asked and the port of its scheme; plain HTTP and our own network where a setting allows them."""
    assert target_of("https://example.org/a?b=c", private_allowed=False) == Target(
        "https", "example.org", 443, "/a?b=c"
    )
    assert target_of("http://127.0.0.1:8080", private_allowed=True) == Target("http", "127.0.0.1", 8080, "/")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("8.8.8.8", True), ("2606:4700::1", True), ("192.168.0.1", False), ("100.64.0.1", False), ("0.0.0.0", False),  # noqa: S104 - nothing binds to it
        ("224.0.0.1", False), ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("no address", False),
    ],
)  # fmt: skip
def test_only_the_open_internet_is_open(address: str, found: bool) -> None:  # noqa: FBT001 - the expected answer
    """Addresses inside addresses, too."""
    assert is_open(address) is found
