"""Pages of lists."""

from __future__ import annotations

from sqlalchemy import column

from web.api.pages import after_of, page_of
from web.api.shapes import Paged
from web.register.keysets import NUMBER, Key, Keyset

SET = Keyset("x", (Key("a", column("a"), NUMBER),))


def test_a_page_leads_to_the_next() -> None:
    """By a cursor that gives the keys back; the last page leads nowhere."""
    page = page_of(["one"], (7,), SET)

    assert page.next is not None
    assert after_of(Paged(cursor=page.next), SET) == (7,)
    assert page_of(["one"], None, SET).next is None
    assert after_of(Paged(), SET) is None
