"""Accounts, sessions, organisations and tokens."""
