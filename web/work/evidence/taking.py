"""The last step: what the preview showed is taken in, or thrown away."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.evidence import read_package
from models.errors import Problem, RefusedError
from web.access import Action
from web.gate import acting_for, needs
from web.register.ratings.packages import save_package
from web.work.acting import acting, done, refused_into
from web.work.evidence.previewing import Nothing, draft_named, page_of
from web.work.evidence.reading import read_draft

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<draft_id>/take", "take", _take, methods=["POST"])
    pages.add_url_rule("/<draft_id>/drop", "drop", _drop, methods=["POST"])


@needs(Action.EVIDENCE_IMPORT)
def _take(draft_id: str) -> Response | tuple[str, int]:
    draft, form, number = draft_named(draft_id), Nothing(), 0
    with refused_into(form):
        package = read_package(draft.path, mapping=draft.mapping)
        if package.digest != request.form.get("digest"):
            read_draft(draft)
            what = gettext("This page shows an earlier reading.")
            raise RefusedError(Problem("", what, gettext("Look at it once more, then confirm.")))
        with acting() as clerk:
            number = save_package(clerk, package, {"by": acting_for(), "mended": draft.mended})
    if form.is_wrong:
        return page_of(draft, form)
    draft.drop()
    what = gettext("Taken in as import %(number)s. Ratings use it from the next run on.", number=number)
    return done(what, url_for("work.evidence.show"))


@needs(Action.EVIDENCE_IMPORT)
def _drop(draft_id: str) -> Response:
    draft_named(draft_id).drop()
    return done(gettext("Thrown away. Nothing was taken in."), url_for("work.evidence.show"))
