"""Where webhooks may go: to the open internet over HTTPS, never into the network of the register itself."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urlsplit

from models.errors import Problem, RefusedError

__all__ = ["Target", "is_open", "target_of"]

_LONGEST: Final = 500
_PORTS: Final = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Target:
    """The parts of an address that a request needs; `path` has what is asked with it."""

    scheme: str
    host: str
    port: int
    path: str


def target_of(url: str, *, private_allowed: bool) -> Target:
    """Return the parts of a webhook's address, or raise RefusedError with every reason against it.

    Whether a name leads into our own network is seen only when it is looked up, which happens at each delivery.
    """
    problems = []
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise RefusedError(Problem("url", "it is no address", "Write https://host/path.")) from None
    schemes = ("https", "http") if private_allowed else ("https",)
    if parts.scheme not in schemes or not host or not url.isascii() or not url.isprintable() or " " in url:
        problems.append(Problem("url", "it is no address of HTTPS", "Write https://host/path, in ASCII."))
    if parts.username is not None or parts.password is not None:
        problems.append(Problem("url", "it holds a name or password", "Leave them out: deliveries are signed."))
    if parts.fragment or len(url) > _LONGEST:
        problems.append(Problem("url", f"it has a fragment or more than {_LONGEST} signs", "Shorten it."))
    if not private_allowed and (host == "localhost" or (_literal(host) is not None and not is_open(host))):
        problems.append(Problem("url", "it leads into a private network", "Name a host of the open internet."))
    if problems:
        raise RefusedError(problems)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path)


def is_open(address: str) -> bool:
    """Return whether an IP address is one of the open internet, also where it carries an IPv4 address inside."""
    found = _literal(address.partition("%")[0])
    if found is None or not found.is_global or found.is_multicast:
        return False
    inside = _inside(found) if isinstance(found, IPv6Address) else ()
    return all(one.is_global and not one.is_multicast for one in inside)


def _inside(found: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo, NAT64 (RFC 6052)."""
    inside = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):
        inside.append(IPv4Address(found.packed[12:]))
    return tuple(one for one in inside if one is not None)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
