"""Inspections: campaigns and their findings, and what they say of companies and of common parts."""
