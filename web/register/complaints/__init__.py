"""Complaints: taken in, decided step by step, followed by a code, counted by month."""
