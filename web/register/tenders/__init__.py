"""Tenders from draft to contract."""
