"""A company beside its peers, as its page shows it: score and complaints, chart and table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext
from markupsafe import Markup

from models.values.points import MILLI
from web.charts import Spread, spread_chart
from web.register.complaints.figures import ComplaintFigures, tallied
from web.register.complaints.tallies import per_area
from web.register.public.peers import Quartiles, peers_of, quartiles
from web.register.ratings.city import City, CompanyFacts

__all__ = ["Comparison", "comparison"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`number` companies that serve from a `times`-th to `times` times the area; values in thousandths."""

    times: int
    number: int
    rows: Sequence[tuple[str, Quartiles, int]]
    chart: Markup


def comparison(city: City, figures: ComplaintFigures, company: CompanyFacts) -> Comparison | None:
    """Return the comparison, None where too few companies are of its size."""
    areas = {key: city.area_of(key) for key, one in city.companies.items() if one.status == "rated"}
    found = peers_of(company.company_id, areas)
    if found is None:
        return None
    times, keys = found
    scores = {key: city.companies[key].score_milli for key in keys}
    rates = {key: per_area(tallied(figures.of_company.get(key, ())).received, areas[key]) or 0 for key in keys}
    named = ((gettext("Score"), scores), (gettext("Complaints per 100,000 m²"), rates))
    rows = [
        (name, spread, values[company.company_id])
        for name, values in named
        if (spread := quartiles(values.values())) is not None
    ]
    chart = spread_chart([_spread(*row) for row in rows], own=gettext("This company"))
    return Comparison(times, len(keys), rows, chart)


def _spread(name: str, found: Quartiles, own: int) -> Spread:
    values = (found.least, found.lower, found.median, found.upper, found.greatest, own)
    return Spread(name, *(value / MILLI for value in values))
