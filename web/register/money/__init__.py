"""Estates' money: rows, authority, books and steps."""
