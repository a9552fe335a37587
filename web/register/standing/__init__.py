"""Listings, petitions and certificates: what a company may do about its rating, and what follows from it."""
