"""What the demo prints when it is made: where to look first, in a few lines."""

from __future__ import annotations

from web.cli.demo.people import PASSWORD

__all__ = ["overview"]

_LOOK = (
    ("/", "the city: companies, communities, lists, statistics, a map"),
    ("/tenders", "tenders in every state: read a notice, its questions, its candidates"),
    ("/auctions/{auction}", "a rent auction that runs now; its bidders are simulated, and say so"),
    ("/sign-in", "an account for each of 13 roles, shown there; password: {password}"),
    ("/desk", "what waits for whoever is signed in, with the day it is due"),
)


def overview(auction: str, address: str | None) -> list[str]:
    """Return what there is to look at, line by line; `auction` runs, and `address` is where the portal will be."""
    where = address or "the portal (wuxin demo without --no-serve)"
    width = max(len(path.format(auction=auction)) for path, _ in _LOOK)
    lines = [
        f"  {path.format(auction=auction):{width}}  {what.format(password=PASSWORD)}" for path, what in _LOOK
    ]  # fmt: skip
    return ["", f"A city to walk through, at {where}; everybody in it is invented:", *lines,
            "A tour of ten minutes: docs/tour.md (中文: docs/tour.zh.md)"]  # fmt: skip
