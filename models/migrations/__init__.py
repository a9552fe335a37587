"""Alembic migrations that run on SQLite and PostgreSQL alike."""

from __future__ import annotations

from models.migrations.upgrading import is_current, pending, upgrade

__all__ = ["is_current", "pending", "upgrade"]
