"""Estates' assets and leases."""
