"""Rulebooks that ratings were made with, by their digests: titles, status, and the whole content."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from web.api.operations import Operation
from web.api.pages import Page, after_of, page_of
from web.api.publication import known
from web.api.routing import Call, routes
from web.api.shapes import Paged, Shape
from web.register.prepared import Row
from web.register.public.rows import RULEBOOKS, rulebooks

__all__ = ["ShownRulebook", "WholeRulebook"]


class ShownRulebook(Shape):
    """A version of a rulebook; its digest names it, and never another."""

    digest: str
    rulebook: str
    title_zh: str
    title_en: str
    authority_zh: str
    authority_en: str
    status: str
    verified_by: str | None
    verified_on: date | None

    @classmethod
    def cells(cls, row: Row) -> dict[str, Any]:
        """Return its fields from a row of the register."""
        return {name: row[name] for name in ShownRulebook.model_fields}


class WholeRulebook(ShownRulebook):
    """A version of a rulebook with every rule, grade, list and document, as docs/rulebooks.md tells."""

    content: Annotated[
        dict[str, Any],
        Field(
            description="As its files have it; the digest is of it in canonical form, lists without an order sorted."
        ),
    ]


@routes.to(Operation(
    "GET", "/rulebooks", "listRulebooks", "Rulebooks that ratings were made with", Page[ShownRulebook], query=Paged
))  # fmt: skip
def list_rulebooks(call: Call) -> Page[ShownRulebook]:
    """Return a page by digest."""
    asked: Paged = call.asked
    rows, following = rulebooks(call.reading, after_of(asked, RULEBOOKS), asked.limit)
    return page_of([ShownRulebook(**ShownRulebook.cells(row)) for row in rows], following, RULEBOOKS)


@routes.to(Operation("GET", "/rulebooks/{digest}", "getRulebook", "One rulebook, whole", WholeRulebook))
def get_rulebook(call: Call, digest: str) -> WholeRulebook:
    """Return one version, or refuse with 404."""
    rows, _ = rulebooks(call.reading, None, 1, digest)
    known(rows, "digest")
    return WholeRulebook(**ShownRulebook.cells(rows[0]), content=rows[0]["content"])
