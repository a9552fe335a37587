"""A page of a list as it is answered: its items, and the cursor of the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from pydantic import Field

from web.api.paging import cursor_for, last_told
from web.api.shapes import Paged, Shape
from web.register.keysets import After, Keyset

__all__ = ["Page", "after_of", "page_of"]

T = TypeVar("T")


class Page(Shape, Generic[T]):
    """Some items of a list; `next` goes on where they end, null at the end of the list."""

    items: tuple[T, ...]
    next: str | None = Field(description="The cursor of the next page.")


def after_of(asked: Paged, keyset: Keyset) -> After:
    """Return the keys that the cursor names, None without one; raises ApiProblem 422 for one that is none."""
    return last_told(keyset.name, asked.cursor, keyset.kinds) if asked.cursor else None


def page_of(items: Sequence[T], following: After, keyset: Keyset) -> Page[T]:
    """Return a page; `following`: the keys that the next goes on from, None where there is none."""
    return Page(items=tuple(items), next=None if following is None else cursor_for(keyset.name, following))
