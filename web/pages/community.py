"""One community: who serves it, complaints and how fast they are closed, its owners' votes, its board, its tenders."""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import Blueprint, abort, render_template
from flask_babel import gettext

from bidding.fees import EstateFees, estate_fees
from bidding.owners.vote_life import vote_state
from credit.renovation import project_state
from web.charts import months_chart
from web.fee_table import fee_table
from web.pages.asking import shown_on
from web.pages.kept_reads import renovations
from web.pages.mode_words import mode_word, proposals_of
from web.pages.renovation_words import word
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.complaints.figures import complaint_figures, tallied
from web.register.modes.public import served_in_public
from web.register.public.estates import EstateFile, estate_file
from web.register.ratings.city import city_of

__all__ = ["pages"]

pages = Blueprint("community", __name__)

_VOTES: Final = 12
"""Votes on the page, the newest first; a committee holds few in a year."""


@pages.get("/communities/<community_id>")
def show(community_id: str) -> str:
    """Show what is on record of it; nobody who lives or owns there is named."""
    now = published()
    city = city_of(connection(), now)
    estate = city.estates.get(community_id)
    if estate is None:
        abort(404)
    figures, on = complaint_figures(connection(), now), shown_on(now)
    counts = figures.of_community.get(community_id, ())
    months = figures.by_month(counts)
    known = (one.until(on) for one in renovations() if one.terms.community_id == community_id)
    serves, file = city.serving.get(community_id), estate_file(connection(), now, community_id, on)
    mode = served_in_public(city, estate, on, file.modes, file.engaged)
    return render_template(
        "community.html", now=now, words=Wording(now.book), city=city, estate=estate, on=on,
        file=file, fees=_fees(community_id, file, on), fee_table=fee_table(), serves=serves, mode=mode,
        mode_word=mode_word, reasons=proposals_of(mode), votes=[(one, vote_state(one)) for one in file.votes[:_VOTES]],
        company=None if serves is None else city.companies.get(serves.company_id), months=months,
        renewed=[(one.id, word(project_state(one))) for one in known if one is not None],
        tally=tallied(counts), names={key: one.name for key, one in city.companies.items()},
        chart=months_chart([(month, it.received) for month, it in months], number=gettext("Complaints")),
    )  # fmt: skip


def _fees(community_id: str, file: EstateFile, on: date) -> EstateFees | None:
    """Return how its fees stand; None where its books were never opened."""
    return None if file.board is None else estate_fees(community_id, file.money, fee_table(), on)
