"""Seeded synthetic cities: companies, communities, evidence, tenders and bids, none of it real."""

from __future__ import annotations

from synthetic_data.districts import district_outlines
from synthetic_data.fee_tables import fee_table_text
from synthetic_data.generation import Generated, generate
from synthetic_data.reading import profiles

__all__ = ["Generated", "district_outlines", "fee_table_text", "generate", "profiles"]
