"""Estates, the bodies that act for them, and votes."""
