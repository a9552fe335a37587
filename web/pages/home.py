"""The first page: what this is, and where the companies of the city stand today."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_babel import gettext

from web.charts import grades_chart
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.companies import grade_counts
from web.register.standing import proposed_lists
from web.register.tenders import tenders

__all__ = ["pages"]

pages = Blueprint("home", __name__)


@pages.get("/")
def show() -> str:
    """Show the run, the distribution of grades, the lists and the tenders."""
    now = published()
    words = Wording(now.book)
    counts = grade_counts(connection(), now)
    by_grade = [(grade, sum(n for (found, _), n in counts.items() if found == grade)) for grade in words.grades]
    return render_template(
        "home.html",
        now=now,
        words=words,
        by_grade=by_grade,
        total=sum(counts.values()),
        unserving=sum(n for (_, status), n in counts.items() if status == "no_project"),
        chart=grades_chart(by_grade, companies=gettext("Companies")),
        lists=proposed_lists(connection(), now),
        tenders=tenders(connection()),
    )
