"""The first page: look somebody up, the figures of the city today, and the way into every room."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template
from flask_babel import gettext

from web.charts import grades_chart
from web.pages.asking import shown_on
from web.pages.kept_reads import listings
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.complaints.figures import complaint_figures, tallied
from web.register.public.lists import public_lists
from web.register.ratings.city import city_of
from web.register.ratings.proposed_lists import KINDS
from web.register.tenders.reading import tenders

__all__ = ["pages"]

pages = Blueprint("home", __name__)


@pages.get("/")
def show() -> str:
    """Show the search, the figures, the distribution of grades, the lists and the tenders."""
    now = published()
    words = Wording(now.book)
    city, figures = city_of(connection(), now), complaint_figures(connection(), now)
    counts = Counter(one.grade for one in city.companies.values())
    by_grade = [(grade, counts[grade]) for grade in words.grades]
    names = {key: one.name for key, one in city.companies.items()}
    lists = public_lists(listings(), names, shown_on(now))
    proposed = [entry["kind"] for key in city.companies for entry in city.proposals(key, lists.settled)]
    return render_template(
        "home.html",
        now=now,
        words=words,
        city=city,
        by_grade=by_grade,
        total=counts.total(),
        unserving=sum(one.status == "no_project" for one in city.companies.values()),
        chart=grades_chart(by_grade, companies=gettext("Companies")),
        listed=lists.on(),
        proposed={kind: proposed.count(kind) for kind in KINDS},
        tenders=tenders(connection()),
        tally=tallied(figures.of_year),
    )
