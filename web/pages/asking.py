"""What an address asks: text that names can hold, a page, the companies to compare; nonsense asks nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from flask import request

from web.clock import today
from web.file_asked import rows_at_once
from web.register.public.lists import public_day
from web.register.ratings.current import Current

__all__ = ["MOST_COMPARED", "asked_text", "compared", "page_of", "shown_on"]

_LONGEST: Final = 100
_SIZE: Final = 25
MOST_COMPARED: Final = 4
_Row = TypeVar("_Row")


def asked_text(name: str) -> str:
    """Return a text of the address, not longer than names, without signs that no name has and PostgreSQL refuses."""
    text = request.args.get(name, "")
    return "".join(sign for sign in text if sign.isprintable()).strip()[:_LONGEST]


def page_of(rows: Sequence[_Row], size: int = _SIZE) -> Mapping[str, object]:
    """Return the rows of the page that was asked for as `shown`, with `total`, `number` and `pages`; all for a file."""
    size = rows_at_once(size)
    pages = max(1, -(-len(rows) // size))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    return {"shown": rows[(number - 1) * size : number * size], "total": len(rows), "number": number, "pages": pages}


def compared(name: str = "compare") -> tuple[str, ...]:
    """Return the companies that were chosen to be compared, each once, at most MOST_COMPARED."""
    return tuple(dict.fromkeys(key for part in request.args.getlist(name) for key in _parts(part)))[:MOST_COMPARED]


def shown_on(now: Current) -> date:
    """Return the day for which lists, boards and bodies are shown."""
    return public_day(now, today())


def _parts(text: str) -> list[str]:
    return [part.strip()[:_LONGEST] for part in text.split(",") if part.strip() and part.isprintable()]
