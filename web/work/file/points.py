"""One point of the file: what it rests on, an objection to it, or a request to repair what was put right."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from sqlalchemy import RowMapping
from werkzeug.wrappers import Response

from credit.standing.laws import cite
from credit.standing.petitions import Petition, Point
from models.errors import InputError
from web.access import Action
from web.gate import needs
from web.languages import language
from web.pages.wording import Wording
from web.reading import published
from web.register.standing.marks import marks_for
from web.register.standing.petitions import file_petition, law_of_run, points_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.documents import digests_in
from web.work.file.asking import Reasons, Repairing, hints
from web.work.file.wording import word
from web.work.firms import company_here
from web.work.forms import text

__all__ = ["add_to"]

_FORMS: Final[dict[str, type[Reasons]]] = {"objection": Reasons, "repair": Repairing}


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    for kind in _FORMS:
        address = f"/points/<table>/<path:row_id>/{kind}"
        pages.add_url_rule(address, kind, _file, methods=["GET", "POST"], defaults={"kind": kind})


@needs(Action.FILE_ASK)
def _file(table: str, row_id: str, kind: str) -> Response | tuple[str, int]:
    company_id = company_here()
    row, point = _point(company_id, table, row_id)
    form = _FORMS[kind]()
    if form.sent():
        with refused_into(form), acting() as clerk:
            filed = file_petition(clerk, _asked(form, point, clerk.at), text(form.reasons))
        if not form.is_wrong:
            what = gettext("Filed as number %(number)s; the point is marked until it is decided.", number=filed.number)
            return done(what, url_for("work.file.petition", number=filed.number))
    return _page(form, row, point, kind)


def _asked(form: Reasons, point: Point, at: datetime) -> Petition:
    documents = digests_in("documents")
    if not isinstance(form, Repairing):
        return Petition(0, "objection", point, at, documents)
    days = form.rectified_on.data, form.harm_removed_on.data, form.interviewed_on.data
    return Petition(0, "repair", point, at, documents, *days)


def _page(form: Reasons, row: RowMapping, point: Point, kind: str) -> tuple[str, int]:
    session, now = reading_session(), published()
    law, marks = law_of_run(session, point.run), marks_for(session, point.company_id)
    clock = law.repair.decide if kind == "repair" else law.objection.decide
    return render_template(
        "work/file/point.html", form=form, kind=kind, row=row, company_id=point.company_id, now=now,
        words=Wording(now.book), word=word, hints=hints(), mark=marks.get((point.table, point.row_id)),
        days=clock.working_days, law_of_clock=cite(law, clock.basis, language()),
        law_of_asking=cite(law, law.repair.asked.basis, language()) if kind == "repair" else "",
    ), form.status  # fmt: skip


def _point(company_id: str, table: str, row_id: str) -> tuple[RowMapping, Point]:
    try:
        run, rows = points_of(reading_session(), company_id)
    except InputError:
        abort(404)
    mine = [row for row in rows if (row["source_table"], row["source_id"]) == (table, row_id) and row["occurred_on"]]
    if not mine:
        abort(404)
    row = mine[0]
    return row, Point(
        run, company_id, row["rule"], row["event"], table, row_id, row["occurred_on"], row["points_milli"]
    )
