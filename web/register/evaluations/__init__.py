"""Evaluations of bids, and what of them anybody may see."""
