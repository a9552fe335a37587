"""The communities of a package as the analysis of complaints needs them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from credit.evidence import Package

__all__ = ["places_of"]


def places_of(package: Package, on: date) -> pd.DataFrame:
    """Return name, subdistrict, households, and whether a company serves it on a day, by community_id."""
    places: pd.DataFrame = package.tables["communities"].to_pandas().set_index("community_id")
    served = {
        row["community_id"]
        for row in package.tables["service_periods"].select(["community_id", "starts_on", "ends_on"]).to_pylist()
        if row["starts_on"] <= on and (row["ends_on"] is None or on < row["ends_on"])
    }
    return places[["name", "subdistrict", "households"]].assign(served=[name in served for name in places.index])
