"""Renovation of old estates: the library of projects, and the property rooms of estates."""
