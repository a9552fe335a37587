"""An index by which the entries of one subject are found."""

from __future__ import annotations

from alembic import op

revision = "20261126_21"
down_revision = "20261126_20"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index(op.f("ix_ledger_entry_subject"), "ledger_entry", ["subject"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index(op.f("ix_ledger_entry_subject"), "ledger_entry")
