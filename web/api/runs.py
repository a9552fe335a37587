"""Rating runs: of which day, by which rulebook, from which evidence, with which result, each by its digest."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from web.api.operations import Operation
from web.api.pages import Page, after_of, page_of
from web.api.paging import number_in
from web.api.publication import known
from web.api.routing import Call, routes
from web.api.shapes import Moment, Paged, Shape
from web.register.public.rows import RUNS, runs

__all__ = ["ShownRun"]


class ShownRun(Shape):
    """A run; equal evidence and rulebook give the same `ratings_digest` to whoever repeats it."""

    run: int
    as_of: date
    known_at: Annotated[Moment | None, Field(description="What was on record at this moment; null for all.")]
    rulebook_digest: str
    evidence_digest: str
    ratings_digest: str
    computed_at: Moment
    published_at: Annotated[Moment | None, Field(description="When it was first made public.")]


@routes.to(Operation("GET", "/runs", "listRuns", "Rating runs, the newest first", Page[ShownRun], query=Paged))
def list_runs(call: Call) -> Page[ShownRun]:
    """Return a page."""
    asked: Paged = call.asked
    rows, following = runs(call.reading, after_of(asked, RUNS), asked.limit)
    return page_of([ShownRun(**row) for row in rows], following, RUNS)


@routes.to(Operation("GET", "/runs/{run}", "getRun", "One rating run", ShownRun))
def get_run(call: Call, run: str) -> ShownRun:
    """Return one run, or refuse with 404."""
    number = number_in(run)
    rows = [] if number is None else runs(call.reading, None, 1, number)[0]
    known(rows, "run")
    return ShownRun(**rows[0])
