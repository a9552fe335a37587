"""How Alembic runs our revisions: on the connection it is handed, in one transaction, in batch mode for SQLite."""

from __future__ import annotations

from alembic import context

from models.tables import Row

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Row.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
