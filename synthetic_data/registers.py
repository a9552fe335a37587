"""The tables of who there is: companies, managers, communities, service periods."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from synthetic_data.city import City
from synthetic_data.columns import coded, days, flags, picked, texts, wholes
from synthetic_data.communities import Communities
from synthetic_data.naming import person_names
from synthetic_data.serving import OPEN
from synthetic_data.unserved import unserved_estates

__all__ = ["communities_table", "companies_table", "managers_table", "service_periods_table"]


def companies_table(city: City) -> pa.Table:
    """Return the companies."""
    firms = city.companies
    return pa.table(
        {
            "company_id": texts(firms.ids),
            "name": texts(firms.names),
            "registered_on": days(firms.registered),
            "participates": flags(firms.participates),
            "legal_representative": texts(firms.legal),
        }
    )


def managers_table(city: City) -> pa.Table:
    """Return the managers (项目负责人) with invented names."""
    company = city.service.managers
    return pa.table(
        {
            "manager_id": coded("M", np.arange(len(company))),
            "company_id": picked(city.companies.ids, company),
            "name": texts(person_names(len(company), city.streams.named("managers"))),
        }
    )


def communities_table(city: City) -> pa.Table:
    """Return the housing estates, those that nobody serves at the end."""
    served = _estates(city.communities, 0)
    if not city.profile.communities.unserved.value:
        return served
    return pa.concat_tables([served, _estates(unserved_estates(city), served.num_rows)])


def _estates(estates: Communities, first: int) -> pa.Table:
    return pa.table(
        {
            "community_id": coded("X", np.arange(first, first + len(estates.area))),
            "name": texts(estates.names),
            "district": texts(estates.district),
            "subdistrict": texts(estates.subdistrict),
            "neighbourhood": texts(estates.neighbourhood),
            "kind": texts(estates.kind),
            "built_year": wholes(estates.built_year),
            "households": wholes(estates.households),
            "floor_area_m2": wholes(estates.area),
        }
    )


def service_periods_table(city: City) -> pa.Table:
    """Return who served which estate when; open periods have no end."""
    service = city.service
    return pa.table(
        {
            "community_id": coded("X", service.community),
            "company_id": picked(city.companies.ids, service.company),
            "manager_id": coded("M", service.manager),
            "starts_on": days(service.starts),
            "ends_on": days(service.ends, service.ends == OPEN),
        }
    )
