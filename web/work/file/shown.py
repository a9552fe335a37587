"""The file itself: the rating, every point with clause and evidence, what is asked for, and the lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import Blueprint, abort, render_template, request
from sqlalchemy import RowMapping

from credit.explaining.marks import Marks
from credit.standing.deadlines import respond_by
from credit.standing.laws import law_for
from credit.standing.life import state_on
from credit.standing.petitions import petition_due, petition_state
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import today
from web.gate import needs
from web.pages.asking import page_of
from web.pages.company import expiring
from web.pages.next_grades import next_grade
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.ratings.credit_files import certificates_of, credit_file
from web.register.standing.listings import listings_of
from web.register.standing.marks import marks_for
from web.register.standing.petitions import law_of_run, petitions_of
from web.register.standing.reviews import reviews_of
from web.work.acting import reading_session
from web.work.file.wording import word
from web.work.firms import company_here, own_companies

__all__ = ["add_to"]

_SIZE: Final = 50
_SHOWN: Final = ("deductions", "merits", "marked", "all")


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show", _show)


@needs(Action.FILE_READ)
def _show() -> str:
    company_id, session, now = company_here(), reading_session(), published()
    file = credit_file(connection(), now, company_id)
    if file is None:
        abort(404)
    marks, asked = marks_for(session, company_id), request.args.get("points", _SHOWN[0])
    rows = [row for row in file.contributions if _fits(row, asked, marks)]
    return render_template(
        "work/file/show.html", now=now, words=Wording(now.book), file=file, company_id=company_id,
        companies=own_companies(), asked=asked, kinds=_SHOWN, marks=marks, word=word,
        expiring=expiring(file), next_grade=next_grade(now.book, file.rating, file.contributions),
        petitions=_petitions(company_id), listings=_listings(company_id), reviews=reviews_of(session, company_id),
        certificates=certificates_of(connection(), company_id), **page_of(rows, _SIZE),
    )  # fmt: skip


def _fits(row: RowMapping, asked: str, marks: Marks) -> bool:
    if asked == "deductions":
        return row["points_milli"] < 0 or row["component"] is None
    if asked == "merits":
        return bool(row["points_milli"] > 0)
    return asked != "marked" or (row["source_table"], row["source_id"]) in marks


def _petitions(company_id: str) -> list[Mapping[str, Any]]:
    session = reading_session()
    return [
        {"it": one, "state": petition_state(one),
         "due": petition_due(one, law_of_run(session, one.point.run), working_or_weekday)}
        for one in reversed(petitions_of(session, company_id))
    ]  # fmt: skip


def _listings(company_id: str) -> list[Mapping[str, Any]]:
    """Return the company's listings with which something was done, the newest first."""
    found = [one for one in reversed(listings_of(reading_session(), company_id)) if one.steps]
    return [
        {"it": one, "state": state_on(one, today()),
         "until": respond_by(one, law_for(one.facts.jurisdiction), working_or_weekday)}
        for one in found
    ]  # fmt: skip
