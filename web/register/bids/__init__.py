"""Sealed bids: boxes, envelopes, submissions, openings."""
