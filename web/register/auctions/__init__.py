"""Rent auctions: announced, bid in, closed, each event durable before it is told."""
